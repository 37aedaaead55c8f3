// Lists of edges, for kernels over graphs. Before it is included: `int n_edges()` and `vec4 edge_at(int m)`, whose x is
// the node that edge m leads from and whose y the one that it leads to. Two notes make the lists: for each node the
// first edge that leads to it, and the first that leads from it, first_edges(0, r, r); for each edge the next one to the
// same node, and the next from the same, next_edges(m). n_edges() ends a list.

// The first edge from m on that leads to a node, and the first that leads from one.
vec4 first_edges(int m, float to, float from) {
    int first_to = n_edges(), first_from = n_edges();
    for (; m < n_edges() && (first_to == n_edges() || first_from == n_edges()); ++m) {
        vec4 edge = edge_at(m);
        if (edge.y == to && first_to == n_edges()) first_to = m;
        if (edge.x == from && first_from == n_edges()) first_from = m;
    }
    return vec4(first_to, first_from, 0.0, 0.0);
}

vec4 next_edges(int m) {
    vec4 edge = edge_at(m);
    return first_edges(m + 1, edge.y, edge.x);
}
