#version 300 es
// A whole dense layer: y = f(x W + b), d_z = d_y f'(y); in0 x [N, D], in1 W [D, H], in2 b [1, H].
// ES_ACTIVATION: 0 none, 1 tanh, 2 relu. CPU twin: src/engine/fused_layer.cpp.
#include "ops/prelude.glsl"
#include "ops/activations.glsl"

#if ES_ACTIVATION == 1
vec4 value(vec4 z) { return es_tanh(z); }
vec4 slope(vec4 y) { return 1.0 - y * y; }
#elif ES_ACTIVATION == 2
vec4 value(vec4 z) { return es_relu(z); }
vec4 slope(vec4 y) { return vec4(greaterThan(y, vec4(0.0))); }
#endif

#if ES_ACTIVATION == 0
vec4 d_z(int n, int c) { return d_out(n, c); }
#else
vec4 d_z(int n, int c) { return d_out(n, c) * slope(outp(n, c)); }
#endif

vec4 forward(int n, int c) {
    vec4 z = in2(0, c);
    int n_inputs = in0_cols();
    for (int d = 0; d < n_inputs; d += 4) {
        vec4 x = in0(n, d >> 2);
        z += x.x * in1(d, c);
        if (d + 1 < n_inputs) z += x.y * in1(d + 1, c);
        if (d + 2 < n_inputs) z += x.z * in1(d + 2, c);
        if (d + 3 < n_inputs) z += x.w * in1(d + 3, c);
    }
#if ES_ACTIVATION == 0
    return z;
#else
    return value(z);
#endif
}

vec4 backward_0(int n, int c) {
    vec4 sum = vec4(0.0);
    int n_units = texels(out_cols()), last = in1_rows() - 1;
    ivec4 rows = min(ivec4(4 * c) + ivec4(0, 1, 2, 3), ivec4(last));
    for (int h = 0; h < n_units; ++h) {
        vec4 d = d_z(n, h);
        sum += vec4(dot(d, in1(rows.x, h)), dot(d, in1(rows.y, h)), dot(d, in1(rows.z, h)), dot(d, in1(rows.w, h)));
    }
    return sum;
}

// Row D, where it is drawn, too, is the bias.
vec4 backward_1(int d, int c) {
    vec4 sum = vec4(0.0);
    int n_things = out_rows();
    if (d == in0_cols()) {
        for (int n = 0; n < n_things; ++n) sum += d_z(n, c);
        return sum;
    }
    for (int n = 0; n < n_things; ++n) sum += in0_at(n, d) * d_z(n, c);
    return sum;
}

vec4 backward_2(int r, int c) {
    vec4 sum = vec4(0.0);
    int n_things = out_rows();
    for (int n = 0; n < n_things; ++n) sum += d_z(n, c);
    return sum;
}

// In blocks (gl/training/blocks.h). What d_z is, is worked out before: it is read for every input and every unit.
#if ES_ACTIVATION == 0
vec4 noted_d_z(int n, int c) { return d_out(n, c); }
#else
vec4 note_0(int n, int c) { return d_z(n, c); }
vec4 noted_d_z(int n, int c) { return note0(n, c); }
#endif

// Four from i on, none beyond the last: there other matrices begin.
ivec4 four_from(int i, int n) { return min(ivec4(i) + ivec4(0, 1, 2, 3), ivec4(n - 1)); }
mat4 in0_four(ivec4 r, int c) { return mat4(in0(r.x, c), in0(r.y, c), in0(r.z, c), in0(r.w, c)); }
mat4 in1_four(ivec4 r, int c) { return mat4(in1(r.x, c), in1(r.y, c), in1(r.z, c), in1(r.w, c)); }
mat4 d_four(ivec4 r, int c) {
    return mat4(noted_d_z(r.x, c), noted_d_z(r.y, c), noted_d_z(r.z, c), noted_d_z(r.w, c));
}

mat4 forward_block(int n, int c) {
    int n_inputs = in0_cols(), d = 0;
    ivec4 things = four_from(n, out_rows());
    vec4 b = in2(0, c);
    mat4 z = mat4(b, b, b, b);
    for (; d + 4 <= n_inputs; d += 4) z += in1_four(ivec4(d, d + 1, d + 2, d + 3), c) * in0_four(things, d >> 2);
    if (d < n_inputs) z += in1_four(four_from(d, n_inputs), c) * in0_four(things, d >> 2);
#if ES_ACTIVATION == 0
    return z;
#else
    return mat4(value(z[0]), value(z[1]), value(z[2]), value(z[3]));
#endif
}

mat4 backward_0_block(int n, int c) {
    ivec4 things = four_from(n, out_rows()), inputs = four_from(4 * c, in1_rows());
    int n_units = texels(out_cols());
    mat4 sum = mat4(0.0);
    for (int h = 0; h < n_units; ++h) sum += transpose(in1_four(inputs, h)) * d_four(things, h);
    return sum;
}

// Row D is the bias, as in backward_1: x has a column of ones there.
mat4 backward_1_block(int d, int c) {
    mat4 sum = mat4(0.0);
    int n_inputs = in0_cols(), n_things = out_rows();
    if (d >= n_inputs) {
        for (int n = 0; n < n_things; ++n) sum[0] += noted_d_z(n, c);
        return sum;
    }
    vec4 ones = vec4(equal(ivec4(d) + ivec4(0, 1, 2, 3), ivec4(n_inputs)));
    int n = 0;
    for (; n + 4 <= n_things; n += 4) {
        mat4 x = in0_four(ivec4(n, n + 1, n + 2, n + 3), d >> 2) + mat4(ones, ones, ones, ones);
        sum += d_four(ivec4(n, n + 1, n + 2, n + 3), c) * transpose(x);
    }
    for (; n < n_things; ++n) sum += outerProduct(noted_d_z(n, c), in0(n, d >> 2) + ones);
    return sum;
}
