// One training step, recorded in detail for display in slow motion: its batch, each thing's loss, the direction in
// which the losses pull each thing, and where all things moved. The step itself is an ordinary one, with the same bits.
// May include core, model, projection and train. Next: pull.h, trainer.h.
#pragma once

#include <string>
#include <vector>

#include "model/material.h"
#include "train/snapshot.h"

namespace train {

struct StepLoss {
    std::string id, label;  // as in model::Head
    double weight = 1;
    double before = 0, after = 0;  // on the batch, before multiplying by `weight`
    // [B]: loss of each thing alone; NaN where it has none (missing target). Empty for losses over pairs or on weights.
    std::vector<float> of_thing;
};

// Losses and pulls are computed with noise and dropout off, like everything that is displayed; the step itself has them
// on. B things in the batch, N in the data.
struct SlowStep {
    long step = 0;           // steps done after it, so the first is 1
    bool went_well = false;  // false: nothing to train on, or trouble (the trainer went back)
    std::vector<int> batch;  // [B]
    std::vector<StepLoss> losses;
    int worst = -1;                                  // the thing of the batch with the largest weighted loss
    std::vector<float> pull, pull_shown;             // [B, dims], [B, 2]: weighted sums of the pulls (pull.h)
    std::vector<float> places_before, places_after;  // [N, 2] on the plane that is shown
    double loss_before = 0, loss_after = 0;          // total loss of the batch
    double moved_batch = 0, moved_others = 0;        // mean distance moved, relative to the map's larger side
    std::vector<std::string> sentences;              // "1 of 4: ..." to "4 of 4: ..."; empty without a batch
};

// The sentences for a step that Trainer::slow_step() made. worst_says: what a head predicts for the worst thing.
std::vector<std::string> slow_step_sentences(const SlowStep& step, const std::string& worst_says,
                                             const model::Material& material);

}  // namespace train
