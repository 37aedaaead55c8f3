// The schema: one row for each field of a Spec, with label, help, range, choices and the depth of a change. Controls,
// JSON, links, validation and the reference page are derived from these rows; no other code lists the fields. May
// include core, engine, data and model. Next: diff.h, spec_json.h, link.h.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/result.h"
#include "data/dataset.h"
#include "model/change.h"
#include "model/choice.h"
#include "model/spec.h"

namespace model {

// The highest Spec::speed, which means no limit.
inline constexpr int kFullSpeed = 1000;

// One field of Owner (Spec, LayerSpec or LossSpec). The member's type decides the widget: int and double a slider, bool
// a switch, string one of the choices, vector<string> a set of the choices.
template <class Owner>
struct Field {
    std::string_view id;  // part of links: never changes
    std::string_view label;
    std::string_view help;  // one plain sentence
    Lever lever = Lever::view;
    Change change = Change::look;
    std::variant<int Owner::*, double Owner::*, bool Owner::*, std::string Owner::*, std::vector<std::string> Owner::*>
        member;
    double min = 0, max = 0;   // numbers only
    double step = 1;           // int: step of the buttons; double: precision that is shown
    bool logarithmic = false;  // the slider's scale
    // The choices that are possible in this Spec, in menu order; null for numbers and switches.
    std::vector<Choice> (*choices)(const Spec& spec, const Owner& owner) = nullptr;
    // Whether the field has an effect in this Spec; null = always. A field without effect is not shown and changes
    // nothing.
    bool (*applies)(const Spec& spec, const Owner& owner) = nullptr;
    // For Change::look only: whether a sweep may vary the field, because it changes where the things are on the map.
    bool is_in_sweeps = false;
};

// A list in a Spec (layers, losses), whose items have fields of their own.
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

// The field with this id, which must exist (checked).
const Field<Spec>& spec_field(std::string_view id);
const Field<LayerSpec>& layer_field(std::string_view id);
const Field<LossSpec>& loss_field(std::string_view id);

// The default Spec for the first data set, or for this one.
Spec default_spec();
Spec default_spec(const data::DatasetRow& dataset);
// The default Spec of an imported data set. With fewer than kFewThings things none are held out.
Spec default_spec(std::shared_ptr<const Material> imported);
inline constexpr int kFewThings = 20;
// The layer or loss that the "+" buttons add. The loss has a kind and target that no loss of the Spec has yet, if there
// are any.
LayerSpec new_layer(const Spec& spec);
LossSpec new_loss(const Spec& spec);

// Normal form: features in the data set's order and without duplicates, so that equal experiments are equal values.
Spec normalised(Spec spec);
// The first error of the Spec, with its field ("layers.1.width") and a sentence.
core::Status validate(const Spec& spec);

// The possible values of Spec::regions_of besides kAuto: each classify and regress loss, and each feature that a
// reconstruct loss decodes.
std::vector<Choice> region_choices(const Spec& spec);

}  // namespace model
