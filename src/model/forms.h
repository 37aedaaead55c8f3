// What flows from layer to layer in a Spec: the form of each layer's output, and an error sentence where a layer cannot
// follow the one before it. Knows the data set's row (data::DatasetRow), but no values. May include core, data and
// model. Next: tables.h (what each layer takes and gives).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/dataset.h"
#include "model/spec.h"

namespace model {

// "a row of numbers", "a picture of 8 x 8", "a sequence of 12", "the nodes of a graph".
std::string form_text(const data::Form& form);

// The forms that a layer of this kind takes, and that which it gives, for people: "a picture or a sequence".
struct LayerRow;
std::string takes_text(const LayerRow& row);
std::string gives_text(const LayerRow& row);

// [layers + 1]: the form of the features, then of each layer's output. The last one is what the map takes: a row.
// Errors: "layers.2.kind" and a sentence that names the layer, the form, and what would help.
core::Result<std::vector<data::Form>> forms_of(const Spec& spec);

// Why a layer of this kind cannot stand at this place of the Spec's encoder, behind the layers before it; empty if it
// can. For menus.
std::string why_not(const Spec& spec, std::size_t place, std::string_view kind);

// Puts the rows between the layers that lead from one form to the next, where they are missing: "as picture" in front,
// "flatten" before the map. Gives the Spec back as it is where no such row would help.
Spec with_missing_forms(Spec spec);

// A whole encoder to begin with, for data that have a form.
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
