#version 300 es
// y = x s; in0 x [N, D], in1 s [1, D]. CPU twin: src/engine/ops/scale_columns.cpp.
#include "ops/prelude.glsl"

vec4 forward(int n, int c) { return in0(n, c) * in1(0, c); }
vec4 backward_0(int n, int c) { return d_out(n, c) * in1(0, c); }
vec4 backward_1(int r, int c) {
    vec4 sum = vec4(0.0);
    int n_things = out_rows();
    for (int n = 0; n < n_things; ++n) sum += d_out(n, c) * in0(n, c);
    return sum;
}
