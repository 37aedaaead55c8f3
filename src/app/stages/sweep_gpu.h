// Trains the models (cells) of a sweep on the graphics card. Cells with the same graph, batch size and optimiser form a
// group, which trains in the same GL passes; groups that the card cannot train stay on the CPU. May include core .. gl
// and app. Needs a current GL context. Next: app/experiment/card_training.h, train/alike.h.
//
//   start_on_card(on_card, kernels, sweep);
//   each frame:  run_on_card(on_card, kernels, sweep, 20);  fetch_from_card(on_card, sweep);
//   leave_card(on_card, sweep);           // before any cell is changed or trained elsewhere
#pragma once

#include <string>
#include <vector>

#include "app/experiment/card_training.h"
#include "train/sweep.h"

namespace app {

struct CardGroup {
    CardTraining card;       // card.is_on is true if why_not is empty
    std::vector<int> cells;  // indices in Sweep::cells
    std::string why_not;     // why this group is trained on the CPU
};

struct SweepOnCard {
    std::vector<CardGroup> groups;
    bool is_on = false;  // at least one group is on the card
};

// Forms the groups and moves them to the card. on_card.is_on must be false (checked). Cells that are some steps behind
// the others are first trained until they are level.
void start_on_card(SweepOnCard& on_card, gl::Kernels& kernels, train::Sweep& sweep);
// Trains every cell n more steps. Steps on the card are issued and not waited for; those on the CPU are done on return.
void run_on_card(SweepOnCard& on_card, gl::Kernels& kernels, train::Sweep& sweep, long n);
// Copies the weights that have arrived from the card into the cells' trainers, and requests the next copy. Returns
// whether any cell advanced. A group with a trainer in trouble (weights that are not finite) continues on the CPU;
// is_on is false once no group is left on the card.
bool fetch_from_card(SweepOnCard& on_card, train::Sweep& sweep);
// Waits for all issued steps, copies the complete state back, frees the card, and trains the cells that are behind
// until all are level. This function and the next one do nothing if !is_on.
void leave_card(SweepOnCard& on_card, train::Sweep& sweep);
// Call when the context was lost: the cells continue on the CPU from the last copy that arrived. Cells that are behind
// are first trained until all are level.
void card_is_lost(SweepOnCard& on_card, train::Sweep& sweep);

}  // namespace app
