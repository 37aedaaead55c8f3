#version 300 es
// The length of the gradient of all parameters together. CPU twin: src/engine/clip.cpp.
#include "ops/prelude.glsl"

// in0: the gradients [rows, cols] -> [rows, 1].
vec4 row_squares(int r, int c) {
    float sum = 0.0;
    int width = texels(in0_cols());
    for (int k = 0; k < width; ++k) {
        vec4 g = in0(r, k);
        sum += dot(g, g);
    }
    return vec4(sum, 0.0, 0.0, 0.0);
}

// in0: their squares by row -> [1, 1].
vec4 length_of_all(int r, int c) {
    float sum = 0.0;
    int n = in0_rows();
    for (int i = 0; i < n; ++i) sum += in0_at(i, 0);
    return vec4(sqrt(sum), 0.0, 0.0, 0.0);
}
