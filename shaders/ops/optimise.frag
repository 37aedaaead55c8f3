#version 300 es
// An optimiser's update, for all parameters of all models in one pass. in0 parameters, in1 their gradients, in2 and in3
// the optimiser's slots, note0 the model's settings (learning rate, momentum, decay, clip), note1 the length of the
// gradient (ES_CLIP only), note2 for each row of the parameters its factor on the learning rate, the largest size of its
// weights, 0 = any, and whether the second optimiser updates it (ES_RULES only; ES_TWO: there are two optimisers).
// u_now: factor on the learning rate, then for Adam the corrections 1 / (1 - beta1^t) and 1 / sqrt(1 - beta2^t). CPU twins: src/engine/optimisers/, weight_decay.cpp, clip.cpp, update_rules.cpp.
#include "ops/prelude.glsl"

#if ES_SLOTS > 0
layout(location = 1) out vec4 o_slot0;
#endif
#if ES_SLOTS > 1
layout(location = 2) out vec4 o_slot1;
#endif

// The CPU flushes tiny numbers to 0 against denormals; here it costs nothing and keeps both alike.
vec4 without_tiny(vec4 x) { return mix(x, vec4(0.0), lessThan(abs(x), vec4(7.88860905e-31))); }

// The next parameters, within the limit of their row.
vec4 limited(int r, vec4 p) {
    p = without_tiny(p);
#if ES_RULES == 1
    float limit = note2(r, 0).y;
    if (limit > 0.0) p = clamp(p, -limit, limit);
#endif
    return p;
}

bool is_second(int r) {
#if ES_TWO == 1
    return note2(r, 0).z > 0.0;
#else
    return false;
#endif
}

bool is_decoupled(int r) { return (is_second(r) ? ES_SECOND_DECOUPLED : ES_DECOUPLED) == 1; }

// Slots that only the other one of two optimisers uses stay 0.
void keep_unused_slots() {
#if ES_TWO == 1 && ES_SLOTS > 0
    o_slot0 = vec4(0.0);
#endif
#if ES_TWO == 1 && ES_SLOTS > 1
    o_slot1 = vec4(0.0);
#endif
}

// Inputs of a fragment from the model and its parameters, each read once.
struct Given {
    float learning_rate, momentum;
    vec4 parameter, gradient;
};

Given given(int r, int c) {
    vec4 settings = note0(0, 0), p = in0(r, c), g = in1(r, c);
    float rate = settings.x * u_now.x;
    keep_unused_slots();
#if ES_RULES == 1
    rate *= note2(r, 0).x;
#endif
#if ES_CLIP == 1
    float longest = settings.w, size = note1_at(0, 0);
    if (longest > 0.0 && size > longest) g *= longest / size;
#endif
    if (is_decoupled(r)) {
        p *= 1.0 - min(rate * settings.z, 1.0);
    } else {
        g += settings.z * p;
    }
    return Given(rate, settings.y, p, g);
}

vec4 sgd(int r, int c) {
    Given it = given(r, c);
    return limited(r, it.parameter - it.learning_rate * it.gradient);
}

#if ES_SLOTS > 0
vec4 momentum(int r, int c) {
    Given it = given(r, c);
    o_slot0 = without_tiny(it.momentum * in2(r, c) + it.gradient);
    return limited(r, it.parameter - it.learning_rate * o_slot0);
}

vec4 rmsprop(int r, int c) {
    Given it = given(r, c);
    o_slot0 = without_tiny(0.99 * in2(r, c) + 0.01 * it.gradient * it.gradient);
    return limited(r, it.parameter - it.learning_rate * it.gradient / (sqrt(o_slot0) + 1e-8));
}
#endif

#if ES_SLOTS > 1
vec4 adam(int r, int c) {
    Given it = given(r, c);
    o_slot0 = without_tiny(0.9 * in2(r, c) + 0.1 * it.gradient);
    o_slot1 = without_tiny(0.999 * in3(r, c) + 0.001 * it.gradient * it.gradient);
    return limited(r, it.parameter - it.learning_rate * u_now.y * o_slot0 / (sqrt(o_slot1) * u_now.z + 1e-8));
}
#endif

#if ES_TWO == 1
vec4 by_row(int r, int c) {
    if (is_second(r)) return ES_SECOND(r, c);
    return ES_FIRST(r, c);
}
#endif
