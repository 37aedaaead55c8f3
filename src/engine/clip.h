// Gradient clipping: if the gradient of all parameters together is longer than allowed, it is shortened and keeps its
// direction. Source: Pascanu, Mikolov, Bengio 2013, On the difficulty of training recurrent neural networks,
// algorithm 1. Includes nothing of ours.
#pragma once

namespace engine {

// gradients [n], n a multiple of 8. Returns the length before. longest <= 0 only measures.
double clip_gradients(float* gradients, long n, float longest);

}  // namespace engine
