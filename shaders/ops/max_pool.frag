#version 300 es
// y[i, j, c] = max over ky, kx < k of x[i s + ky, j s + kx, c]; in0 x [N*H*W, C]; ints: H, W, k, s. Note 0, as large as
// y: which pixel of its window was largest, ky k + kx of the first such; -1 where a nan was.
// CPU twin: src/engine/ops/max_pool.cpp.
#include "ops/prelude.glsl"
#include "ops/windows.glsl"

int corner_of(int r) {
    ivec3 window = place_of(r, windows());
    return row_of(window.x, window.yz * stride(), ivec2(height(), width()));
}

vec4 forward(int r, int c) {
    int corner = corner_of(r);
    vec4 largest = in0(corner, c);
    for (int ky = 0; ky < kernel(); ++ky) {
        for (int kx = 0; kx < kernel(); ++kx) {
            vec4 x = in0(corner + ky * width() + kx, c);
            largest = mix(mix(largest, x, greaterThan(x, largest)), x, isnan(x));
        }
    }
    return largest;
}

vec4 note_0(int r, int c) {
    int corner = corner_of(r);
    vec4 largest = outp(r, c), which = vec4(-1.0);
    for (int i = kernel() * kernel() - 1; i >= 0; --i) {
        vec4 x = in0(corner + i / kernel() * width() + i % kernel(), c);
        which = mix(which, vec4(i), equal(x, largest));
    }
    return which;
}

vec4 backward_0(int r, int c) {
    vec4 sum = vec4(0.0);
    ivec3 pixel = place_of(r, ivec2(height(), width()));
    ivec2 first = first_window(pixel.yz), last = last_window(pixel.yz);
    for (int i = first.x; i <= last.x; ++i) {
        for (int j = first.y; j <= last.y; ++j) {
            int window = row_of(pixel.x, ivec2(i, j), windows());
            ivec2 in_window = pixel.yz - ivec2(i, j) * stride();
            float me = float(in_window.x * kernel() + in_window.y);
            sum += only(equal(note0(window, c), vec4(me)), d_out(window, c));
        }
    }
    return sum;
}
