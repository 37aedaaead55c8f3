#include "model/spec_json.h"

#include <cmath>

#include "core/json.h"
#include "core/number_text.h"
#include "core/shown_text.h"
#include "model/schema_value.h"

namespace model {
namespace {

using core::Json;

Json value_json(const FieldValue& value) {
    return std::visit([](const auto& v) { return Json(v); }, value);
}

template <class Owner>
Json item_json(std::span<const Field<Owner>> fields, const Owner& owner) {
    Json json = Json::object();
    for (const Field<Owner>& field : fields) json[field.id] = value_json(get_field(field, owner));
    return json;
}

template <class Owner>
Json items_json(std::span<const Field<Owner>> fields, const std::vector<Owner>& items) {
    Json json = Json::array();
    for (const Owner& item : items) json.push_back(item_json(fields, item));
    return json;
}

constexpr std::string_view kExample = "A spec looks like {\"lr\": 0.03, \"features\": [\"weight\"]}.";
constexpr double kMostWhole = 1e9;  // the largest whole number of any field: fits an int, and all ranges end below

std::string place_of(const core::JsonFault& fault) {
    return "Line " + std::to_string(fault.line) + ", column " + std::to_string(fault.column) + ": ";
}

std::string short_dump(const Json& json) { return core::printable(core::shortened(json.dump(), 40)); }

// The JSON value as the type that the member has; the sentence if it is of another type. The range is for whole numbers
// that are too large for any member; others are checked where all fields are.
struct Typed {
    const Json& json;
    double min = 0, max = 0;
    std::string problem;

    FieldValue beyond(int old) {
        problem = "is " + core::figures_text(json.number(), 6) + ", which is too " +
                  (json.number() > 0 ? "large" : "small") + "; it can be " + number_text(min) + " to " +
                  number_text(max) + ". Choose a value in between.";
        return old;
    }

    FieldValue wrong(const FieldValue& old, const char* wanted) {
        problem = "is " + short_dump(json) + ", but has to be " + wanted + ".";
        return old;
    }
    FieldValue operator()(int old) {
        if (!json.is_number()) return wrong(old, "a whole number");
        const double number = json.number();
        if (number != std::floor(number)) return wrong(old, "a whole number");
        if (std::fabs(number) > kMostWhole) return beyond(old);
        return static_cast<int>(number);
    }
    FieldValue operator()(double old) { return json.is_number() ? json.number() : wrong(old, "a number"); }
    FieldValue operator()(bool old) { return json.is_truth() ? json.truth() : wrong(old, "true or false"); }
    FieldValue operator()(const std::string& old) {
        return json.is_text() ? json.text() : wrong(old, "a text in quotes");
    }
    FieldValue operator()(const std::vector<std::string>& old) {
        if (!json.is_array()) return wrong(old, "a list of texts");
        std::vector<std::string> ids;
        for (const Json& id : json.items()) {
            if (!id.is_text()) return wrong(old, "a list of texts");
            ids.push_back(id.text());
        }
        return ids;
    }
};

template <class Owner>
std::string known_fields(std::span<const Field<Owner>> fields, std::string_view lists) {
    std::string text;
    for (const Field<Owner>& field : fields) text += (text.empty() ? "" : ", ") + std::string(field.id);
    return text + std::string(lists);
}

template <class Owner>
core::Error read_field(std::span<const Field<Owner>> fields, Owner& owner, const std::string& path,
                       const std::string& key, const Json& json, std::string_view lists) {
    for (const Field<Owner>& field : fields) {
        if (field.id != key) continue;
        Typed typed{json, field.min, field.max, {}};
        const FieldValue value = std::visit([&](const auto& old) { return typed(old); }, get_field(field, owner));
        if (!typed.problem.empty()) return {path, std::string(field.label) + " " + typed.problem};
        set_field(field, owner, value);
        return {};
    }
    return {core::printable(core::shortened(path)),
            "There is no field " + core::quoted(key) + " here. Known are: " + known_fields(fields, lists) + "."};
}

template <class Owner>
core::Error read_items(std::span<const Field<Owner>> fields, const ListField& list, std::vector<Owner>& items,
                       const Json& json) {
    const std::string name(list.id);
    if (!json.is_array()) return {name, name + " is " + short_dump(json) + ", but has to be a list of objects."};
    std::vector<Owner> read;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const std::string path = name + "." + std::to_string(i);
        const Json& of_item = json.items()[i];
        if (!of_item.is_object()) return {path, path + " is " + short_dump(of_item) + ", but has to be an object."};
        Owner item;
        for (std::size_t k = 0; k < of_item.size(); ++k) {
            const std::string& key = of_item.keys()[k];
            core::Error problem = read_field(fields, item, path + "." + key, key, of_item.items()[k], "");
            if (!problem.sentence.empty()) return problem;
        }
        read.push_back(std::move(item));
    }
    items = std::move(read);
    return {};
}

template <class Owner>
Json fields_schema(std::span<const Field<Owner>> fields, const Spec& spec, const Owner& owner) {
    Json json = Json::array();
    for (const Field<Owner>& field : fields) {
        Json row = {
            {"id", field.id}, {"label", field.label}, {"help", field.help}, {"acts", when_it_acts(field.change)}};
        row["default"] = value_json(get_field(field, owner));
        if (field.max > field.min) row["range"] = {field.min, field.max};
        if (field.choices != nullptr) {
            for (const Choice& choice : field.choices(spec, owner)) row["choices"].push_back(choice.id);
        }
        json.push_back(std::move(row));
    }
    return json;
}

}  // namespace

std::string to_json(const Spec& spec) {
    Json json = item_json(spec_fields(), spec);
    json["layers"] = items_json(layer_fields(), spec.layers);
    json["losses"] = items_json(loss_fields(), spec.losses);
    return json.dump(2);
}

core::Result<Spec> from_json(std::string_view text, const Spec& base) {
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return core::Error{"", "This is empty. " + std::string(kExample)};
    core::JsonFault fault, twice;
    const std::optional<Json> parsed = Json::parse(text, &fault, &twice);
    if (!parsed)
        return core::Error{"", "This is not JSON. " + place_of(fault) + fault.cause + ". " + std::string(kExample)};
    if (!twice.cause.empty())
        return core::Error{"", place_of(twice) + twice.cause + " in one object. Keep one of the two."};
    const Json& json = *parsed;
    if (!json.is_object()) return core::Error{"", "A spec is a JSON object, but this is " + short_dump(json) + "."};
    Spec spec = base;
    if (const Json* dataset = json.find("dataset"); dataset != nullptr && dataset->is_text()) {
        const data::DatasetRow* row = data::find_dataset(dataset->text());
        if (row != nullptr && row->id != base.dataset) spec = default_spec(*row);
    }
    for (std::size_t k = 0; k < json.size(); ++k) {
        const std::string& key = json.keys()[k];
        const Json& value = json.items()[k];
        core::Error problem;
        if (key == layers_field().id) {
            problem = read_items(layer_fields(), layers_field(), spec.layers, value);
        } else if (key == losses_field().id) {
            problem = read_items(loss_fields(), losses_field(), spec.losses, value);
        } else {
            problem = read_field(spec_fields(), spec, key, key, value, ", layers, losses");
        }
        if (!problem.sentence.empty()) return problem;
    }
    if (const core::Status valid = validate(spec); !valid.ok()) return valid.error();
    return normalised(std::move(spec));
}

std::string schema_json() {
    const Spec spec = default_spec();
    Json json = {
        {"fields", fields_schema(spec_fields(), spec, spec)},
        {"layers", fields_schema(layer_fields(), spec, new_layer(spec))},
        {"losses", fields_schema(loss_fields(), spec, spec.losses.empty() ? LossSpec{} : spec.losses.front())}};
    return json.dump(2);
}

}  // namespace model
