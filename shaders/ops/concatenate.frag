#version 300 es
// y = [a, b]; in0 a [N*T, A], in1 b [N*T, B]. CPU twin: src/engine/ops/concatenate.cpp.
#include "ops/prelude.glsl"
#include "ops/columns.glsl"

vec4 forward(int r, int c) {
    int k = 4 * c - in0_cols();  // of b; below 0 where a is not yet at its end
    if (k <= -4) return in0(r, c);
    ivec2 at = es_texels(k, in1_cols());
    vec4 b = es_columns(in1(r, at.x), in1(r, at.y), k & 3);
    return k >= 0 ? b : mix(b, in0(r, c), below(c, in0_cols()));
}

vec4 backward_0(int r, int c) { return d_out(r, c); }

vec4 backward_1(int r, int c) {
    int k = in0_cols() + 4 * c;
    ivec2 at = es_texels(k, out_cols());
    return es_columns(d_out(r, at.x), d_out(r, at.y), k & 3);
}
