// The schema: every field of a Spec once, with label, help, range, choices and the kind of change it makes.
// Widgets, JSON, links, validation and reference page are read off these rows; nothing else lists fields.
// May include core, engine, data and model. Next: diff.h, spec_json.h, link.h.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/result.h"
#include "data/dataset.h"
#include "model/change.h"
#include "model/spec.h"

namespace model {

// The highest Spec::speed: no limit but the machine's.
inline constexpr int kFullSpeed = 1000;

struct Choice {
    std::string id;
    std::string label;
    std::string help;
};

// One field of Owner (Spec, LayerSpec or LossSpec). The member's type decides the widget: int and double with a range,
// bool a switch, string one of the choices, vector<string> a set of the choices.
template <class Owner>
struct Field {
    std::string_view id;  // stands in links: never changes
    std::string_view label;
    std::string_view help;  // one plain sentence
    Lever lever = Lever::view;
    Change change = Change::look;
    std::variant<int Owner::*, double Owner::*, bool Owner::*, std::string Owner::*, std::vector<std::string> Owner::*>
        member;
    double min = 0, max = 0;   // numbers only
    double step = 1;           // int: step of the buttons; double: precision worth showing
    bool logarithmic = false;  // the slider's scale
    // The choices that make sense in this Spec, in menu order; null for numbers and switches.
    std::vector<Choice> (*choices)(const Spec& spec, const Owner& owner) = nullptr;
    // Whether the field means anything in this Spec; null = always. One that does not is not shown, and changes
    // nothing.
    bool (*applies)(const Spec& spec, const Owner& owner) = nullptr;
};

// A list of items in a Spec: its items have fields of their own.
struct ListField {
    std::string_view id;
    std::string_view label;
    std::string_view help;
    Lever lever;
    Change change;  // of adding or removing an item
    int min_items, max_items;
};

std::span<const Field<Spec>> spec_fields();
std::span<const Field<LayerSpec>> layer_fields();
std::span<const Field<LossSpec>> loss_fields();
const ListField& layers_field();
const ListField& losses_field();

template <class Owner>
bool applies(const Field<Owner>& field, const Spec& spec, const Owner& owner) {
    return field.applies == nullptr || field.applies(spec, owner);
}

// Field by id; asking for one that does not exist is our bug.
const Field<Spec>& spec_field(std::string_view id);
const Field<LayerSpec>& layer_field(std::string_view id);
const Field<LossSpec>& loss_field(std::string_view id);

// The Spec that opens when nothing else is asked: of the first data set, or of this one.
Spec default_spec();
Spec default_spec(const data::DatasetRow& dataset);
// A layer, a loss as the "+" buttons add them. The new loss is one that the Spec does not have yet, where there is one.
LayerSpec new_layer(const Spec& spec);
LossSpec new_loss(const Spec& spec);

// The same Spec with features in the data set's order and without doubles: equal meaning, equal value.
Spec normalised(Spec spec);
// The first thing that is wrong with it, as field ("layers.1.width") and sentence.
core::Status validate(const Spec& spec);

// What the map can show as regions: each classify and regress loss, and each feature a reconstruct loss decodes.
// Ids as in Spec::regions_of.
std::vector<Choice> region_choices(const Spec& spec);

}  // namespace model
