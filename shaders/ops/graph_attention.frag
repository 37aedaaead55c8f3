#version 300 es
// y_to = sum over edges of p x_from, p = softmax of leaky(l) over the edges that lead to the same node, l = asks x_to +
// answers x_from, for each head; in0 x [R, E], in1 asks, in2 answers [1, E], in3 edges (from, to) [M, 3]; ints: heads.
// Notes: 0 for each node its lists of edges (edges.glsl), and from the second texel on asks x and answers x of each head;
// 1 for each edge its lists; 2 for each node and head the largest leaky(l) and the sum of exponentials; 3 the sums of the
// gradients of l over the edges to the node, and from it. CPU twin: src/engine/ops/graph_attention.cpp.
#include "ops/prelude.glsl"

int n_edges() { return in3_rows(); }
vec4 edge_at(int m) { return in3(m, 0); }
#include "ops/edges.glsl"

int heads() { return attribute_int(0); }
int head_cols() { return out_cols() / heads(); }
// The texels that a head's columns stand in, first and last, and which columns of a texel are the head's.
ivec2 texels_of_head(int head) { return ivec2(head * head_cols(), head * head_cols() + head_cols() - 1) >> 2; }
ivec4 heads_of(int c) { return min((ivec4(4 * c) + ivec4(0, 1, 2, 3)) / head_cols(), ivec4(heads() - 1)); }
bvec4 of_head(int c, int head) { return equal(heads_of(c), ivec4(head)); }

// Two numbers of a head, from four of two heads.
vec2 one_of_two(vec4 two, int head) { return (head & 1) == 0 ? two.xy : two.zw; }
int second_head(int c) { return min(2 * c + 1, heads() - 1); }

float leaky(float x) { return x > 0.0 ? x : 0.2 * x; }

vec2 find_fits(int r, int head) {
    vec2 sum = vec2(0.0);
    ivec2 at = texels_of_head(head);
    for (int k = at.x; k <= at.y; ++k) {
        vec4 x = only(of_head(k, head), in0(r, k));
        sum += vec2(dot(in1(0, k), x), dot(in2(0, k), x));
    }
    return sum;
}

vec4 note_0(int r, int c) {
    if (c == 0) return first_edges(0, float(r), float(r));
    return vec4(find_fits(r, 2 * (c - 1)), find_fits(r, second_head(c - 1)));
}

vec4 note_1(int m, int c) { return next_edges(m); }

float logit(int m, int head) {
    vec4 edge = edge_at(m);
    int c = 1 + (head >> 1);
    return one_of_two(note0(int(edge.y), c), head).x + one_of_two(note0(int(edge.x), c), head).y;
}

vec2 softmax_of(int r, int head) {
    float largest = -3e38, sum = 0.0;
    int first = int(note0(r, 0).x);
    for (int m = first; m < n_edges(); m = int(note1(m, 0).x)) largest = max(largest, leaky(logit(m, head)));
    for (int m = first; m < n_edges(); m = int(note1(m, 0).x)) sum += exp(leaky(logit(m, head)) - largest);
    return vec2(largest, sum);
}

vec4 note_2(int r, int c) { return vec4(softmax_of(r, 2 * c), softmax_of(r, second_head(c))); }

// p of an edge.
float weight(int m, int head) {
    vec2 of = one_of_two(note2(int(edge_at(m).y), head >> 1), head);
    return exp(leaky(logit(m, head)) - of.x) / of.y;
}

// That of the heads which columns 4 c .. 4 c + 3 belong to.
vec4 weights(int m, int c) {
    ivec4 head = heads_of(c);
    vec4 p = vec4(weight(m, head.x));
    for (int k = 1; k < 4; ++k) p[k] = head[k] == head[k - 1] ? p[k - 1] : weight(m, head[k]);
    return p;
}

vec4 forward(int r, int c) {
    vec4 sum = vec4(0.0);
    for (int m = int(note0(r, 0).x); m < n_edges(); m = int(note1(m, 0).x)) {
        sum += weights(m, c) * in0(int(edge_at(m).x), c);
    }
    return sum;
}

float logit_gradient(int m, int head) {
    float sum = 0.0;
    ivec2 edge = ivec2(edge_at(m).xy), at = texels_of_head(head);
    for (int k = at.x; k <= at.y; ++k) {
        sum += dot(only(of_head(k, head), d_out(edge.y, k)), in0(edge.x, k) - outp(edge.y, k));
    }
    return sum * weight(m, head) * (logit(m, head) > 0.0 ? 1.0 : 0.2);
}

vec2 logit_gradients(int r, int head) {
    vec2 sum = vec2(0.0);
    ivec2 first = ivec2(note0(r, 0).xy);
    for (int m = first.x; m < n_edges(); m = int(note1(m, 0).x)) sum.x += logit_gradient(m, head);
    for (int m = first.y; m < n_edges(); m = int(note1(m, 0).y)) sum.y += logit_gradient(m, head);
    return sum;
}

vec4 note_3(int r, int c) { return vec4(logit_gradients(r, 2 * c), logit_gradients(r, second_head(c))); }

// Sums of the gradients of l to node r (which = 0) or from it (1), of the heads which four columns belong to.
vec4 sums(int r, int c, int which) {
    ivec4 head = heads_of(c);
    vec4 d;
    for (int k = 0; k < 4; ++k) d[k] = one_of_two(note3(r, head[k] >> 1), head[k])[which];
    return d;
}

vec4 backward_0(int r, int c) {
    vec4 sum = sums(r, c, 0) * in1(0, c) + sums(r, c, 1) * in2(0, c);
    for (int m = int(note0(r, 0).y); m < n_edges(); m = int(note1(m, 0).y)) {
        sum += weights(m, c) * d_out(int(edge_at(m).y), c);
    }
    return sum;
}

vec4 backward_1(int row, int c) {
    vec4 sum = vec4(0.0);
    for (int r = 0; r < out_rows(); ++r) sum += sums(r, c, 0) * in0(r, c);
    return sum;
}

vec4 backward_2(int row, int c) {
    vec4 sum = vec4(0.0);
    for (int r = 0; r < out_rows(); ++r) sum += sums(r, c, 1) * in0(r, c);
    return sum;
}
