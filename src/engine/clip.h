// Gradient clipping by global norm: if the gradient of all parameters together is longer than a limit, it is scaled
// down to that length and keeps its direction. Source: Pascanu, Mikolov, Bengio 2013, On the difficulty of training
// recurrent neural networks, algorithm 1. Includes nothing of ours.
#pragma once

namespace engine {

// gradients [n], n a multiple of 8, scaled in place. longest: the limit; if it is <= 0 nothing is scaled. Returns the
// Euclidean length before scaling.
double clip_gradients(float* gradients, long n, float longest);

}  // namespace engine
