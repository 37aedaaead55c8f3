#version 300 es
// y = m + on exp(v / 2) z; in0 mean m, in1 log of the variance v, in2 z, all [R, H], in3 on [1, 1]. Where on is 0,
// v and z are not looked at. CPU twin: src/engine/ops/reparameterise.cpp.
#include "ops/prelude.glsl"

vec4 spread(int n, int c) {
    float on = in3(0, 0).x;
    return only(bvec4(on != 0.0), on * exp(0.5 * in1(n, c)) * in2(n, c));
}

vec4 forward(int n, int c) { return in0(n, c) + spread(n, c); }
vec4 backward_0(int n, int c) { return d_out(n, c); }
vec4 backward_1(int n, int c) { return 0.5 * d_out(n, c) * spread(n, c); }
