// Trainers whose steps are done on the graphics card: one, or all of a sweep in the same passes. The trainers stay what
// everybody looks at; their weights follow those on the card whenever a copy of them has come back.
// May include core .. gl and app. Needs a current context. Next: gl/training/steps.h, train/step_inputs.h.
//
//   start_on_card(card, kernels, trainers);
//   run_on_card(card, kernels, trainers, 100);  fetch_from_card(card, trainers);     // once a frame
//   leave_card(card, trainers);                                                      // before anything else is changed
#pragma once

#include <vector>

#include "gl/training/steps.h"
#include "train/trainer.h"

namespace app {

using Trainers = std::vector<train::Trainer*>;

struct CardTraining {
    gl::Steps steps;
    bool is_on = false;
    long issued = 0;   // steps since the start
    long reading = 0;  // of them, those that the copy on its way knows
    long taken = 0;    // of them, those that the trainers know
};

// Errors: why the card cannot, in a sentence for the learner. All trainers must have the same graph, batch, optimiser
// and step count (checked).
core::Status start_on_card(CardTraining& card, gl::Kernels& kernels, const Trainers& trainers);
// Compiles what start_on_card() would, as much of it as kernels.may_compile allows. True once all is there.
core::Result<bool> prepare_card(gl::Kernels& kernels, const Trainers& trainers);
// Issues n steps; does not wait for them.
void run_on_card(CardTraining& card, gl::Kernels& kernels, const Trainers& trainers, long n);
// Asks for the weights as they are now; with slots, so that training could go on elsewhere from there.
void ask_card(CardTraining& card, bool with_slots);
// If a copy has come, the trainers have its weights now. False if nothing has, or if a trainer broke by it (trouble()).
bool fetch_from_card(CardTraining& card, const Trainers& trainers);
// Waits for all steps; then the trainers are where the card was, random streams and all, and the card is free.
void leave_card(CardTraining& card, const Trainers& trainers);
// A trainer broke: what is on the card is worth nothing any more.
void give_up_card(CardTraining& card, const Trainers& trainers);
// The context is gone: the trainers go on from the last copy that came. Frees nothing on the card.
void card_is_lost(CardTraining& card, const Trainers& trainers);

}  // namespace app
