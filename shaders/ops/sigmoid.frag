#version 300 es
// y = 1 / (1 + e^-x); in0 x. CPU twin: src/engine/ops/sigmoid.cpp.
#include "ops/prelude.glsl"
#include "ops/activations.glsl"

vec4 forward(int n, int c) { return es_sigmoid(in0(n, c)); }
vec4 backward_0(int n, int c) {
    vec4 y = outp(n, c);
    return d_out(n, c) * y * (1.0 - y);
}
