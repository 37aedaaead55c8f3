#version 300 es
// y_to = sum over edges of weight x_from; in0 x [R, D], in1 edges (from, to, weight) [M, 3]. Notes are lists of edges
// (edges.glsl): 0 of each node, 1 of each edge. CPU twin: src/engine/ops/graph_convolution.cpp.
#include "ops/prelude.glsl"

int n_edges() { return in1_rows(); }
vec4 edge_at(int m) { return in1(m, 0); }
#include "ops/edges.glsl"

vec4 note_0(int r, int c) { return first_edges(0, float(r), float(r)); }
vec4 note_1(int m, int c) { return next_edges(m); }

vec4 forward(int r, int c) {
    vec4 sum = vec4(0.0);
    for (int m = int(note0(r, 0).x); m < n_edges(); m = int(note1(m, 0).x)) {
        vec4 edge = edge_at(m);
        sum += edge.z * in0(int(edge.x), c);
    }
    return sum;
}

vec4 backward_0(int r, int c) {
    vec4 sum = vec4(0.0);
    for (int m = int(note0(r, 0).y); m < n_edges(); m = int(note1(m, 0).y)) {
        vec4 edge = edge_at(m);
        sum += edge.z * d_out(int(edge.y), c);
    }
    return sum;
}
