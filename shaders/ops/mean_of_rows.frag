#version 300 es
// y[n] = sum over t of x[n T + t] / T; in0 x [N*T, C]. CPU twin: src/engine/ops/mean_of_rows.cpp.
#include "ops/prelude.glsl"

vec4 forward(int n, int c) {
    vec4 sum = vec4(0.0);
    int n_rows = in0_rows() / out_rows();
    for (int t = 0; t < n_rows; ++t) sum += in0(n * n_rows + t, c);
    return sum / float(n_rows);
}

vec4 backward_0(int r, int c) {
    int n_rows = in0_rows() / out_rows();
    return d_out(r / n_rows, c) / float(n_rows);
}
