#version 300 es
// y = x if x > 0, else 0.01 x; in0 x. CPU twin: src/engine/ops/leaky_relu.cpp.
#include "ops/prelude.glsl"

vec4 forward(int n, int c) {
    vec4 x = in0(n, c);
    return mix(0.01 * x, x, greaterThan(x, vec4(0.0)));
}
vec4 backward_0(int n, int c) {
    vec4 d = d_out(n, c);
    return mix(0.01 * d, d, greaterThan(outp(n, c), vec4(0.0)));
}
