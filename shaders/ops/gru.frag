#version 300 es
// r, z = s(a + u + b), m = u_n + b_m, n = tanh(a_n + b_n + r m), h_t = (1 - z) n + z h_(t-1) with a = x_t Wx, u = h_(t-1)
// Wh; in0 x [N*T, D], in1 Wx [D, 3H], in2 Wh [H, 3H], in3 b [1, 4H] -> h [N*T, H]; ints: T. Notes are worked out in
// turns, a position a turn (gl/training/notes.h), and have their rows turn by turn, one a thing. What stands side by side
// in them begins with a texel. Turns go from the first position to the last:
//   0  r, z, a_n + b_n, m in 4H columns, h_(t-1)               1  n_t, h_t
// and back from the last to the first:
//   2  gradients of the sums of r, z and n, and of m, in 4H columns; then that of h_(t-1) past the gates
//   3  gradient of h_(t-1)
// CPU twin: src/engine/ops/gru.cpp.
#include "ops/prelude.glsl"
#include "ops/activations.glsl"
#include "ops/columns.glsl"

int steps() { return attribute_int(0); }
int things() { return out_rows() / steps(); }
int units() { return out_cols(); }
int unit_texels() { return texels(units()); }
int sum_texels() { return units(); }  // 4 H columns

// Where thing n has position t in notes 0 and 1, and in 2 and 3.
int row_on(int n, int t) { return t * things() + n; }
int row_back(int n, int t) { return (steps() - 1 - t) * things() + n; }
// Thing and position of a row of x and h.
ivec2 place_of(int r) { return ivec2(r / steps(), r % steps()); }

// Columns 4 u .. of h of the position before: as it comes from the turn before, for note 0, and as that has it.
vec4 h_of_turn_before(int n, int t, int u) { return t == 0 ? vec4(0.0) : note1(row_on(n, t - 1), unit_texels() + u); }
vec4 h_before(int row, int u) { return note0(row, sum_texels() + u); }

// Of Wh, what belongs to columns 4 c .. of the four sums: none to a_n, and its last part to m.
vec4 state_weights(int h, int c) {
    int k = 4 * c - units();
    ivec2 at = es_texels(k, 3 * units());
    vec4 of_m = es_columns(in2(h, at.x), in2(h, at.y), k & 3);
    return only(below(c, 2 * units()), in2(h, c)) + only(not(below(c, 3 * units())), of_m);
}

vec4 sums_of(int n, int t, int c) {
    vec4 sum = in3(0, c);
    int r = n * steps() + t, n_inputs = in0_cols();
    for (int d = 0; d < n_inputs; ++d) sum += in0_at(r, d) * only(below(c, 3 * units()), in1(d, c));
    if (t == 0) return sum;
    for (int h = 0; h < units(); ++h) sum += h_of_turn_before(n, t, h >> 2)[h & 3] * state_weights(h, c);
    return sum;
}

vec4 note_0(int n, int c) {
    if (c >= sum_texels()) return h_of_turn_before(n, this_turn(), c - sum_texels());
    vec4 sum = sums_of(n, this_turn(), c);
    // s(x) = 1/2 + tanh(x/2) / 2
    return mix(sum, 0.5 + 0.5 * es_tanh(0.5 * sum), below(c, 2 * units()));
}

// Columns 4 u .. of one of the four parts of note 0; beyond its last stand those of another.
vec4 part(int row, int which, int u) {
    int k = which * units() + 4 * u;
    ivec2 at = es_texels(k, 4 * units());
    return es_columns(note0(row, at.x), note0(row, at.y), k & 3);
}

vec4 note_1(int n, int c) {
    int row = row_on(n, this_turn()), u = c % unit_texels();
    vec4 content = es_tanh(part(row, 2, u) + part(row, 0, u) * part(row, 3, u));
    vec4 y = c < unit_texels() ? content : content + part(row, 1, u) * (h_before(row, u) - content);
    return only(below(u, units()), y);
}

vec4 forward(int r, int c) {
    ivec2 at = place_of(r);
    return note1(row_on(at.x, at.y), unit_texels() + c);
}

// The gradients of the sums of r, z and n, and of m, of unit h; past: of h of the position before, past the gates.
vec4 sum_gradients(int n, int t, int h, out float past) {
    int u = h >> 2, k = h & 3, row = row_on(n, t);
    float r = note0_at(row, h), z = note0_at(row, units() + h), m = note0_at(row, 3 * units() + h);
    float content = note1(row, u)[k], d_h = d_out_at(n * steps() + t, h);
    if (t < steps() - 1) d_h += note3(row_back(n, t + 1), u)[k];
    float d_n = d_h * (1.0 - z) * (1.0 - content * content);
    past = d_h * z;
    return vec4(d_n * m * r * (1.0 - r), d_h * (h_before(row, u)[k] - content) * z * (1.0 - z), d_n, d_n * r);
}

vec4 note_2(int n, int c) {
    vec4 d = vec4(0.0);
    int t = steps() - 1 - this_turn();
    for (int k = 0; k < 4; ++k) {
        float past;
        int column = 4 * c + k;
        if (c >= sum_texels()) {
            int h = column - 4 * sum_texels();
            sum_gradients(n, t, min(h, units() - 1), past);
            d[k] = h < units() ? past : 0.0;
        } else {
            d[k] = sum_gradients(n, t, column % units(), past)[column / units()];
        }
    }
    return d;
}

// Columns 4 k .. of the gradients of x Wx and of h Wh.
vec4 d_input(int row, int k) { return only(below(k, 3 * units()), note2(row, k)); }
vec4 d_state(int row, int k) {
    int column = 4 * k + units();
    ivec2 at = es_texels(column, 4 * units());
    vec4 of_m = es_columns(note2(row, at.x), note2(row, at.y), column & 3);
    return only(below(k, 3 * units()), mix(of_m, note2(row, k), below(k, 2 * units())));
}

// Products with Wh and Wx turned round: four rows of them are four columns of the result.
vec4 note_3(int n, int c) {
    int row = this_turn() * things() + n;
    vec4 sum = note2(row, sum_texels() + c);
    ivec4 h = min(ivec4(4 * c) + ivec4(0, 1, 2, 3), ivec4(units() - 1));
    for (int k = 0; k < texels(3 * units()); ++k) {
        vec4 d = d_state(row, k);
        sum += vec4(dot(d, in2(h.x, k)), dot(d, in2(h.y, k)), dot(d, in2(h.z, k)), dot(d, in2(h.w, k)));
    }
    return sum;
}

vec4 backward_0(int r, int c) {
    vec4 sum = vec4(0.0);
    ivec2 at = place_of(r);
    int row = row_back(at.x, at.y);
    ivec4 rows = min(ivec4(4 * c) + ivec4(0, 1, 2, 3), ivec4(in1_rows() - 1));
    for (int k = 0; k < texels(3 * units()); ++k) {
        vec4 d = d_input(row, k);
        sum += vec4(dot(d, in1(rows.x, k)), dot(d, in1(rows.y, k)), dot(d, in1(rows.z, k)), dot(d, in1(rows.w, k)));
    }
    return sum;
}

vec4 backward_1(int d, int c) {
    vec4 sum = vec4(0.0);
    for (int n = 0; n < things(); ++n) {
        for (int t = 0; t < steps(); ++t) sum += in0_at(n * steps() + t, d) * d_input(row_back(n, t), c);
    }
    return sum;
}

vec4 backward_2(int h, int c) {
    vec4 sum = vec4(0.0);
    for (int n = 0; n < things(); ++n) {
        for (int t = 1; t < steps(); ++t) sum += outp_at(n * steps() + t - 1, h) * d_state(row_back(n, t), c);
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
