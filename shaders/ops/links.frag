#version 300 es
// z_ij = r - |x_i - x_j|^2; L = (mean of softplus(-z) over linked pairs + mean of softplus(z) over the others) / 2.
// in0 map x [N, D], in1 thing [N, 1], in2 linked [N, T] (1, 0, or below 0: the pair does not count), in3 squared reach r [1, 1].
// Each pair is met from both ends. Note 0: of each thing how many pairs it has and the sum of their losses, of linked ones
// and of others; note 1: the same sums of slopes; note 2: the sums of note 0 over all things.
// CPU twin: src/engine/ops/links.cpp.
#include "ops/prelude.glsl"
#include "ops/activations.glsl"
#include "ops/pairs.glsl"

float linked_of(int i, int j) {
    int first = min(i, j), second = max(i, j);
    float thing = in1(second, 0).x;
    return thing == in1(first, 0).x ? -1.0 : in2_at(first, int(thing));
}
float z_of(int i, int j) { return in3(0, 0).x - squared_distance(i, j); }

vec4 note_0(int i, int c) {
    vec4 sums = vec4(0.0);
    int n_things = in0_rows();
    for (int j = 0; j < n_things; ++j) {
        float linked = i == j ? -1.0 : linked_of(i, j);
        if (linked < 0.0) continue;
        float z = z_of(i, j);
        if (linked > 0.0) sums.xy += vec2(1.0, es_softplus(vec4(-z)).x);
        else sums.zw += vec2(1.0, es_softplus(vec4(z)).x);
    }
    return sums;
}

vec4 note_1(int i, int c) {
    vec4 sums = vec4(0.0);
    int n_things = in0_rows();
    for (int j = 0; j < n_things; ++j) {
        float linked = i == j ? -1.0 : linked_of(i, j);
        if (linked < 0.0) continue;
        float likely = es_sigmoid(vec4(z_of(i, j))).x;
        if (linked > 0.0) sums.x += likely - 1.0;
        else sums.y += likely;
    }
    return sums;
}

vec4 note_2(int r, int c) {
    vec4 sums = vec4(0.0);
    int n_things = in0_rows();
    for (int n = 0; n < n_things; ++n) sums += note0(n, 0);
    return sums;
}

// How many pairs there are of each kind, at least 1.
vec2 counts() { return max(note2(0, 0).xz, vec2(1.0)); }

vec4 forward(int r, int c) {
    vec2 means = note2(0, 0).yw / counts();
    return vec4(0.5 * (means.x + means.y), 0.0, 0.0, 0.0);
}

vec4 backward_0(int i, int c) {
    vec4 here = in0(i, c), sum = vec4(0.0);
    vec2 n = counts();
    int n_things = in0_rows();
    for (int j = 0; j < n_things; ++j) {
        float linked = i == j ? -1.0 : linked_of(i, j);
        if (linked < 0.0) continue;
        float likely = es_sigmoid(vec4(z_of(i, j))).x;
        float slope = linked > 0.0 ? (likely - 1.0) / n.x : likely / n.y;
        sum -= 2.0 * slope * (here - in0(j, c));
    }
    return d_out(0, 0).x * sum;
}

vec4 backward_3(int r, int c) {
    vec2 sums = vec2(0.0);
    int n_things = in0_rows();
    for (int n = 0; n < n_things; ++n) sums += note1(n, 0).xy;
    sums /= counts();
    return vec4(0.5 * d_out(0, 0).x * (sums.x + sums.y), 0.0, 0.0, 0.0);
}
