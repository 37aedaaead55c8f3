// Gradient clipping by global norm: if the gradient of all parameters together is longer than a limit, it is scaled
// down to that length and keeps its direction. Source: Pascanu, Mikolov, Bengio 2013, On the difficulty of training
// recurrent neural networks, algorithm 1. Includes nothing of ours.
#pragma once

namespace engine {

// Scales gradients [n] in place; n is a multiple of 8. longest: the largest length that is allowed; <= 0 means no
// clipping. Returns the Euclidean length before scaling.
double clip_gradients(float* gradients, long n, float longest);

}  // namespace engine
