// AdamW: Adam with decoupled weight decay, which acts on the weights directly instead of through the gradient.
//   as adam.cpp; then p -= rate decay p
// Source    Loshchilov, Hutter 2019, Decoupled Weight Decay Regularization, algorithm 2.
// May include engine. Next: weight_decay.h, which does the decay.
#include "engine/optimiser_rows.h"

namespace engine::optimisers {

const Optimiser adamw{
    .id = "adamw",
    .label = "AdamW",
    .help = "Adam that pulls all weights towards 0 at one rate: a good first choice.",
    .n_slots = 2,
    .decoupled_decay = true,
    .step = adam_step,
};

}  // namespace engine::optimisers
