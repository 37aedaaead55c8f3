#version 300 es
// y_to = sum over edges of weight x_from; in0 x [R, D], in1 edges (from, to, weight) [M, 3]. Notes are lists of edges:
// 0 for each node the first edge that leads to it, and the first that leads from it; 1 for each edge the next one to
// the same node, and the next from the same. M ends a list. CPU twin: src/engine/ops/graph_convolution.cpp.
#include "ops/prelude.glsl"

// The first edge from m on that leads to a node, and the first that leads from one.
vec4 first_edges(int m, float to, float from) {
    int n_edges = in1_rows();
    int first_to = n_edges, first_from = n_edges;
    for (; m < n_edges && (first_to == n_edges || first_from == n_edges); ++m) {
        vec4 edge = in1(m, 0);
        if (edge.y == to && first_to == n_edges) first_to = m;
        if (edge.x == from && first_from == n_edges) first_from = m;
    }
    return vec4(first_to, first_from, 0.0, 0.0);
}

vec4 note_0(int r, int c) { return first_edges(0, float(r), float(r)); }

vec4 note_1(int m, int c) {
    vec4 edge = in1(m, 0);
    return first_edges(m + 1, edge.y, edge.x);
}

vec4 forward(int r, int c) {
    vec4 sum = vec4(0.0);
    int n_edges = in1_rows();
    for (int m = int(note0(r, 0).x); m < n_edges; m = int(note1(m, 0).x)) {
        vec4 edge = in1(m, 0);
        sum += edge.z * in0(int(edge.x), c);
    }
    return sum;
}

vec4 backward_0(int r, int c) {
    vec4 sum = vec4(0.0);
    int n_edges = in1_rows();
    for (int m = int(note0(r, 0).y); m < n_edges; m = int(note1(m, 0).y)) {
        vec4 edge = in1(m, 0);
        sum += edge.z * d_out(int(edge.y), c);
    }
    return sum;
}
