#version 300 es
// L = sum w (p - t)^2 / sum w; in0 prediction p, in1 target t, in2 weight w, all [N, K]. An element of weight 0 is not
// looked at. Note 0: the sum of weights. CPU twin: src/engine/ops/mean_squared_error.cpp.
#include "ops/prelude.glsl"

// p - t where it counts.
vec4 difference(int n, int c) { return only(notEqual(in2(n, c), vec4(0.0)), in0(n, c) - in1(n, c)); }

vec4 note_0(int r, int c) {
    vec4 sum = vec4(0.0);
    int n_things = in2_rows(), width = texels(in2_cols());
    for (int n = 0; n < n_things; ++n) {
        for (int k = 0; k < width; ++k) sum += in2(n, k);
    }
    return vec4(sum4(sum), 0.0, 0.0, 0.0);
}

vec4 forward(int r, int c) {
    vec4 sum = vec4(0.0);
    float weights = note0_at(0, 0);
    int n_things = in0_rows(), width = texels(in0_cols());
    for (int n = 0; n < n_things; ++n) {
        for (int k = 0; k < width; ++k) {
            vec4 d = difference(n, k);
            sum += in2(n, k) * d * d;
        }
    }
    return vec4(weights > 0.0 ? sum4(sum) / weights : 0.0, 0.0, 0.0, 0.0);
}

vec4 slope(int n, int c) {
    float weights = note0_at(0, 0);
    if (weights == 0.0) return vec4(0.0);
    return 2.0 * d_out(0, 0).x / weights * in2(n, c) * difference(n, c);
}

vec4 backward_0(int n, int c) { return slope(n, c); }
vec4 backward_1(int n, int c) { return -slope(n, c); }
vec4 backward_2(int n, int c) {
    float weights = note0_at(0, 0);
    if (weights == 0.0) return vec4(0.0);
    vec4 d = difference(n, c);
    return only(notEqual(in2(n, c), vec4(0.0)), d_out(0, 0).x / weights * (d * d - outp_at(0, 0)));
}
