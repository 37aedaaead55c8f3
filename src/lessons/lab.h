// Training experiments that check a lesson's claims (Claim in lesson.h): models trained from random weights, without a
// window, and measurements of them. May include core .. train and lessons. Next: lesson.h.
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

// A number that a claim rests on.
struct Measured {
    std::string name;
    double value = 0;
};

struct FinishedRuns;

// One trial of a claim: all its training with one seed.
struct Lab {
    int seed = 1;
    std::vector<Measured> measured{};  // for the report, which gives mean and deviation over the seeds
    std::string trouble{};             // why a model did not start or became NaN, which fails the claim; else empty
    FinishedRuns* finished = nullptr;  // models of earlier claims; this one's are added; null = none are kept
};

// A model after training. ok: it trained to the end; if not, `shown` is empty and Lab::trouble says why.
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

// Trains `spec` from random weights, with the lab's seed, for this many steps; or takes the same model from
// Lab::finished. Errors: see Run.
Run train_model(Lab& lab, model::Spec spec, long steps);
// Adds a number to Lab::measured and returns it.
double note(Lab& lab, std::string_view name, double value);

// How well the head with this id ("classify.origin") predicts held-out things. Classes: balanced accuracy, and plain
// accuracy, 0..1. Numbers: R^2, at most 1, by both functions. NaN (so that every comparison is false) if the run failed
// or has no such head.
double balanced_accuracy(const Run& run, std::string_view head);
double right(const Run& run, std::string_view head);
// Bits kept of an attribute (its id) in a layer (train/bits_kept.h), measured now, by the better of the linear and the
// neighbour probe. layer: 0 = features, -1 = the map. NaN if the run failed.
double bits(const Run& run, std::string_view attribute, int layer);

}  // namespace lessons
