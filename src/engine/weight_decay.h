// Decoupled weight decay: before every optimiser's step each weight is pulled towards 0 by a share of itself.
//   w = w - learning_rate * decay * w
// Source: Loshchilov, Hutter 2019, Decoupled Weight Decay Regularization, algorithm 2 line 12. May include nothing of
// ours.
#pragma once

namespace engine {

// The other kind: the decay becomes part of the gradient, as if half its square were a loss (L2).
//   g = g + decay w
void add_decay_to_gradient(const float* parameters, float* gradients, long n, float decay);

// parameters [n]; learning_rate * decay has to be below 1, or weights would change sign: it is cut off there.
void decay_weights(float* parameters, long n, float learning_rate, float decay);

}  // namespace engine
