#version 300 es
// l_n = |x_n - c_class|^2, L = sum w l / sum w; in0 map x [N, D], in1 class [N, 1], in2 centres c [K, D], in3 weight w
// [N, 1]. Things of weight 0 are not read. Notes: 0 w and l of each thing, 1 the sums of w and of w l. CPU twin:
// src/engine/ops/centre.cpp.
#include "ops/prelude.glsl"

vec4 note_0(int n, int c) {
    float w = in3(n, 0).x, sum = 0.0;
    if (w == 0.0) return vec4(0.0);
    int of = int(in1(n, 0).x), width = texels(in0_cols());
    for (int k = 0; k < width; ++k) {
        vec4 d = in0(n, k) - in2(of, k);
        sum += dot(d, d);
    }
    return vec4(w, sum, 0.0, 0.0);
}

vec4 note_1(int r, int c) {
    vec2 sum = vec2(0.0);
    int n_things = in0_rows();
    for (int n = 0; n < n_things; ++n) {
        vec4 note = note0(n, 0);
        sum += vec2(note.x, note.x * note.y);
    }
    return vec4(sum, 0.0, 0.0);
}

vec4 forward(int r, int c) {
    vec4 sums = note1(0, 0);
    return vec4(sums.x == 0.0 ? 0.0 : sums.y / sums.x, 0.0, 0.0, 0.0);
}

// Of one thing, whose weight is not 0.
vec4 slope(int n, int c) {
    return 2.0 * in3(n, 0).x * d_out(0, 0).x / note1(0, 0).x * (in0(n, c) - in2(int(in1(n, 0).x), c));
}

vec4 backward_0(int n, int c) { return in3(n, 0).x == 0.0 ? vec4(0.0) : slope(n, c); }

vec4 backward_2(int k, int c) {
    vec4 sum = vec4(0.0);
    int n_things = in0_rows();
    for (int n = 0; n < n_things; ++n) {
        if (in3(n, 0).x == 0.0 || int(in1(n, 0).x) != k) continue;
        sum -= slope(n, c);
    }
    return sum;
}

vec4 backward_3(int n, int c) {
    vec4 note = note0(n, 0);
    if (note.x == 0.0) return vec4(0.0);
    return vec4(d_out(0, 0).x / note1(0, 0).x * (note.y - outp(0, 0).x), 0.0, 0.0, 0.0);
}
