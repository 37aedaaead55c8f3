#version 300 es
// l_ij = |x_i - x_j|^2 in one class, else max(0, margin - d_ij)^2, margin = floats[0]; L = mean over all pairs.
// Inputs: pairs.glsl. Note 0: of each thing whether it takes part, and the sum over j of l_ij.
// CPU twin: src/engine/ops/contrastive.cpp.
#include "ops/prelude.glsl"
#include "ops/pairs.glsl"

float gap(float d) { return isnan(d) ? d : max(attribute_float(0) - d, 0.0); }

vec4 note_0(int i, int c) {
    float sum = 0.0;
    int n_things = in0_rows();
    if (!takes_part(i)) return vec4(0.0);
    for (int j = 0; j < n_things; ++j) {
        if (j == i || !takes_part(j)) continue;
        float short_of = gap(pair_distance(i, j));
        sum += same_class(i, j) ? squared_distance(i, j) : short_of * short_of;
    }
    return vec4(1.0, sum, 0.0, 0.0);
}

vec4 forward(int r, int c) {
    vec4 sum = vec4(0.0);
    int n_things = in0_rows();
    for (int n = 0; n < n_things; ++n) sum += note0(n, 0);
    return vec4(sum.x < 2.0 ? 0.0 : sum.y / (sum.x * (sum.x - 1.0)), 0.0, 0.0, 0.0);
}

// It meets all partners on its way, and so counts them.
vec4 backward_0(int i, int c) {
    vec4 here = in0(i, c), sum = vec4(0.0);
    float n = 1.0;
    int n_things = in0_rows();
    if (!takes_part(i)) return vec4(0.0);
    for (int j = 0; j < n_things; ++j) {
        if (j == i || !takes_part(j)) continue;
        float d = pair_distance(i, j);
        n += 1.0;
        sum += (same_class(i, j) ? 1.0 : -gap(d) / d) * (here - in0(j, c));
    }
    return n < 2.0 ? vec4(0.0) : d_out(0, 0).x * 4.0 / (n * (n - 1.0)) * sum;
}
