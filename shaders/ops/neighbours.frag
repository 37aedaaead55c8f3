#version 300 es
// p_j|i = e^(-b_i a_ij) / sum over j != i, p = (p_j|i + p_i|j) / 2N; k = 1 / (1 + |y_i - y_j|^2), q = k / sum k;
// L = sum p log(p / q); in0 map y [N, D], in1 features x [N, F], in2 precisions b [N, 1], a_ij = |x_i - x_j|^2.
// Notes: 0 [N, N] a; 1 of each thing the smallest a, the sum of e^(-b (a - smallest)), the sum of k; 2 its part of L.
// CPU twin: src/engine/ops/neighbours.cpp.
#include "ops/prelude.glsl"

vec4 note_0(int i, int c) {
    vec4 sum = vec4(0.0);
    int width = texels(in1_cols());
    ivec4 j = min(ivec4(4 * c) + ivec4(0, 1, 2, 3), ivec4(in1_rows() - 1));
    for (int k = 0; k < width; ++k) {
        vec4 here = in1(i, k);
        vec4 d = here - in1(j.x, k), e = here - in1(j.y, k), f = here - in1(j.z, k), g = here - in1(j.w, k);
        sum += vec4(dot(d, d), dot(e, e), dot(f, f), dot(g, g));
    }
    return sum;
}

float nearness(int i, int j) {
    float sum = 1.0;
    int width = texels(in0_cols());
    for (int c = 0; c < width; ++c) {
        vec4 d = in0(i, c) - in0(j, c);
        sum += dot(d, d);
    }
    return 1.0 / sum;
}

vec4 note_1(int i, int c) {
    float nearest = 3.0e38, sum = 0.0, sum_k = 0.0, b = in2(i, 0).x;
    int n_things = in0_rows();
    for (int j = 0; j < n_things; ++j) {
        if (j == i) continue;
        float a = note0_at(i, j);
        nearest = a < nearest ? a : nearest;
        sum_k += nearness(i, j);
    }
    for (int j = 0; j < n_things; ++j) {
        if (j != i) sum += exp(-b * (note0_at(i, j) - nearest));
    }
    return vec4(nearest, sum, sum_k, 0.0);
}

// p_ij: from i, and from j.
float chance(int i, int j, vec4 me, vec4 other) {
    float a = note0_at(i, j);
    float from_me = exp(-in2(i, 0).x * (a - me.x)) / me.y, from_other = exp(-in2(j, 0).x * (a - other.x)) / other.y;
    return (from_me + from_other) / (2.0 * float(in0_rows()));
}

vec4 note_2(int i, int c) {
    vec4 me = note1(i, 0);
    float sum = 0.0, sum_k = 0.0;
    int n_things = in0_rows();
    for (int j = 0; j < n_things; ++j) sum_k += note1(j, 0).z;
    for (int j = 0; j < n_things; ++j) {
        if (j == i) continue;
        float p = chance(i, j, me, note1(j, 0));
        if (p != 0.0) sum += p * (log(p) - log(nearness(i, j) / sum_k));
    }
    return vec4(sum, 0.0, 0.0, 0.0);
}

vec4 forward(int r, int c) {
    float sum = 0.0;
    int n_things = in0_rows();
    for (int n = 0; n < n_things; ++n) sum += note2(n, 0).x;
    return vec4(sum, 0.0, 0.0, 0.0);
}

// 4 d_L sum over j of (p - k / sum k) k (y_i - y_j): the sum of k is known only at the end of the way.
vec4 backward_0(int i, int c) {
    vec4 me = note1(i, 0), here = in0(i, c), pulled = vec4(0.0), pushed = vec4(0.0);
    float sum_k = 0.0;
    int n_things = in0_rows();
    for (int j = 0; j < n_things; ++j) {
        vec4 other = note1(j, 0);
        sum_k += other.z;
        if (j == i) continue;
        float k = nearness(i, j);
        vec4 along = k * (here - in0(j, c));
        pulled += chance(i, j, me, other) * along;
        pushed += k * along;
    }
    return n_things < 2 ? vec4(0.0) : 4.0 * d_out(0, 0).x * (pulled - pushed / sum_k);
}
