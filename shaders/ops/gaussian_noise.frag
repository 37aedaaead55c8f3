#version 300 es
// y = x + on sigma z, sigma = floats[0]; in0 x, in1 z [R, H], in2 on [1, 1]. CPU twin: src/engine/ops/gaussian_noise.cpp.
#include "ops/prelude.glsl"

vec4 forward(int n, int c) { return in0(n, c) + attribute_float(0) * in2(0, 0).x * in1(n, c); }
vec4 backward_0(int n, int c) { return d_out(n, c); }
