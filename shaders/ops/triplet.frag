#version 300 es
// L = mean over all (a, p, n) of max(0, d(a, p) - d(a, n) + margin), p of a's class and not a, n of another;
// margin = floats[0]. Inputs: pairs.glsl. Notes: 0 [N, N] distances, of other classes below 0, 0 where there is no
// pair; 1 [N, N] pulls: in how many open triplets of anchor a the distance should shrink, less in how many grow;
// 2 of each anchor how many triplets it has and the sum of their losses. CPU twin: src/engine/ops/triplet.cpp.
#include "ops/prelude.glsl"
#include "ops/pairs.glsl"

vec4 note_0(int a, int c) {
    vec4 d = vec4(0.0);
    int n_things = in0_rows();
    if (!takes_part(a)) return d;
    for (int k = 0; k < 4; ++k) {
        int j = 4 * c + k;
        if (j >= n_things || j == a || !takes_part(j)) continue;
        d[k] = same_class(a, j) ? pair_distance(a, j) : -pair_distance(a, j);
    }
    return d;
}

// How many of these four, of other classes, form a violated triplet with d.
float open_with(float d, vec4 four) {
    if (d == 0.0) return 0.0;
    vec4 excess = d > 0.0 ? (d + attribute_float(0)) + four : (four + attribute_float(0)) + d;
    vec4 is_open = only(greaterThanEqual(excess, vec4(0.0)), vec4(1.0));
    return sum4(d > 0.0 ? only(lessThan(four, vec4(0.0)), is_open) : only(greaterThan(four, vec4(0.0)), -is_open));
}

vec4 note_1(int a, int c) {
    vec4 d = note0(a, c), pulls = vec4(0.0);
    int width = texels(note0_cols());
    for (int k = 0; k < width; ++k) {
        vec4 four = note0(a, k);
        pulls += vec4(open_with(d.x, four), open_with(d.y, four), open_with(d.z, four), open_with(d.w, four));
    }
    return pulls;
}

// Losses of violated triplets, d(a, p) - d(a, n) + margin each, summed by the distances in them.
vec4 note_2(int a, int c) {
    vec4 same = vec4(0.0), other = vec4(0.0), n_open = vec4(0.0), sum = vec4(0.0);
    int width = texels(note0_cols());
    for (int k = 0; k < width; ++k) {
        vec4 d = note0(a, k), pulls = note1(a, k);
        same += vec4(greaterThan(d, vec4(0.0)));
        other += vec4(lessThan(d, vec4(0.0)));
        n_open += only(greaterThan(d, vec4(0.0)), pulls);
        sum += pulls * abs(d);
    }
    float losses = sum4(sum) + attribute_float(0) * sum4(n_open);
    // A distance that is nan has no sign, and so no triplet; it must be noticed all the same.
    return vec4(isnan(losses) ? losses : sum4(same) * sum4(other), losses, 0.0, 0.0);
}

vec4 forward(int r, int c) {
    vec4 sum = vec4(0.0);
    int n_things = in0_rows();
    for (int n = 0; n < n_things; ++n) sum += note2(n, 0);
    return vec4(sum.x == 0.0 ? 0.0 : sum.y / sum.x, 0.0, 0.0, 0.0);
}

vec4 backward_0(int i, int c) {
    vec4 here = in0(i, c), sum = vec4(0.0);
    float triplets = 0.0;
    int n_things = in0_rows();
    for (int j = 0; j < n_things; ++j) {
        float d = note0_at(i, j);
        triplets += note2(j, 0).x;
        if (d != 0.0) sum += (note1_at(i, j) + note1_at(j, i)) / abs(d) * (here - in0(j, c));
    }
    return triplets == 0.0 ? vec4(0.0) : d_out(0, 0).x / triplets * sum;
}
