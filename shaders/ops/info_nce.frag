#version 300 es
// s_ij = -|x_i - x_j|^2 / temperature, temperature = floats[0]; L = mean over anchors i, which have others of their
// class, of log sum over j != i of e^s_ij, less the mean s_ip of the class. Inputs: pairs.glsl. Note 0: of each anchor
// the largest s, the sum of e^(s - largest), the mean s of its class, how many are of its class (0: no anchor).
// CPU twin: src/engine/ops/info_nce.cpp.
#include "ops/prelude.glsl"
#include "ops/pairs.glsl"

float similarity(int i, int j) { return -squared_distance(i, j) / attribute_float(0); }

vec4 note_0(int i, int c) {
    float largest = -3.0e38, own = 0.0, positives = 0.0, sum = 0.0;
    int n_things = in0_rows();
    if (!takes_part(i)) return vec4(0.0);
    for (int j = 0; j < n_things; ++j) {
        if (j == i || !takes_part(j)) continue;
        float s = similarity(i, j);
        largest = s > largest ? s : largest;
        if (!same_class(i, j)) continue;
        own += s;
        positives += 1.0;
    }
    if (positives == 0.0) return vec4(0.0);
    for (int j = 0; j < n_things; ++j) {
        if (j != i && takes_part(j)) sum += exp(similarity(i, j) - largest);
    }
    return vec4(largest, sum, own / positives, positives);
}

vec4 forward(int r, int c) {
    float sum = 0.0, anchors = 0.0;
    int n_things = in0_rows();
    for (int n = 0; n < n_things; ++n) {
        vec4 anchor = note0(n, 0);
        if (anchor.w == 0.0) continue;
        sum += log(anchor.y) + (anchor.x - anchor.z);
        anchors += 1.0;
    }
    return vec4(anchors == 0.0 ? 0.0 : sum / anchors, 0.0, 0.0, 0.0);
}

// dL / ds of an anchor and a partner, times the number of anchors.
float pull(vec4 anchor, float s, bool same) {
    if (anchor.w == 0.0) return 0.0;
    return exp(s - anchor.x) / anchor.y - (same ? 1.0 / anchor.w : 0.0);
}

vec4 backward_0(int i, int c) {
    vec4 here = in0(i, c), me = note0(i, 0), sum = vec4(0.0);
    float anchors = me.w == 0.0 ? 0.0 : 1.0;
    int n_things = in0_rows();
    if (!takes_part(i)) return vec4(0.0);
    for (int j = 0; j < n_things; ++j) {
        if (j == i || !takes_part(j)) continue;
        vec4 other = note0(j, 0);
        float s = similarity(i, j);
        bool same = same_class(i, j);
        if (other.w != 0.0) anchors += 1.0;
        sum += (pull(me, s, same) + pull(other, s, same)) * (here - in0(j, c));
    }
    return anchors == 0.0 ? vec4(0.0) : -2.0 * d_out(0, 0).x / (anchors * attribute_float(0)) * sum;
}
