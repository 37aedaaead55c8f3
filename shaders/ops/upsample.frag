#version 300 es
// y[i, j, c] = x[i / f, j / f, c]; in0 x [N*H*W, C]; ints: H, W, f. CPU twin: src/engine/ops/upsample.cpp.
#include "ops/prelude.glsl"

// Pictures follow each other, so their lines do too.
vec4 forward(int r, int c) {
    int width = attribute_int(1), factor = attribute_int(2), wide = width * factor;
    return in0(r / (wide * factor) * width + r % wide / factor, c);
}

vec4 backward_0(int r, int c) {
    vec4 sum = vec4(0.0);
    int width = attribute_int(1), factor = attribute_int(2), wide = width * factor;
    int first = r / width * wide * factor + r % width * factor;
    for (int i = 0; i < factor; ++i) {
        for (int j = 0; j < factor; ++j) sum += d_out(first + i * wide + j, c);
    }
    return sum;
}
