#version 300 es
// y[n T + t, c] = x[n, index[t, c]]; in0 x [N, D], in1 index [T, C]. CPU twin: src/engine/ops/rearrange.cpp.
#include "ops/prelude.glsl"

// The nearest column of x; nan ends at 0.
int column_of(float index) {
    int last = in0_cols() - 1;
    if (!(index > 0.0)) return 0;
    return index < float(last) ? int(index) : last;
}

vec4 forward(int r, int c) {
    int rows = in1_rows(), n = r / rows;
    vec4 index = in1(r - n * rows, c);
    vec4 y;
    int cols = out_cols();
    for (int i = 0; i < 4; ++i) y[i] = 4 * c + i < cols ? in0_at(n, column_of(index[i])) : 0.0;
    return y;
}

vec4 backward_0(int n, int c) {
    vec4 sum = vec4(0.0);
    ivec4 columns = ivec4(4 * c) + ivec4(0, 1, 2, 3);
    int rows = in1_rows(), cols = out_cols();
    for (int t = 0; t < rows; ++t) {
        for (int k = 0; k < cols; ++k) {
            float d = d_out_at(n * rows + t, k);
            sum += d * vec4(equal(ivec4(column_of(in1_at(t, k))), columns));
        }
    }
    return sum;
}
