#version 300 es
// y = x / r, r = sqrt(sum x^2 + 1e-12); in0 x [R, H]. No notes: a map has only a texel or two a row. CPU twin:
// src/engine/ops/sphere.cpp.
#include "ops/prelude.glsl"

float shrink(int n) {
    float squares = 1e-12;
    int width = texels(in0_cols());
    for (int h = 0; h < width; ++h) squares += dot(in0(n, h), in0(n, h));
    return 1.0 / sqrt(squares);
}

vec4 forward(int n, int c) { return in0(n, c) * shrink(n); }

vec4 backward_0(int n, int c) {
    float along = 0.0;
    int width = texels(in0_cols());
    for (int h = 0; h < width; ++h) along += dot(outp(n, h), d_out(n, h));
    return (d_out(n, c) - outp(n, c) * along) * shrink(n);
}
