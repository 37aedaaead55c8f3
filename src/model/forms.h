// What flows from layer to layer in a Spec: the form of each layer's output, and an error sentence where a layer cannot
// follow the one before it. Knows the description of the data set (data::DatasetRow), but no values. May include core,
// data and model. Next: tables.h (what each layer takes and gives).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/dataset.h"
#include "model/choice.h"
#include "model/spec.h"

namespace model {

// "a row of numbers", "a picture of 8 x 8", "a sequence of 12", "the nodes of a graph".
std::string form_text(const data::Form& form);

// The forms of input and output of a layer of this kind, for people: "a picture or a sequence".
struct LayerRow;
std::string takes_text(const LayerRow& row);
std::string gives_text(const LayerRow& row);

// [layers + 1]: the form of the features, then of each layer's output. The last one is what the map takes: a row of
// numbers. Error: a field such as "layers.2.kind", and a sentence that names the layer, the form, and what would help.
core::Result<std::vector<data::Form>> forms_of(const Spec& spec);

// Why a layer of this kind cannot be at this place of the Spec's encoder, after the layers before it. Empty if it can,
// or if those layers already have an error of their own. For menus.
std::string why_not(const Spec& spec, std::size_t place, std::string_view kind);
// The same for many kinds at once, whose ids are those of the choices: sets Choice::why_not.
void add_why_not(const Spec& spec, std::size_t place, std::span<Choice> kinds);

// Inserts the layers that are missing to convert one form to the next: "as picture" at the start, "flatten" before the
// map. Returns the Spec unchanged if that does not make all layers fit.
Spec with_missing_forms(Spec spec);

// A complete encoder to start from, for data that can be read as this form.
struct Stack {
    std::string_view id, label, help;
    data::FormKind kind = data::FormKind::row;
    std::vector<LayerSpec> layers;
};
// Those that this Spec's data can feed, a dense net first.
std::vector<Stack> stacks_for(const Spec& spec);

// The group of the data set that has a form of this kind; null if none has.
const data::FeatureGroup* group_of_form(const Spec& spec, data::FormKind kind);

}  // namespace model
