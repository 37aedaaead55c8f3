// What steps of training are given, drawn beforehand for a device that does them: the graphics card.
// May include train's plain data only. Next: Trainer::draw_step_inputs().
#pragma once

#include <vector>

namespace train {

struct StepInputs {
    int steps = 0;
    std::vector<int> rows;                   // [steps, things]: which things are in each batch
    std::vector<std::vector<float>> random;  // of each of Trainer::random_inputs() [steps * its rows, its cols]
    std::vector<float> factors;              // [steps]: what the schedule makes of the learning rate
};

}  // namespace train
