#version 300 es
// L = mean over n of -1/2 sum_h (1 + v - m^2 - e^v); in0 mean m, in1 log of the variance v [N, H]. Note 0: mean.glsl.
// CPU twin: src/engine/ops/kl_to_gaussian.cpp.
#include "ops/prelude.glsl"
#include "ops/mean.glsl"

float divisor() { return float(in0_rows()); }
vec4 element(int n, int c) {
    vec4 m = in0(n, c), v = in1(n, c);
    return 0.5 * ((exp(v) - (1.0 + v)) + m * m);
}
vec4 backward_0(int n, int c) { return d_element() * in0(n, c); }
vec4 backward_1(int n, int c) { return 0.5 * d_element() * (exp(in1(n, c)) - 1.0); }
