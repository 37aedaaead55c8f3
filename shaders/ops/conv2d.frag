#version 300 es
// y[i, j, f] = sum over ky, kx, c of x[i s + ky - p, j s + kx - p, c] W[(ky, kx, c), f], 0 outside of the picture;
// in0 x [N*H*W, C], in1 W [k*k*C, F]; ints: H, W, k, s, p. Note 0: the gradient of W as parts side by side, each of
// some of the pictures, so that many can be summed up at once. CPU twin: src/engine/ops/conv2d.cpp.
#include "ops/prelude.glsl"
#include "ops/windows.glsl"

vec4 forward(int r, int c) {
    vec4 sum = vec4(0.0);
    ivec2 picture = ivec2(height(), width());
    ivec3 window = place_of(r, windows());
    ivec2 corner = window.yz * stride() - padding();
    ivec2 first = max(-corner, ivec2(0)), end = min(picture - corner, ivec2(kernel()));
    int n_channels = in0_cols();
    for (int ky = first.x; ky < end.x; ++ky) {
        for (int kx = first.y; kx < end.y; ++kx) {
            int pixel = row_of(window.x, corner + ivec2(ky, kx), picture), w = (ky * kernel() + kx) * n_channels;
            for (int d = 0; d < n_channels; d += 4) {
                vec4 x = in0(pixel, d >> 2);
                sum += x.x * in1(w + d, c);
                if (d + 1 < n_channels) sum += x.y * in1(w + d + 1, c);
                if (d + 2 < n_channels) sum += x.z * in1(w + d + 2, c);
                if (d + 3 < n_channels) sum += x.w * in1(w + d + 3, c);
            }
        }
    }
    return sum;
}

vec4 backward_0(int r, int c) {
    vec4 sum = vec4(0.0);
    ivec3 pixel = place_of(r, ivec2(height(), width()));
    ivec2 first = first_window(pixel.yz), last = last_window(pixel.yz);
    ivec4 channels = min(ivec4(4 * c) + ivec4(0, 1, 2, 3), ivec4(in0_cols() - 1));
    int n_filters = texels(out_cols());
    for (int i = first.x; i <= last.x; ++i) {
        for (int j = first.y; j <= last.y; ++j) {
            int window = row_of(pixel.x, ivec2(i, j), windows());
            ivec2 in_window = pixel.yz + padding() - ivec2(i, j) * stride();
            ivec4 w = (in_window.x * kernel() + in_window.y) * in0_cols() + channels;
            for (int f = 0; f < n_filters; ++f) {
                vec4 d = d_out(window, f);
                sum += vec4(dot(d, in1(w.x, f)), dot(d, in1(w.y, f)), dot(d, in1(w.z, f)), dot(d, in1(w.w, f)));
            }
        }
    }
    return sum;
}

int parts_of(int cols) { return cols / (4 * texels(out_cols())); }

// What pictures first .. end - 1 give to row w and columns 4 c .. of the gradient of W.
vec4 weight_gradient(int w, int c, int first, int end) {
    vec4 sum = vec4(0.0);
    int n_channels = in0_cols(), channel = w % n_channels, s = stride();
    ivec2 picture = ivec2(height(), width());
    ivec2 offset = ivec2(w / n_channels / kernel(), w / n_channels % kernel()) - padding();
    // The windows whose pixel at this offset lies inside of the picture.
    ivec2 from = (max(-offset, ivec2(0)) + s - 1) / s, last = min((picture - 1 - offset) / s, windows() - 1);
    if (any(lessThan(picture - 1 - offset, ivec2(0)))) return sum;
    for (int n = first; n < end; ++n) {
        for (int i = from.x; i <= last.x; ++i) {
            for (int j = from.y; j <= last.y; ++j) {
                int pixel = row_of(n, ivec2(i, j) * s + offset, picture);
                sum += in0_at(pixel, channel) * d_out(row_of(n, ivec2(i, j), windows()), c);
            }
        }
    }
    return sum;
}

vec4 note_0(int w, int c) {
    int width_of_part = texels(out_cols()), part = c / width_of_part, n_parts = parts_of(target_cols());
    int n_pictures = in0_rows() / (height() * width());
    return weight_gradient(w, c % width_of_part, part * n_pictures / n_parts, (part + 1) * n_pictures / n_parts);
}

vec4 backward_1(int w, int c) {
    vec4 sum = vec4(0.0);
    int n_parts = parts_of(note0_cols());
    for (int part = 0; part < n_parts; ++part) sum += note0(w, part * texels(out_cols()) + c);
    return sum;
}
