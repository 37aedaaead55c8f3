// What steps of training are given, drawn ahead for a device that does them elsewhere (the graphics card).
// May include train's plain data only. Next: Trainer::draw_ahead().
#pragma once

#include <vector>

namespace train {

struct Ahead {
    int steps = 0;
    std::vector<int> rows;                  // [steps, things]: which things are in each batch
    std::vector<std::vector<float>> fresh;  // of each of Trainer::fresh_inputs() [steps * its rows, its cols]
    std::vector<float> factors;             // [steps]: what the schedule makes of the learning rate
};

}  // namespace train
