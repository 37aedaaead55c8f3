#version 300 es
// y[i, j, c] = sum over ky, kx < k of x[i s + ky, j s + kx, c] / k^2; in0 x [N*H*W, C]; ints: H, W, k, s.
// CPU twin: src/engine/ops/average_pool.cpp.
#include "ops/prelude.glsl"
#include "ops/windows.glsl"

vec4 forward(int r, int c) {
    vec4 sum = vec4(0.0);
    ivec3 window = place_of(r, windows());
    int corner = row_of(window.x, window.yz * stride(), ivec2(height(), width()));
    for (int ky = 0; ky < kernel(); ++ky) {
        for (int kx = 0; kx < kernel(); ++kx) sum += in0(corner + ky * width() + kx, c);
    }
    return sum / float(kernel() * kernel());
}

vec4 backward_0(int r, int c) {
    vec4 sum = vec4(0.0);
    ivec3 pixel = place_of(r, ivec2(height(), width()));
    ivec2 first = first_window(pixel.yz), last = last_window(pixel.yz);
    for (int i = first.x; i <= last.x; ++i) {
        for (int j = first.y; j <= last.y; ++j) sum += d_out(row_of(pixel.x, ivec2(i, j), windows()), c);
    }
    return sum / float(kernel() * kernel());
}
