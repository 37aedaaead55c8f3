// Training of a sweep on the graphics card. Cells with the same graph, batch size and optimiser form a group, which
// trains in the same passes; groups that the card cannot train stay on the CPU.
// May include core .. gl and app. Needs a current context. Next: app/experiment/card_training.h, train/alike.h.
//
//   start_on_card(on_card, kernels, sweep);
//   each frame:  run_on_card(on_card, kernels, sweep, 20);  fetch_from_card(on_card, sweep);
//   leave_card(on_card, sweep);           // before any cell is changed or run elsewhere
#pragma once

#include <string>
#include <vector>

#include "app/experiment/card_training.h"
#include "train/sweep.h"

namespace app {

struct CardGroup {
    CardTraining card;  // is_on if why_not is empty
    std::vector<int> cells;
    std::string why_not;  // why this group is trained on the CPU
};

struct SweepOnCard {
    std::vector<CardGroup> groups;
    bool is_on = false;  // at least one group is on the card
};

// Forms the groups and moves them to the card. Cells that are some steps behind are trained level first.
void start_on_card(SweepOnCard& on_card, gl::Kernels& kernels, train::Sweep& sweep);
// n steps of every cell: those on the card are issued and not waited for, those on the CPU are done on return.
void run_on_card(SweepOnCard& on_card, gl::Kernels& kernels, train::Sweep& sweep, long n);
// Gives the cells' trainers the weights that have arrived from the card, and requests the next copy. Returns whether
// any cell advanced. A group with a trainer in trouble() goes on on the CPU; is_on is false after the last one.
bool fetch_from_card(SweepOnCard& on_card, train::Sweep& sweep);
// Waits for all issued steps, copies everything back and frees the card. Here and below: does nothing if !is_on.
void leave_card(SweepOnCard& on_card, train::Sweep& sweep);
// The context was lost: cells go on on the CPU, from the last copy that arrived; the next steps bring them level.
void card_is_lost(SweepOnCard& on_card, train::Sweep& sweep);

}  // namespace app
