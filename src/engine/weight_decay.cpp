#include "engine/weight_decay.h"

namespace engine {

void add_decay_to_gradient(const float* parameters, float* gradients, long n, float decay) {
    if (!(decay > 0)) return;
    for (long i = 0; i < n; ++i) gradients[i] += decay * parameters[i];
}

void decay_weights(float* parameters, long n, float learning_rate, float decay) {
    const float pull = learning_rate * decay;
    if (!(pull > 0)) return;
    const float keep = pull < 1 ? 1 - pull : 0.0f;
    for (long i = 0; i < n; ++i) parameters[i] *= keep;
}

}  // namespace engine
