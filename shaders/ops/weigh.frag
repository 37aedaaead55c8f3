#version 300 es
// y = w L; in0 L, in1 w [1, 1]. CPU twin: src/engine/ops/weigh.cpp.
#include "ops/prelude.glsl"

vec4 forward(int r, int c) { return in0(0, 0) * in1(0, 0); }
vec4 backward_0(int r, int c) { return d_out(0, 0) * in1(0, 0); }
vec4 backward_1(int r, int c) { return d_out(0, 0) * in0(0, 0); }
