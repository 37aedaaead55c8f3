// Four columns that do not begin where a texel does: those from `by` on (0 .. 3) of the eight in a and b.
vec4 es_columns(vec4 a, vec4 b, int by) {
    if (by == 0) return a;
    if (by == 1) return vec4(a.yzw, b.x);
    return by == 2 ? vec4(a.zw, b.xy) : vec4(a.w, b.xyz);
}
// The texels that columns k .. k + 3 stand in. Held to those of a matrix so wide: beyond it lies another.
ivec2 es_texels(int k, int cols) { return clamp(ivec2(k >> 2) + ivec2(0, 1), ivec2(0), ivec2(texels(cols) - 1)); }
