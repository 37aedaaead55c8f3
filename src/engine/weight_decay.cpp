#include "engine/weight_decay.h"

namespace engine {

void decay_weights(float* parameters, long n, float learning_rate, float decay) {
    const float pull = learning_rate * decay;
    if (!(pull > 0)) return;
    const float keep = pull < 1 ? 1 - pull : 0.0f;
    for (long i = 0; i < n; ++i) parameters[i] *= keep;
}

}  // namespace engine
