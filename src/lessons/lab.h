// Where a lesson's claims are tried: models trained from their own random weights, without a window, and what was
// measured on the way. May include core .. train and lessons.
//
//   bool keeps_colour(Lab& lab) {
//       const Run run = train_model(lab, yellow_cabs_spec(), 1500);
//       return note(lab, "bits of colour", bits(run, "colour", -1)) >= 1.2;
//   }
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/material.h"
#include "model/spec.h"
#include "train/snapshot.h"

namespace lessons {

struct Measured {
    std::string name;
    double value = 0;
};

struct Lab {
    int seed = 1;
    std::vector<Measured> measured{};  // for the report: mean and spread over the seeds are made of it
    std::string trouble{};             // a model that did not start or broke: the claim fails
};

struct Run {
    model::Spec spec;
    train::Snapshot shown;
    std::shared_ptr<const model::Material> material;
    bool ok = false;
};

// Trains `spec` with the lab's seed for so many steps.
Run train_model(Lab& lab, model::Spec spec, long steps);
// Remembers a figure for the report and returns it.
double note(Lab& lab, std::string_view name, double value);

// As in moment.h, of a finished run; NaN (so every comparison is false) where the run failed or has no such thing.
double balanced_right(const Run& run, std::string_view head);
double right(const Run& run, std::string_view head);
// Measured now, linear probe or neighbours, whichever finds more. Layer 0 = features, -1 = the map.
double bits(const Run& run, std::string_view attribute, int layer);

}  // namespace lessons
