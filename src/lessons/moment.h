// What a lesson may look at: the running model, what is kept of it, and what lies on the learner's desk; and the
// questions that most checks ask. Plain data and functions without memory. May include core .. train and lessons.
#pragma once

#include <string>
#include <string_view>

#include "lessons/desk.h"
#include "model/material.h"
#include "model/spec.h"
#include "train/bits_kept.h"
#include "train/snapshot.h"

namespace lessons {

struct Moment {
    const model::Spec& spec;
    const train::Snapshot& shown;
    const model::Material& material;
    const Desk& desk;
    const train::BitsKept* kept = nullptr;  // null = not measured; cells may be unmeasured or of an earlier step
    long steps_since = 0;  // training steps since the step of the lesson was opened or a lever was last pulled
    int pinned = -1;       // thing; -1 = none
    int seen_layer = -1;   // shown large instead of the map; -1 = the map
};

// A number in a text, by name.
struct Figure {
    std::string_view name;
    std::string_view label;  // of a column in the ledger
    std::string (*text)(const Moment& moment) = nullptr;
};

// Whether a feature group is on.
bool is_on(const model::Spec& spec, std::string_view feature);
// The weight of the first loss on this target, 0 if there is none; and setting it (adds no loss).
double weight_of(const model::Spec& spec, std::string_view target);
void set_weight(model::Spec& spec, std::string_view target, double weight);
// The head with this id ("classify.origin"), or null.
const train::HeadSnapshot* find_head(const train::Snapshot& shown, std::string_view id);
// Its balanced accuracy or R^2 on held-out things, its accuracy, 0..1; 0 if there is no such head.
double balanced_right(const Moment& moment, std::string_view head);
double right(const Moment& moment, std::string_view head);
// Bits that a layer keeps of an attribute (the better probe): layer 0 = features, -1 = the map. NaN while unknown, so
// that every comparison with it is false.
double bits(const Moment& moment, std::string_view attribute, int layer);
double entropy(const Moment& moment, std::string_view attribute);
// Units of the encoder's layers and the map, in all.
int units_of(const model::Spec& spec);

}  // namespace lessons
