#version 300 es
// y[n, c] = max over t of x[n T + t, c]; in0 x [N*T, C]. Note 0, as large as y: the first row t of a thing that is its
// largest; -1 where a nan was. CPU twin: src/engine/ops/max_of_rows.cpp.
#include "ops/prelude.glsl"

int rows_to_compare() { return in0_rows() / out_rows(); }

vec4 forward(int n, int c) {
    int first = n * rows_to_compare();
    vec4 largest = in0(first, c);
    for (int t = 1; t < rows_to_compare(); ++t) {
        vec4 x = in0(first + t, c);
        largest = mix(mix(largest, x, greaterThan(x, largest)), x, isnan(x));
    }
    return largest;
}

vec4 note_0(int n, int c) {
    vec4 largest = outp(n, c), which = vec4(-1.0);
    for (int t = rows_to_compare() - 1; t >= 0; --t) {
        which = mix(which, vec4(t), equal(in0(n * rows_to_compare() + t, c), largest));
    }
    return which;
}

vec4 backward_0(int r, int c) {
    int n = r / rows_to_compare(), t = r % rows_to_compare();
    return only(equal(note0(n, c), vec4(t)), d_out(n, c));
}
