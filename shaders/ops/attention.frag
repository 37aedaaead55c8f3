#version 300 es
// out = softmax(q k^T / sqrt(E / heads)) v for each sequence and head; in0 q, in1 k, in2 v [N*T, E]; ints: heads,
// causal, T. With p the weights: d_v = p^T d_out, e = p (d_p - sum_j p d_p) / sqrt(E / heads), d_q = e k, d_k = e^T q.
// As d_p_j = d_out v_j, the sum is d_out out: e = p d_out (v_j - out) / sqrt(E / heads). Notes, for each position: 0
// the logits, T columns for each head, heads at whole texels (columns beyond T, and of positions that are not attended
// to, are undefined); 1 for each head the largest logit and the sum of exponentials; 2 e, in the layout of note 0. CPU
// twin: src/engine/ops/attention.cpp.
#include "ops/prelude.glsl"

int heads() { return attribute_int(0); }
int steps() { return attribute_int(2); }
int head_cols() { return out_cols() / heads(); }
int row_texels() { return texels(steps()); }  // of a head in notes 0 and 2
int first_of(int r) { return r - r % steps(); }
bool sees(int i, int j) { return attribute_int(1) == 0 || j <= i; }
float scale() { return 1.0 / sqrt(float(head_cols())); }

// Which of columns 4 c .. 4 c + 3 belong to a head.
bvec4 of_head(int c, int head) {
    ivec4 k = (ivec4(4 * c) + ivec4(0, 1, 2, 3)) / head_cols();
    return equal(k, ivec4(head));
}

// Position r's dot products with four rows, over a head's columns.
ivec4 four_positions(int r, int c) {
    ivec4 j = 4 * (c % row_texels()) + ivec4(0, 1, 2, 3);
    return first_of(r) + min(j, ivec4(steps() - 1));
}

vec4 note_0(int r, int c) {
    vec4 sum = vec4(0.0);
    int head = c / row_texels();
    ivec4 j = four_positions(r, c);
    int first = head * head_cols() >> 2, last = (head * head_cols() + head_cols() - 1) >> 2;
    for (int k = first; k <= last; ++k) {
        vec4 q = only(of_head(k, head), in0(r, k));
        sum += vec4(dot(q, in1(j.x, k)), dot(q, in1(j.y, k)), dot(q, in1(j.z, k)), dot(q, in1(j.w, k)));
    }
    return sum * scale();
}

float logit(int r, int head, int j) { return note0(r, head * row_texels() + (j >> 2))[j & 3]; }

vec2 softmax_of(int r, int head) {
    int n_seen = attribute_int(1) == 0 ? steps() : r % steps() + 1;
    float largest = logit(r, head, 0), sum = 0.0;
    for (int j = 1; j < n_seen; ++j) largest = max(largest, logit(r, head, j));
    for (int j = 0; j < n_seen; ++j) sum += exp(logit(r, head, j) - largest);
    return vec2(largest, sum);
}

vec4 note_1(int r, int c) {
    return vec4(softmax_of(r, 2 * c), softmax_of(r, min(2 * c + 1, heads() - 1)));
}

// p of position j for row r.
float weight(int r, int head, int j) {
    if (!sees(r % steps(), j)) return 0.0;
    vec4 two = note1(r, head >> 1);
    vec2 of = (head & 1) == 0 ? two.xy : two.zw;
    return exp(logit(r, head, j) - of.x) / of.y;
}

// That of the heads which columns 4 c .. 4 c + 3 belong to.
vec4 weights(int r, int c, int j) {
    ivec4 head = min((ivec4(4 * c) + ivec4(0, 1, 2, 3)) / head_cols(), ivec4(heads() - 1));
    vec4 p = vec4(weight(r, head.x, j));
    for (int k = 1; k < 4; ++k) p[k] = head[k] == head[k - 1] ? p[k - 1] : weight(r, head[k], j);
    return p;
}

vec4 forward(int r, int c) {
    vec4 sum = vec4(0.0);
    for (int j = 0; j < steps(); ++j) sum += weights(r, c, j) * in2(first_of(r) + j, c);
    return sum;
}

vec4 note_2(int r, int c) {
    vec4 sum = vec4(0.0);
    int head = c / row_texels(), first = head * head_cols() >> 2;
    int last = (head * head_cols() + head_cols() - 1) >> 2;
    ivec4 j = four_positions(r, c);
    for (int k = first; k <= last; ++k) {
        vec4 d = only(of_head(k, head), d_out(r, k)), y = outp(r, k);
        sum += vec4(dot(d, in2(j.x, k) - y), dot(d, in2(j.y, k) - y), dot(d, in2(j.z, k) - y),
                    dot(d, in2(j.w, k) - y));
    }
    j -= first_of(r);
    vec4 p = vec4(weight(r, head, j.x), weight(r, head, j.y), weight(r, head, j.z), weight(r, head, j.w));
    return sum * p * scale();
}

// e of position j for row r, of the heads of four columns.
vec4 slopes(int r, int c, int j) {
    ivec4 head = min((ivec4(4 * c) + ivec4(0, 1, 2, 3)) / head_cols(), ivec4(heads() - 1));
    vec4 e = vec4(note2(r, head.x * row_texels() + (j >> 2))[j & 3]);
    for (int k = 1; k < 4; ++k) {
        e[k] = head[k] == head[k - 1] ? e[k - 1] : note2(r, head[k] * row_texels() + (j >> 2))[j & 3];
    }
    return e;
}

vec4 backward_0(int r, int c) {
    vec4 sum = vec4(0.0);
    for (int j = 0; j < steps(); ++j) sum += slopes(r, c, j) * in1(first_of(r) + j, c);
    return sum;
}

vec4 backward_1(int r, int c) {
    vec4 sum = vec4(0.0);
    for (int i = 0; i < steps(); ++i) sum += slopes(first_of(r) + i, c, r % steps()) * in0(first_of(r) + i, c);
    return sum;
}

vec4 backward_2(int r, int c) {
    vec4 sum = vec4(0.0);
    for (int i = 0; i < steps(); ++i) sum += weights(first_of(r) + i, c, r % steps()) * d_out(first_of(r) + i, c);
    return sum;
}
