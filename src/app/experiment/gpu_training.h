// Training on the graphics card, of one trainer or of several alike in the same passes. The rest of the app keeps
// reading the trainers on the CPU: their weights are updated whenever a copy of the GPU's weights has arrived. May
// include core .. gl and app. Needs a current context. Next: gl/training/steps.h, train/step_inputs.h.
//
//   start_on_gpu(GPU, kernels, trainers);
//   fetch_from_gpu(GPU, trainers);  run_on_gpu(GPU, kernels, trainers, 100);  ask_gpu(GPU, false);  // each frame
//   leave_gpu(GPU, trainers);                                            // before anything else is changed
#pragma once

#include <vector>

#include "gl/training/steps.h"
#include "train/trainer.h"

namespace app {

using Trainers = std::vector<train::Trainer*>;

struct GpuTraining {
    gl::Steps steps;
    bool is_on = false;
    long issued = 0;   // steps sent to the GPU since start_on_gpu()
    long reading = 0;  // number of these steps after which the copy that is being read was made
    long taken = 0;    // number of these steps that the trainers' weights include
};

// Moves the trainers to the GPU, which must be free (checked). Error: why the GPU cannot train them, in a sentence
// for the learner. The trainers must be alike (train/alike.h; checked: only step, batch size, number of weights).
core::Status start_on_gpu(GpuTraining& gpu, gl::Kernels& kernels, const Trainers& trainers);
// Compiles the kernels that start_on_gpu() needs beforehand, as many as kernels.may_compile allows; optional. True:
// all are compiled; false: call it again. Errors: as start_on_gpu().
core::Result<bool> prepare_gpu(gl::Kernels& kernels, const Trainers& trainers);
// Issues n steps; does not wait for them. Only after start_on_gpu() (checked).
void run_on_gpu(GpuTraining& gpu, gl::Kernels& kernels, const Trainers& trainers, long n);
// Starts copying back the weights as they are after all issued steps. with_slots: also the optimiser's state, from
// which training can continue on the CPU.
void ask_gpu(GpuTraining& gpu, bool with_slots);
// Writes a copy that has arrived into the trainers' weights. False: none has arrived, or a weight is not finite (the
// trainer then has trouble()).
bool fetch_from_gpu(GpuTraining& gpu, const Trainers& trainers);
// Waits for all steps, copies the complete state back into the trainers, random streams included, and frees the GPU.
void leave_gpu(GpuTraining& gpu, const Trainers& trainers);
// Frees the GPU without copying anything back: for a trainer with trouble().
void give_up_gpu(GpuTraining& gpu, const Trainers& trainers);
// The context was lost: the trainers go on from the last copy that arrived. Frees nothing on the GPU.
void gpu_is_lost(GpuTraining& gpu, const Trainers& trainers);

}  // namespace app
