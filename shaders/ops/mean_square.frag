#version 300 es
// L = mean x^2; in0 x [R, H]. Note 0: mean.glsl. CPU twin: src/engine/ops/mean_square.cpp.
#include "ops/prelude.glsl"
#include "ops/mean.glsl"

float divisor() { return float(in0_rows()) * float(in0_cols()); }
vec4 element(int r, int c) { return in0(r, c) * in0(r, c); }
vec4 backward_0(int r, int c) { return 2.0 * d_element() * in0(r, c); }
