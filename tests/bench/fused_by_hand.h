// The yardstick of W1: the net 2, tanh 8, tanh 8, map 2, softmax 4 with a batch of 10, written as one function for this
// one shape, with every size a constant. It shows what fusing can reach; the engine runs any graph, and is compared to
// it.
#pragma once

namespace bench {

inline constexpr int kHandBatch = 10;

// Units across lanes. The map's weights stand transposed, [2, 8]: its backward then fills whole vectors.
struct HandNet {
    alignas(64) float w1[2][8], b1[8], w2[8][8], b2[8], w3_transposed[2][8], b3[8], w4[2][8], b4[8];
};

void start(HandNet& net);
// One step of gradient descent on x [10, 2] with classes 0 .. 3; gives the mean cross-entropy before the step.
float step_by_hand(HandNet& net, const float (*x)[2], const int* label, float rate);

}  // namespace bench
