#version 300 es
// y[n, t C + c] = x[n T + t, c]; in0 x [N*T, C]. CPU twin: src/engine/ops/flatten.cpp.
#include "ops/prelude.glsl"
#include "ops/columns.glsl"

vec4 forward(int n, int c) {
    int cols = in0_cols(), first = n * (in0_rows() / out_rows());
    ivec4 k = min(ivec4(4 * c) + ivec4(0, 1, 2, 3), ivec4(out_cols() - 1));
    ivec4 t = k / cols;
    if ((cols & 3) == 0) return in0(first + t.x, (k.x - t.x * cols) >> 2);
    ivec4 r = first + t;
    k -= t * cols;
    return vec4(in0_at(r.x, k.x), in0_at(r.y, k.y), in0_at(r.z, k.z), in0_at(r.w, k.w));
}

vec4 backward_0(int r, int c) {
    int n_rows = in0_rows() / out_rows(), n = r / n_rows;
    int k = (r - n * n_rows) * in0_cols() + 4 * c;
    ivec2 at = es_texels(k, out_cols());
    return es_columns(d_out(n, at.x), d_out(n, at.y), k & 3);
}
