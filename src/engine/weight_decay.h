// Weight decay of two kinds: L2 regularisation and decoupled. Source of the decoupled kind: Loshchilov, Hutter 2019,
// Decoupled Weight Decay Regularization, algorithm 2 line 12. Includes nothing of ours.
#pragma once

namespace engine {

// L2 regularisation: the decay is added to the gradient, as that of half the squared length of the weights.
//   g = g + decay w
// Arrays [n].
void add_decay_to_gradient(const float* parameters, float* gradients, long n, float decay);

// Decoupled weight decay, applied before the optimiser's step:
//   w = w - learning_rate * decay * w
// parameters [n]. learning_rate * decay is limited to 1: above that weights would change sign.
void decay_weights(float* parameters, long n, float learning_rate, float decay);

}  // namespace engine
