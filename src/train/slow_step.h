// One training step taken apart: its batch, each thing's error, where each would have to go, and where all things went.
// The step is a real one; what is recorded around it changes nothing. May include core, model, projection and train.
#pragma once

#include <string>
#include <vector>

#include "model/material.h"
#include "train/snapshot.h"

namespace train {

struct StepLoss {
    std::string id, label;  // as in model::Head
    double weight = 1;
    double before = 0, after = 0;  // on the batch, before the weight
    // [B]: of each thing alone; NaN where the loss knows nothing of it. Empty: a loss on pairs or on weights has none.
    std::vector<float> of_thing;
};

// Losses, errors and pulls are looked at with noise and dropout off, as everything that is shown; the step itself has
// them on. B things in the batch, N in the data.
struct SlowStep {
    long step = 0;           // after it
    bool went_well = false;  // false: nothing to train on, or trouble, and the trainer went back
    std::vector<int> batch;  // [B]
    std::vector<StepLoss> losses;
    int worst = -1;                       // of the batch, an index of a thing: where the losses add up to most
    std::vector<float> pull, pull_shown;  // [B, dims], [B, 2]: as in pull.h, times the weights, added up
    std::vector<float> places_before, places_after;  // [N, 2], on the plane that is shown
    double loss_before = 0, loss_after = 0;          // of the batch, what training makes smaller
    double moved_batch = 0, moved_others = 0;        // mean, in shares of the larger side of the map before
    std::vector<std::string> sentences;              // "1 of 4: ..." to "4 of 4: ..."; empty without a batch
};

// Trainer::slow_step() makes them; here is what it says of them.
std::vector<std::string> slow_step_sentences(const SlowStep& step, const std::string& worst_says,
                                             const model::Material& material);

}  // namespace train
