#version 300 es
// r = p - t, e = r^2 / 2 if |r| <= delta, else delta (|r| - delta / 2), delta = floats[0], 0 stands for 1;
// L = sum w e / sum w; in0 prediction p, in1 target t, in2 weight w, all [N, K]. Notes: weighted_mean.glsl.
// CPU twin: src/engine/ops/huber.cpp.
#include "ops/prelude.glsl"
#include "ops/weighted_mean.glsl"

float delta() { return attribute_float(0) > 0.0 ? attribute_float(0) : 1.0; }

vec4 element(int n, int c) {
    vec4 r = in0(n, c) - in1(n, c);
    return mix(0.5 * r * r, delta() * (abs(r) - 0.5 * delta()), greaterThan(abs(r), vec4(delta())));
}

vec4 backward_0(int n, int c) {
    vec4 r = in0(n, c) - in1(n, c);
    vec4 slope = mix(r, sign(r) * delta(), greaterThan(abs(r), vec4(delta())));
    return passed_on(n, c, slope);
}
