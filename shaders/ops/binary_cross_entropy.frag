#version 300 es
// e = log(1 + e^z) - z t, L = sum w e / sum w; in0 logits z, in1 target t in 0 .. 1, in2 weight w, all [N, K].
// Notes: weighted_mean.glsl. CPU twin: src/engine/ops/binary_cross_entropy.cpp.
#include "ops/prelude.glsl"
#include "ops/activations.glsl"
#include "ops/weighted_mean.glsl"

vec4 element(int n, int c) {
    vec4 z = in0(n, c);
    return es_softplus(z) - z * in1(n, c);
}
vec4 backward_0(int n, int c) { return passed_on(n, c, es_sigmoid(in0(n, c)) - in1(n, c)); }
