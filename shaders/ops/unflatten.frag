#version 300 es
// y[n T + t, c] = x[n, t C + c]; in0 x [N, T*C]; ints: T. CPU twin: src/engine/ops/unflatten.cpp.
#include "ops/prelude.glsl"
#include "ops/columns.glsl"

vec4 forward(int r, int c) {
    int n_rows = attribute_int(0), n = r / n_rows;
    int k = (r - n * n_rows) * out_cols() + 4 * c;
    ivec2 at = es_texels(k, in0_cols());
    return es_columns(in0(n, at.x), in0(n, at.y), k & 3);
}

vec4 backward_0(int n, int c) {
    int cols = out_cols(), first = n * attribute_int(0);
    ivec4 k = min(ivec4(4 * c) + ivec4(0, 1, 2, 3), ivec4(in0_cols() - 1));
    ivec4 t = k / cols;
    if ((cols & 3) == 0) return d_out(first + t.x, (k.x - t.x * cols) >> 2);
    ivec4 r = first + t;
    k -= t * cols;
    return vec4(d_out_at(r.x, k.x), d_out_at(r.y, k.y), d_out_at(r.z, k.z), d_out_at(r.w, k.w));
}
