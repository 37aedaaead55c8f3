#version 300 es
// z_t = x_t Wx + h_(t-1) Wh + b = [i f g o], c_t = s(f) c_(t-1) + s(i) tanh(g), h_t = s(o) tanh(c_t); in0 x [N*T, D],
// in1 Wx [D, 4H], in2 Wh [H, 4H], in3 b [1, 4H] -> h [N*T, H]; ints: T. Notes are worked out in turns, a position a
// turn (gl/training/notes.h), and have their rows turn by turn, one a thing. What stands side by side in them begins
// with a texel. Turns go from the first position to the last:
//   0  s(i), s(f), tanh(g), s(o) in 4H columns, c_(t-1)        1  h_t, c_t
// and back from the last to the first:
//   2  gradient of z_t in 4H columns, and of c_(t-1)           3  gradient of h_(t-1), and of c_(t-1)
// CPU twin: src/engine/ops/lstm.cpp.
#include "ops/prelude.glsl"
#include "ops/activations.glsl"
#include "ops/columns.glsl"

int steps() { return attribute_int(0); }
int things() { return out_rows() / steps(); }
int units() { return out_cols(); }
int unit_texels() { return texels(units()); }
int z_texels() { return units(); }  // 4 H columns

// Where thing n has position t in notes 0 and 1, and in 2 and 3.
int row_on(int n, int t) { return t * things() + n; }
int row_back(int n, int t) { return (steps() - 1 - t) * things() + n; }
// Thing and position of a row of x and h.
ivec2 place_of(int r) { return ivec2(r / steps(), r % steps()); }

vec4 z_of(int n, int t, int c) {
    vec4 z = in3(0, c);
    int r = n * steps() + t, n_inputs = in0_cols();
    for (int d = 0; d < n_inputs; ++d) z += in0_at(r, d) * in1(d, c);
    if (t == 0) return z;
    int before = row_on(n, t - 1);
    for (int h = 0; h < units(); ++h) z += note1(before, h >> 2)[h & 3] * in2(h, c);
    return z;
}

vec4 note_0(int n, int c) {
    int t = this_turn();
    if (c >= z_texels()) return t == 0 ? vec4(0.0) : note1(row_on(n, t - 1), unit_texels() + c - z_texels());
    vec4 z = z_of(n, t, c);
    bvec4 is_g = equal((ivec4(4 * c) + ivec4(0, 1, 2, 3)) / units(), ivec4(2));
    // s(z) = 1/2 + tanh(z/2) / 2
    vec4 y = es_tanh(mix(0.5 * z, z, is_g));
    return mix(0.5 + 0.5 * y, y, is_g);
}

// Columns 4 u .. of a gate; beyond its last stand those of another.
vec4 gate(int row, int which, int u) {
    int k = which * units() + 4 * u;
    ivec2 at = es_texels(k, 4 * units());
    return es_columns(note0(row, at.x), note0(row, at.y), k & 3);
}

vec4 note_1(int n, int c) {
    int row = row_on(n, this_turn()), u = c % unit_texels();
    vec4 state = gate(row, 0, u) * gate(row, 2, u) + gate(row, 1, u) * note0(row, z_texels() + u);
    vec4 y = c >= unit_texels() ? state : gate(row, 3, u) * es_tanh(state);
    return only(below(u, units()), y);
}

vec4 forward(int r, int c) {
    ivec2 at = place_of(r);
    return note1(row_on(at.x, at.y), c);
}

// The gradients of i, f, g and o before their functions, of unit h.
vec4 gate_gradients(int n, int t, int h, out float d_before) {
    int u = h >> 2, k = h & 3, row = row_on(n, t);
    float i = note0_at(row, h), f = note0_at(row, units() + h), g = note0_at(row, 2 * units() + h);
    float o = note0_at(row, 3 * units() + h), c_before = note0(row, z_texels() + u)[k];
    float tanh_c = es_tanh(vec4(note1(row, unit_texels() + u)[k])).x;
    float d_h = d_out_at(n * steps() + t, h), d_c = 0.0;
    if (t < steps() - 1) {
        int behind = row_back(n, t + 1);
        d_h += note3(behind, u)[k];
        d_c = note3(behind, unit_texels() + u)[k];
    }
    d_c += d_h * o * (1.0 - tanh_c * tanh_c);
    d_before = d_c * f;
    return vec4(d_c * g * i * (1.0 - i), d_c * c_before * f * (1.0 - f), d_c * i * (1.0 - g * g),
                d_h * tanh_c * o * (1.0 - o));
}

vec4 note_2(int n, int c) {
    vec4 d = vec4(0.0);
    int t = steps() - 1 - this_turn();
    for (int k = 0; k < 4; ++k) {
        float d_before;
        int column = 4 * c + k;
        if (c >= z_texels()) {
            int h = column - 4 * z_texels();
            gate_gradients(n, t, min(h, units() - 1), d_before);
            d[k] = h < units() ? d_before : 0.0;
        } else {
            d[k] = gate_gradients(n, t, column % units(), d_before)[column / units()];
        }
    }
    return d;
}

// The gradient of z times Wh turned round: four rows of Wh are four columns of the result.
vec4 note_3(int n, int c) {
    vec4 sum = vec4(0.0);
    int row = this_turn() * things() + n;
    if (c >= unit_texels()) return note2(row, z_texels() + c - unit_texels());
    ivec4 h = min(ivec4(4 * c) + ivec4(0, 1, 2, 3), ivec4(units() - 1));
    for (int k = 0; k < z_texels(); ++k) {
        vec4 d = note2(row, k);
        sum += vec4(dot(d, in2(h.x, k)), dot(d, in2(h.y, k)), dot(d, in2(h.z, k)), dot(d, in2(h.w, k)));
    }
    return sum;
}

vec4 backward_0(int r, int c) {
    vec4 sum = vec4(0.0);
    ivec2 at = place_of(r);
    int row = row_back(at.x, at.y);
    ivec4 rows = min(ivec4(4 * c) + ivec4(0, 1, 2, 3), ivec4(in1_rows() - 1));
    for (int k = 0; k < z_texels(); ++k) {
        vec4 d = note2(row, k);
        sum += vec4(dot(d, in1(rows.x, k)), dot(d, in1(rows.y, k)), dot(d, in1(rows.z, k)), dot(d, in1(rows.w, k)));
    }
    return sum;
}

vec4 backward_1(int d, int c) {
    vec4 sum = vec4(0.0);
    for (int n = 0; n < things(); ++n) {
        for (int t = 0; t < steps(); ++t) sum += in0_at(n * steps() + t, d) * note2(row_back(n, t), c);
    }
    return sum;
}

vec4 backward_2(int h, int c) {
    vec4 sum = vec4(0.0);
    for (int n = 0; n < things(); ++n) {
        for (int t = 1; t < steps(); ++t) sum += outp_at(n * steps() + t - 1, h) * note2(row_back(n, t), c);
    }
    return sum;
}

vec4 backward_3(int r, int c) {
    vec4 sum = vec4(0.0);
    for (int n = 0; n < things(); ++n) {
        for (int t = 0; t < steps(); ++t) sum += note2(row_back(n, t), c);
    }
    return sum;
}
