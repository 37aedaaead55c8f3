// Inputs of training steps that run on another device (the graphics card), sampled in advance on the CPU. May include
// only plain data of train. Next: Trainer::draw_step_inputs().
#pragma once

#include <vector>

namespace train {

struct StepInputs {
    int steps = 0;
    std::vector<int> rows;                   // [steps, batch size]: which things are in each batch
    std::vector<std::vector<float>> random;  // one [steps * R, C] for each of Trainer::random_inputs(), of shape [R, C]
    std::vector<float> factors;              // [steps]: the schedule's factor on the learning rate
};

}  // namespace train
