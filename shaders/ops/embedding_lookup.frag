#version 300 es
// y[r] = table[ids[r]]; in0 ids [N*T, 1], in1 table [V, E]. CPU twin: src/engine/ops/embedding_lookup.cpp.
#include "ops/prelude.glsl"

// The nearest row of the table; nan ends at 0.
int id_of(int r) {
    float id = in0(r, 0).x;
    int last = in1_rows() - 1;
    if (!(id > 0.0)) return 0;
    return id < float(last) ? int(id) : last;
}

vec4 forward(int r, int c) { return in1(id_of(r), c); }

vec4 backward_1(int v, int c) {
    vec4 sum = vec4(0.0);
    int n_rows = out_rows();
    for (int r = 0; r < n_rows; ++r) {
        if (id_of(r) == v) sum += d_out(r, c);
    }
    return sum;
}
