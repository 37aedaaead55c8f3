#version 300 es
// y = u gain + shift, u = (x - mean x) / sqrt(variance x + 1e-5); in0 x [N, H], in1 gain, in2 shift [1, H]. Notes, of
// each row: 0 mean and 1 / sqrt(variance + 1e-5), 1 with e = d_y gain the means of e and e u.
// CPU twin: src/engine/ops/layer_norm.cpp.
#include "ops/prelude.glsl"

vec4 note_0(int n, int c) {
    vec4 sum = vec4(0.0), squares = vec4(0.0);
    int cols = in0_cols(), width = texels(cols);
    for (int h = 0; h < width; ++h) sum += in0(n, h);
    float mean = sum4(sum) / float(cols);
    for (int h = 0; h < width; ++h) {
        vec4 from_mean = only(below(h, cols), in0(n, h) - mean);
        squares += from_mean * from_mean;
    }
    return vec4(mean, 1.0 / sqrt(sum4(squares) / float(cols) + 1e-5), 0.0, 0.0);
}

vec4 normal(int n, int c) {
    vec4 row = note0(n, 0);
    return (in0(n, c) - row.x) * row.y;
}

// d_out and the gain are 0 beyond the last column.
vec4 note_1(int n, int c) {
    vec4 sum_e = vec4(0.0), sum_eu = vec4(0.0);
    int cols = in0_cols(), width = texels(cols);
    for (int h = 0; h < width; ++h) {
        vec4 e = d_out(n, h) * in1(0, h);
        sum_e += e;
        sum_eu += e * normal(n, h);
    }
    return vec4(sum4(sum_e), sum4(sum_eu), 0.0, 0.0) / float(cols);
}

vec4 forward(int n, int c) { return normal(n, c) * in1(0, c) + in2(0, c); }

vec4 backward_0(int n, int c) {
    vec4 means = note1(n, 0);
    return note0(n, 0).y * (d_out(n, c) * in1(0, c) - means.x - normal(n, c) * means.y);
}

vec4 backward_1(int r, int c) {
    vec4 sum = vec4(0.0);
    int n_rows = out_rows();
    for (int n = 0; n < n_rows; ++n) sum += d_out(n, c) * normal(n, c);
    return sum;
}

vec4 backward_2(int r, int c) {
    vec4 sum = vec4(0.0);
    int n_rows = out_rows();
    for (int n = 0; n < n_rows; ++n) sum += d_out(n, c);
    return sum;
}
