// The type of an optimiser: a row of a table, with one file in optimisers/ and one line in optimiser_list.h. An
// optimiser updates all parameters at once, or a run of neighbouring ones (update_rules.h), as one array (padding
// included: its gradients are 0, so it stays 0). May include core and engine.
#pragma once

#include <span>
#include <string_view>

namespace engine {

// Arguments of one update.
struct OptimiserCall {
    float* parameters = nullptr;       // [n]
    const float* gradients = nullptr;  // [n]
    float* slots = nullptr;            // [n_slots, n]: the optimiser's state (moments), 0 before the first step
    long n = 0;                        // a multiple of kLanes
    long slot_stride = 0;              // elements from one slot to the next; 0: n
    float learning_rate = 0.01f;
    float momentum = 0.9f;  // of the optimiser "momentum"; Adam's beta1 is always 0.9, beta2 0.999, epsilon 1e-8
    long step = 1;          // 1 for the first step since the slots were zero
};

// A row of the table. `step` updates call.parameters in place.
struct Optimiser {
    std::string_view id;  // part of links: never changes
    std::string_view label;
    std::string_view help;  // one sentence
    int n_slots = 0;
    bool decoupled_decay = false;  // weight decay acts on the weights (weight_decay.h), not on the gradient
    void (*step)(const OptimiserCall& call) = nullptr;
};

// All optimisers, in menu order; the one with this id, or null.
std::span<const Optimiser* const> optimiser_table();
const Optimiser* find_optimiser(std::string_view id);

}  // namespace engine
