// Training on the graphics card, of one trainer or of several alike in the same passes. The rest of the app keeps
// reading the trainers on the CPU: their weights are updated whenever a copy of the card's weights has arrived. May
// include core .. gl and app. Needs a current context. Next: gl/training/steps.h, train/step_inputs.h.
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
    long reading = 0;  // how many of them the copy that is being read includes
    long taken = 0;    // how many of them the trainers' weights include
};

// Moves the trainers to the card. Error: why the card cannot train them, in a sentence for the learner. All trainers
// must have the same graph, batch size, optimiser and step count (checked).
core::Status start_on_card(CardTraining& card, gl::Kernels& kernels, const Trainers& trainers);
// Compiles the kernels that start_on_card() needs, as many as kernels.may_compile allows. True: all are compiled.
core::Result<bool> prepare_card(gl::Kernels& kernels, const Trainers& trainers);
// Issues n steps; does not wait for them.
void run_on_card(CardTraining& card, gl::Kernels& kernels, const Trainers& trainers, long n);
// Starts copying back the weights as they are now; with_slots: the optimiser's state, too, so that training could go on
// on the CPU from there.
void ask_card(CardTraining& card, bool with_slots);
// Gives the trainers the weights of a copy that has arrived. False: none has arrived, or a weight is not finite (the
// trainer has trouble()).
bool fetch_from_card(CardTraining& card, const Trainers& trainers);
// Waits for all steps, copies the complete state back into the trainers, random streams included, and frees the card.
void leave_card(CardTraining& card, const Trainers& trainers);
// Frees the card without copying anything back: for a trainer with trouble().
void give_up_card(CardTraining& card, const Trainers& trainers);
// The context was lost: the trainers go on from the last copy that arrived. Frees nothing on the card.
void card_is_lost(CardTraining& card, const Trainers& trainers);

}  // namespace app
