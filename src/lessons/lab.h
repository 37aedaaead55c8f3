// Training experiments for a lesson's claims (Claim in lesson.h): models trained from random weights, without a window,
// and the measurements of them. May include core .. train and lessons.
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

struct FinishedRuns;

// One trial of a claim with one seed.
struct Lab {
    int seed = 1;
    std::vector<Measured> measured{};  // for the report, which gives mean and deviation over the seeds
    std::string trouble{};             // why a model did not start or became NaN, which fails the claim; else empty
    FinishedRuns* finished = nullptr;  // of other claims; null = every model is trained anew
};

// A model after training.
struct Run {
    model::Spec spec;
    train::Snapshot shown;
    std::shared_ptr<const model::Material> material;
    bool ok = false;
};

// Models that were trained for claims with one seed. A claim about the same Spec after the same number of steps reuses
// such a model instead of training it again, which would give the same bits.
struct FinishedRuns {
    struct One {
        long steps = 0;
        Run run;
    };
    std::vector<One> all;
};

// Trains `spec` with the lab's seed for this many steps.
Run train_model(Lab& lab, model::Spec spec, long steps);
// Records a number for the report and returns it.
double note(Lab& lab, std::string_view name, double value);

// Of the head with this id ("classify.origin"), on held-out things: balanced accuracy (R^2 of a number), and plain
// accuracy, 0..1. NaN (so that every comparison is false) if the run failed or has no such head.
double balanced_right(const Run& run, std::string_view head);
double right(const Run& run, std::string_view head);
// Bits kept, measured now, by the better of the linear and the neighbour probe. Layer 0 = features, -1 = the map.
// NaN if the run failed.
double bits(const Run& run, std::string_view attribute, int layer);

}  // namespace lessons
