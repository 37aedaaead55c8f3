// Weight decay of two kinds: L2 regularisation and decoupled. Source of the decoupled kind: Loshchilov, Hutter 2019,
// Decoupled Weight Decay Regularization, algorithm 2 line 12. Includes nothing of ours.
#pragma once

namespace engine {

// L2 regularisation: adds the gradient of decay / 2 * |w|^2, where w are the parameters and g their gradients.
//   g = g + decay * w
// Arrays [n].
void add_decay_to_gradient(const float* parameters, float* gradients, long n, float decay);

// Decoupled weight decay, applied before the optimiser's step:
//   w = w - learning_rate * decay * w
// parameters [n]. learning_rate * decay is limited to 1: above that weights would change sign.
void decay_weights(float* parameters, long n, float learning_rate, float decay);

}  // namespace engine
