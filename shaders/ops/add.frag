#version 300 es
// y = a + b; in0 a, in1 b [N, H]. CPU twin: src/engine/ops/add.cpp.
#include "ops/prelude.glsl"

vec4 forward(int n, int c) { return in0(n, c) + in1(n, c); }
vec4 backward_0(int n, int c) { return d_out(n, c); }
vec4 backward_1(int n, int c) { return d_out(n, c); }
