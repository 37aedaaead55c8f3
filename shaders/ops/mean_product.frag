#version 300 es
// L = sum w x t / sum w; in0 prediction x, in1 factor t, in2 weight w, all [N, K]. Notes: weighted_mean.glsl.
// CPU twin: src/engine/ops/mean_product.cpp.
#include "ops/prelude.glsl"
#include "ops/weighted_mean.glsl"

vec4 element(int n, int c) { return in0(n, c) * in1(n, c); }

vec4 backward_0(int n, int c) { return passed_on(n, c, in1(n, c)); }
