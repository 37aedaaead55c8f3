#version 300 es
// y = x/2 (1 + tanh u), u = sqrt(2/pi) (x + 0.044715 x^3); in0 x. CPU twin: src/engine/ops/gelu.cpp.
#include "ops/prelude.glsl"
#include "ops/activations.glsl"

const float kScale = 0.79788456;  // sqrt(2 / pi)
const float kCubic = 0.044715;

vec4 bend(vec4 x) { return es_tanh(kScale * (x + kCubic * x * x * x)); }

vec4 forward(int n, int c) {
    vec4 x = in0(n, c);
    return 0.5 * x * (1.0 + bend(x));
}

vec4 backward_0(int n, int c) {
    vec4 x = in0(n, c);
    vec4 t = bend(x);
    // Long before +-100 the tanh is flat; without this bound x^3 overflows and makes nan of 0 * infinity.
    vec4 near = clamp(x, vec4(-100.0), vec4(100.0));
    vec4 steepness = kScale * (1.0 + 3.0 * kCubic * near * near);
    return d_out(n, c) * (0.5 * (1.0 + t) + 0.5 * near * (1.0 - t * t) * steepness);
}
