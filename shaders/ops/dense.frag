#version 300 es
// y = x W; in0 x [N, D], in1 W [D, H]. CPU twin: src/engine/ops/dense.cpp.
#include "ops/prelude.glsl"

vec4 forward(int n, int c) {
    vec4 sum = vec4(0.0);
    int n_inputs = in0_cols();
    for (int d = 0; d < n_inputs; ++d) sum += in0_at(n, d) * in1(d, c);
    return sum;
}

vec4 backward_0(int n, int c) {
    vec4 sum = vec4(0.0);
    int n_units = texels(out_cols()), last = in1_rows() - 1;
    ivec4 rows = min(ivec4(4 * c) + ivec4(0, 1, 2, 3), ivec4(last));
    for (int h = 0; h < n_units; ++h) {
        vec4 d = d_out(n, h);
        sum += vec4(dot(d, in1(rows.x, h)), dot(d, in1(rows.y, h)), dot(d, in1(rows.z, h)), dot(d, in1(rows.w, h)));
    }
    return sum;
}

vec4 backward_1(int d, int c) {
    vec4 sum = vec4(0.0);
    int n_things = out_rows();
    for (int n = 0; n < n_things; ++n) sum += in0_at(n, d) * d_out(n, c);
    return sum;
}
