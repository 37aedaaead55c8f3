#version 300 es
// y = a b, element by element; in0 a, in1 b [R, C]. CPU twin: src/engine/ops/multiply.cpp.
#include "ops/prelude.glsl"

vec4 forward(int r, int c) { return in0(r, c) * in1(r, c); }
vec4 backward_0(int r, int c) { return d_out(r, c) * in1(r, c); }
vec4 backward_1(int r, int c) { return d_out(r, c) * in0(r, c); }
