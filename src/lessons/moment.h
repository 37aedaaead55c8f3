// A moment: everything that a lesson's checks and figures may look at (running model, bits kept, desk), and functions
// that answer the usual questions about it. Plain data; functions without state. May include core .. train and lessons.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "lessons/desk.h"
#include "model/material.h"
#include "model/spec.h"
#include "train/bits_kept.h"
#include "train/made.h"
#include "train/snapshot.h"

namespace lessons {

struct Moment {
    const model::Spec& spec;
    const train::Snapshot& shown;
    const model::Material& material;
    const Desk& desk;
    const train::BitsKept* kept = nullptr;  // null = not measured; cells may be unmeasured or of an earlier step
    long steps_since = 0;  // training steps since the lesson's step was opened or a lever was last pulled
    int pinned = -1;       // thing; -1 = none
    int seen_layer = -1;   // the layer shown in the map's place; -1 = the map
    // Places [N, 2] of the things on the screen if they are laid out by t-SNE or UMAP (else null), and the steps of
    // that layout.
    const std::vector<float>* laid_out = nullptr;
    int layout_step = 0;
    // Shares of the classes among the places to which a flow carries noise (train/made.h). May be some steps old,
    // because counting takes long; null: the model has no flow.
    const train::Arrivals* arrivals = nullptr;
};

// A number of the running model, as text, which texts of lessons refer to by its name in braces.
struct Figure {
    std::string_view name;
    std::string_view label;  // its column's title in the exhibit "ledger"
    std::string (*text)(const Moment& moment) = nullptr;
};

// Whether a feature group is on.
bool is_on(const model::Spec& spec, std::string_view feature);
// Whether the encoder has a layer of this kind.
bool has_layer(const model::Spec& spec, std::string_view kind);
// The weight of the first loss with this target, 0 if there is none. set_weight() sets that of every such loss.
double weight_of(const model::Spec& spec, std::string_view target);
void set_weight(model::Spec& spec, std::string_view target, double weight);
// The head with this id ("classify.origin"), or null.
const train::HeadSnapshot* find_head(const train::Snapshot& shown, std::string_view id);
// As in train::HeadSnapshot: the head's balanced accuracy, and its plain accuracy; of numbers both are R^2. 0 if there
// is no such head.
double balanced_accuracy(const Moment& moment, std::string_view head);
double right(const Moment& moment, std::string_view head);
// Accuracy of a head on some things: of those that have a value in this categorical column and for which counts() is
// true, the share whose value the head predicts. NaN if there is no such head or column.
double accuracy_among(const train::Snapshot& shown, const model::Material& material, std::string_view head,
                      std::string_view column, const std::function<bool(std::size_t thing)>& counts);
// Bits of an attribute kept in a layer (the better probe), and the attribute's entropy. Layer 0 = features, -1 = the
// map. NaN while unknown (bits: or measured before the model was changed), so that every comparison is false.
double bits(const Moment& moment, std::string_view attribute, int layer);
double entropy(const Moment& moment, std::string_view attribute);
// bits() with its standard error.
train::Bits bits_with_error(const Moment& moment, std::string_view attribute, int layer);
// Total number of units in the encoder's layers and the map.
int units_of(const model::Spec& spec);

}  // namespace lessons
