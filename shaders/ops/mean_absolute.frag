#version 300 es
// L = mean |x|; in0 x [R, H]. Note 0: mean.glsl. CPU twin: src/engine/ops/mean_absolute.cpp.
#include "ops/prelude.glsl"
#include "ops/mean.glsl"

float divisor() { return float(in0_rows()) * float(in0_cols()); }
vec4 element(int r, int c) { return abs(in0(r, c)); }
vec4 backward_0(int r, int c) {
    vec4 x = in0(r, c);
    return d_element() * (vec4(greaterThan(x, vec4(0.0))) - vec4(lessThan(x, vec4(0.0))));
}
