#version 300 es
// y = on ? (u < rate ? 0 : x / (1 - rate)) : x, rate = floats[0]; in0 x, in1 u [R, H], in2 on [1, 1].
// CPU twin: src/engine/ops/dropout.cpp.
#include "ops/prelude.glsl"

vec4 keep(int n, int c) {
    float rate = attribute_float(0);
    if (in2(0, 0).x == 0.0) return vec4(1.0);
    return mix(vec4(1.0 / (1.0 - rate)), vec4(0.0), lessThan(in1(n, c), vec4(rate)));
}

vec4 forward(int n, int c) { return in0(n, c) * keep(n, c); }
vec4 backward_0(int n, int c) { return d_out(n, c) * keep(n, c); }
