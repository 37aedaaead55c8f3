// FieldValue, a value of any schema field whatever its type, and functions that get and set a field through it: shared
// by JSON, links, diff and validation. May include core and model.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/schema.h"

namespace model {

using FieldValue = std::variant<int, double, bool, std::string, std::vector<std::string>>;

template <class Owner>
FieldValue get_field(const Field<Owner>& field, const Owner& owner) {
    return std::visit([&](auto member) { return FieldValue(owner.*member); }, field.member);
}

// The value must have the field's type (checked): converting text is up to the caller.
template <class Owner>
void set_field(const Field<Owner>& field, Owner& owner, const FieldValue& value) {
    std::visit(
        [&](auto member) {
            using Type = std::remove_reference_t<decltype(owner.*member)>;
            const Type* typed = std::get_if<Type>(&value);
            ES_CHECK(typed != nullptr, "a field was set to a value of another type");
            owner.*member = *typed;
        },
        field.member);
}

// The shortest text that reads back as the same number: "0.03", "12", "1e-05".
std::string number_text(double number);
// A value as text, for people and links: "0.03", "on", "tanh", "size,power".
std::string value_text(const FieldValue& value);

// Empty if the field of this owner (the Spec, or a layer or loss of it) may have this value in this Spec; else a
// sentence with value, rule and next step.
template <class Owner>
std::string field_problem(const Field<Owner>& field, const Spec& spec, const Owner& owner, const FieldValue& value);

}  // namespace model
