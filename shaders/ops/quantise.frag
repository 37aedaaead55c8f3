#version 300 es
// y = the nearest of 2^b levels between -1 and 1, 0 where b = 0; in0 x [R, H]. ints[0] bits of a row are dealt to its
// columns in turn, at most 16 a column. Halves go up. The gradient goes straight through.
// CPU twin: src/engine/ops/quantise.cpp.
#include "ops/prelude.glsl"

// Levels of columns 4 c .. less 1: 0 for a column without a bit.
vec4 steps_of(int c) {
    int bits = attribute_int(0), n_columns = in0_cols();
    ivec4 column = ivec4(4 * c) + ivec4(0, 1, 2, 3);
    ivec4 here = ivec4(bits / n_columns) + ivec4(lessThan(column, ivec4(bits % n_columns)));
    return vec4((ivec4(1) << min(here, ivec4(16))) - 1);
}

float quantised(float x, float steps) {
    if (steps == 0.0) return 0.0;
    if (isnan(x) || isinf(x)) return x;  // nan and infinity pass
    return 2.0 * floor((clamp(x, -1.0, 1.0) + 1.0) * 0.5 * steps + 0.5) / steps - 1.0;
}

vec4 forward(int n, int c) {
    vec4 x = in0(n, c), steps = steps_of(c);
    return vec4(quantised(x.x, steps.x), quantised(x.y, steps.y), quantised(x.z, steps.z), quantised(x.w, steps.w));
}
vec4 backward_0(int n, int c) { return only(notEqual(steps_of(c), vec4(0.0)), d_out(n, c)); }
