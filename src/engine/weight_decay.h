// Decoupled weight decay: after every optimiser's step each weight is pulled towards 0 by a share of itself.
//   w = w - learning_rate * decay * w
// Source: Loshchilov, Hutter 2019, Decoupled Weight Decay Regularization, algorithm 2 line 12. May include nothing of
// ours.
#pragma once

namespace engine {

// parameters [n]; learning_rate * decay has to be below 1, or weights would change sign: it is cut off there.
void decay_weights(float* parameters, long n, float learning_rate, float decay);

}  // namespace engine
