// A sweep whose steps are done on the graphics card: cells that train alike, all in the same passes; the others on the
// CPU, and why. The cells' trainers follow the card as train/sweep.h's always do.
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
    CardTraining card;  // on where why_not is empty
    std::vector<int> cells;
    std::string why_not;  // why these are trained on the CPU
};

struct SweepOnCard {
    std::vector<CardGroup> groups;
    bool is_on = false;  // some of it is
};

// Groups that the card refuses stay on the CPU. A sweep whose round was broken off is brought in step first.
void start_on_card(SweepOnCard& on_card, gl::Kernels& kernels, train::Sweep& sweep);
// n steps of every cell: issued on the card and not waited for, done here for those on the CPU.
void run_on_card(SweepOnCard& on_card, gl::Kernels& kernels, train::Sweep& sweep, long n);
// Takes what has come back and asks for more. Whether any cell moved on. A group that broke goes on on the CPU; after
// the last one nothing is on the card any more.
bool fetch_from_card(SweepOnCard& on_card, train::Sweep& sweep);
// Waits; then every cell is where the steps issued lead to. Nothing happens, here and below, if nothing is on the card.
void leave_card(SweepOnCard& on_card, train::Sweep& sweep);
// The context is gone: cells go on from the last copy that came, on the CPU; run_steps() of each brings them in step.
void card_is_lost(SweepOnCard& on_card, train::Sweep& sweep);

}  // namespace app
