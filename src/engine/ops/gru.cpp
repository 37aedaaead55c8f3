// Gated recurrent unit: reads a sequence position by position; its output h is also what it remembers. Gates decide how
// much of it is kept (z), and how much of it the new content n sees (r).
//   [a_r a_z a_n] = x_t Wx,  [u_r u_z u_n] = h_(t-1) Wh,  b = [b_r b_z b_n b_m]
//   r = s(a_r + u_r + b_r),  z = s(a_z + u_z + b_z),  m = u_n + b_m,  n = tanh(a_n + b_n + r m)
//   h_t = (1 - z) n + z h_(t-1)
//   s is the sigmoid; h is 0 before the first position.   (Cho et al. 2014; r outside of the product with Wh and a bias
//   of its own for m, as in torch.nn.GRU, whose other two pairs of biases are one here: b = b_ih + b_hh)
// Shapes      x [N*T, D], Wx [D, 3H], Wh [H, 3H], b [1, 4H] -> h [N*T, H], of all positions;
//             columns of the gates: H each, in the order r, z, n; in b then m
// Attributes  ints: T
// Gradient    backpropagation through all T positions. Gates are computed again from x and h, which are both known
// Sums        products as in product.h; gradients of weights over all positions, sequence after sequence
// In the CPU kernels the columns of each gate start at a whole vector (weights are copied so); padding stays 0, since all
// sums of 0 give n = tanh(0) = 0 and h = 0.
#include <algorithm>
#include <cmath>

#include "engine/gates.h"
#include "engine/maths.h"
#include "engine/product.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

constexpr int kGates = 3;
constexpr int kBiases = 4;

core::Result<Shape> gru_shape(std::span<const Shape> in, const Attributes& attributes) {
    const int steps = attributes.ints[0];
    if (steps < 1 || rows_a_thing(in[0]) != steps) {
        return shape_error("x", in[0], "[N*" + std::to_string(steps) + ", D]: a sequence for each thing");
    }
    if (in[1].rows != in[0].cols || in[1].cols % kGates != 0) {
        return shape_error("Wx", in[1], "[" + std::to_string(in[0].cols) + ", 3H]: one row for each input");
    }
    const int units = in[1].cols / kGates;
    const Shape state{units, kGates * units}, bias{1, kBiases * units};
    if (in[2] != state) return shape_error("Wh", in[2], text_of(state));
    if (in[3] != bias) return shape_error("b", in[3], text_of(bias));
    return Shape{in[0].rows, units};
}

// ---- Reference kernels. Scratch for one sequence: r, z, n and m of all positions, and gradients of one.
struct ReferenceScratch {
    Matrix<double> gates;  // [T, 4H]: r, z, n, m
    double* d_h;           // [H]: gradient of h that comes from later positions
    double* d_sums;        // [4H]: gradients of what r, z and n are functions of, and of m
};

ReferenceScratch reference_scratch_of(const Call<double>& call) {
    const int steps = call.attributes->ints[0];
    const int units = call.out.cols;
    ReferenceScratch scratch;
    scratch.gates = {call.scratch, steps, kBiases * units, kBiases * units};
    scratch.d_h = call.scratch + elements(scratch.gates);
    scratch.d_sums = scratch.d_h + units;
    return scratch;
}

double sigmoid_plain(double x) { return 1.0 / (1.0 + std::exp(-x)); }

// h of the position before, 0 before the first.
double before_plain(const Call<double>& call, int first, int t, int h) {
    return t > 0 ? call.out.at(first + t - 1, h) : 0.0;
}

// r, z, n and m of position t of the sequence whose first row is `first`; h of the position before stands in call.out.
void gru_position_plain(const Call<double>& call, const ReferenceScratch& scratch, int first, int t) {
    const int units = call.out.cols;
    double* gates = scratch.gates.row(t);
    std::copy_n(call.in[3].row(0), kBiases * units, gates);
    // each column j of the three gates: the sums over the inputs d and over the units h of the position before
    for (int j = 0; j < kGates * units; ++j) {
        for (int d = 0; d < call.in[0].cols; ++d) gates[j] += call.in[0].at(first + t, d) * call.in[1].at(d, j);
        double& state = gates[j < 2 * units ? j : j + units];
        for (int h = 0; h < units; ++h) state += before_plain(call, first, t, h) * call.in[2].at(h, j);
    }
    // each unit h
    for (int h = 0; h < units; ++h) {
        gates[h] = sigmoid_plain(gates[h]);
        gates[units + h] = sigmoid_plain(gates[units + h]);
        gates[2 * units + h] = std::tanh(gates[2 * units + h] + gates[h] * gates[3 * units + h]);
    }
}

void gru_forward_plain(const Call<double>& call) {
    const ReferenceScratch scratch = reference_scratch_of(call);
    const int units = call.out.cols;
    // each sequence (its first row), each position t, each unit h
    for (int first = 0; first < call.out.rows; first += scratch.gates.rows) {
        for (int t = 0; t < scratch.gates.rows; ++t) {
            gru_position_plain(call, scratch, first, t);
            for (int h = 0; h < units; ++h) {
                const double z = scratch.gates.at(t, units + h), n = scratch.gates.at(t, 2 * units + h);
                call.out.at(first + t, h) = (1.0 - z) * n + z * before_plain(call, first, t, h);
            }
        }
    }
}

// Writes d_sums of position t; d_h becomes the part of the previous h's gradient that does not pass through the gates.
void gru_gates_backward_plain(const Call<double>& call, const ReferenceScratch& scratch, int first, int t) {
    const int units = call.out.cols;
    // each unit h
    for (int h = 0; h < units; ++h) {
        const double r = scratch.gates.at(t, h);
        const double z = scratch.gates.at(t, units + h);
        const double n = scratch.gates.at(t, 2 * units + h);
        const double m = scratch.gates.at(t, 3 * units + h);
        const double d_h = call.d_out.at(first + t, h) + scratch.d_h[h];
        const double d_n = d_h * (1.0 - z) * (1.0 - n * n);
        scratch.d_sums[h] = d_n * m * r * (1.0 - r);
        scratch.d_sums[units + h] = d_h * (before_plain(call, first, t, h) - n) * z * (1.0 - z);
        scratch.d_sums[2 * units + h] = d_n;
        scratch.d_sums[3 * units + h] = d_n * r;
        scratch.d_h[h] = d_h * z;
    }
}

// From d_sums of position t: adds to the gradients of all inputs, and to that of h of the position before.
void gru_products_backward_plain(const Call<double>& call, const ReferenceScratch& scratch, int first, int t) {
    const int units = call.out.cols;
    // each column j of the three gates, each input d, each unit h of the position before
    for (int j = 0; j < kGates * units; ++j) {
        const double d_input = scratch.d_sums[j];
        const double d_state = scratch.d_sums[j < 2 * units ? j : j + units];
        for (int d = 0; d < call.in[0].cols; ++d) {
            if (call.d_in[0].data != nullptr) call.d_in[0].at(first + t, d) += d_input * call.in[1].at(d, j);
            if (call.d_in[1].data != nullptr) call.d_in[1].at(d, j) += d_input * call.in[0].at(first + t, d);
        }
        for (int h = 0; h < units; ++h) {
            scratch.d_h[h] += d_state * call.in[2].at(h, j);
            if (call.d_in[2].data != nullptr) call.d_in[2].at(h, j) += d_state * before_plain(call, first, t, h);
        }
    }
    // each bias j
    for (int j = 0; j < kBiases * units; ++j) {
        if (call.d_in[3].data != nullptr) call.d_in[3].at(0, j) += scratch.d_sums[j];
    }
}

void gru_backward_plain(const Call<double>& call) {
    const ReferenceScratch scratch = reference_scratch_of(call);
    // each sequence (its first row): forward over the positions t, then backward over them
    for (int first = 0; first < call.out.rows; first += scratch.gates.rows) {
        for (int t = 0; t < scratch.gates.rows; ++t) gru_position_plain(call, scratch, first, t);
        std::fill_n(scratch.d_h, call.out.cols, 0.0);
        for (int t = scratch.gates.rows; t-- > 0;) {
            gru_gates_backward_plain(call, scratch, first, t);
            gru_products_backward_plain(call, scratch, first, t);
        }
    }
}

// ---- CPU kernels. Scratch for the whole batch; 3H' stands for three gates of padded(H) columns.
struct GruScratch {
    Matrix<float> w_x;                // [D, 3H']; at the end of backward its gradient
    Matrix<float> w_h;                // [H, 3H']; likewise
    Matrix<float> b;                  // [1, 4H']; likewise
    Matrix<float> a;                  // [N*T, 3H']: x Wx; becomes r, z, n, then the gradients of their sums
    Matrix<float> u;                  // [N*T, 3H']: h of the position before, times Wh; its last part becomes m; in
                                      // backward then the gradient of u
    Matrix<float> u_now;              // [N, 3H']: u of one position
    Matrix<float> before;             // [N*T, H]: h of the position before
    Matrix<float> d_h;                // [N, H]
    float* w_x_transposed = nullptr;  // [3H', padded(D)]
    float* w_h_transposed = nullptr;  // [3H', padded(H)]
    long end = 0;
};

// Lays out the scratch for n_things sequences; with data null only to learn its size (end).
GruScratch layout_gru_scratch(int n_things, int steps, int inputs, int units, float* data) {
    GruScratch scratch;
    const int wide = kGates * padded(units);
    const auto take = [&scratch, data](int rows, int cols) {
        const Matrix<float> matrix{data == nullptr ? nullptr : data + scratch.end, rows, cols, padded(cols)};
        scratch.end += elements(matrix);
        return matrix;
    };
    scratch.w_x = take(inputs, wide);
    scratch.w_h = take(units, wide);
    scratch.b = take(1, kBiases * padded(units));
    scratch.a = take(n_things * steps, wide);
    scratch.u = take(n_things * steps, wide);
    scratch.u_now = take(n_things, wide);
    scratch.before = take(n_things * steps, units);
    scratch.d_h = take(n_things, units);
    scratch.w_x_transposed = take(wide, inputs).data;
    scratch.w_h_transposed = take(wide, units).data;
    return scratch;
}

// For the CPU kernels; the reference kernels need 4 T H + 5 H, which is less.
long gru_scratch(std::span<const Shape> in, const Attributes& attributes, int max_rows) {
    return layout_gru_scratch(max_rows, attributes.ints[0], in[0].cols, in[2].rows, nullptr).end;
}

// One position of one sequence: a [3H'] becomes r, z, n, and the last part of u [3H'] becomes m.
ES_INLINE void gru_gates_of(const float* b, int wide, float* a, float* u) {
    // eight units from i on at a time
    for (int i = 0; i < wide; i += kLanes) {
        const f32x8 r = sigmoid_lanes(load(a + i) + load(u + i) + load(b + i));
        const f32x8 z = sigmoid_lanes(load(a + wide + i) + load(u + wide + i) + load(b + wide + i));
        const f32x8 m = load(u + 2 * wide + i) + load(b + 3 * wide + i);
        const f32x8 n = engine::tanh(load(a + 2 * wide + i) + load(b + 2 * wide + i) + r * m);
        store(a + i, r);
        store(a + wide + i, z);
        store(a + 2 * wide + i, n);
        store(u + 2 * wide + i, m);
    }
}

// Position t of every sequence, whose u stands in u_now: its gates and h.
ES_INLINE void gru_position_loops(const GruScratch& scratch, int steps, int t, const Matrix<float>& h) {
    const int wide = h.stride;
    // each sequence k, eight units from i on at a time
    for (int k = 0; k < scratch.u_now.rows; ++k) {
        const int row = k * steps + t;
        float* a = scratch.a.row(row);
        gru_gates_of(scratch.b.data, wide, a, scratch.u_now.row(k));
        for (int i = 0; i < wide; i += kLanes) {
            const f32x8 before = t > 0 ? load(h.row(row - 1) + i) : f32x8{};
            const f32x8 n = load(a + 2 * wide + i);
            store(h.row(row) + i, n + load(a + wide + i) * (before - n));
        }
    }
}

// The gates of all positions, whose u is known.
ES_INLINE void gru_gates_loops(const GruScratch& scratch) {
    // each row: a position of a sequence
    for (int row = 0; row < scratch.a.rows; ++row) {
        gru_gates_of(scratch.b.data, scratch.before.stride, scratch.a.row(row), scratch.u.row(row));
    }
}

// Position t of every sequence: r, z, n and m become the gradients of their sums; d_h becomes the part of the
// previous h's gradient that does not pass through the gates.
ES_INLINE void gru_gates_backward_loops(const GruScratch& scratch, int steps, int t, const Matrix<const float>& d_out) {
    const int wide = scratch.before.stride;
    // each sequence k, eight units from i on at a time
    for (int k = 0; k < scratch.d_h.rows; ++k) {
        const int row = k * steps + t;
        float* a = scratch.a.row(row);
        float* u = scratch.u.row(row);
        float* d_h = scratch.d_h.row(k);
        for (int i = 0; i < wide; i += kLanes) {
            const f32x8 r = load(a + i), z = load(a + wide + i), n = load(a + 2 * wide + i);
            const f32x8 m = load(u + 2 * wide + i);
            const f32x8 d = load(d_out.row(row) + i) + load(d_h + i);
            const f32x8 d_n = d * (1.0f - z) * (1.0f - n * n);
            const f32x8 d_r = d_n * m * (r * (1.0f - r));
            const f32x8 d_z = d * (load(scratch.before.row(row) + i) - n) * (z * (1.0f - z));
            store(a + i, d_r);
            store(a + wide + i, d_z);
            store(a + 2 * wide + i, d_n);
            store(u + i, d_r);
            store(u + wide + i, d_z);
            store(u + 2 * wide + i, d_n * r);
            store(d_h + i, d * z);
        }
    }
}

// Gradient of the biases: of r, z and n that of a, of m the last part of that of u.
ES_INLINE void gru_bias_gradient_loops(const GruScratch& scratch) {
    const int wide = scratch.before.stride;
    // eight columns from i on at a time, each row
    for (int i = 0; i < scratch.b.cols; i += kLanes) {
        const bool of_m = i >= kGates * wide;
        const Matrix<float>& from = of_m ? scratch.u : scratch.a;
        const int column = of_m ? i - wide : i;
        f32x8 sum{};
        for (int row = 0; row < from.rows; ++row) sum += load(from.row(row) + column);
        store(scratch.b.data + i, sum);
    }
}

ES_CLONES void gru_position(const GruScratch& scratch, int steps, int t, const Matrix<float>& h) {
    gru_position_loops(scratch, steps, t, h);
}
ES_CLONES void gru_gates(const GruScratch& scratch) { gru_gates_loops(scratch); }
ES_CLONES void gru_gates_backward(const GruScratch& scratch, int steps, int t, const Matrix<const float>& d_out) {
    gru_gates_backward_loops(scratch, steps, t, d_out);
}
ES_CLONES void gru_bias_gradient(const GruScratch& scratch) { gru_bias_gradient_loops(scratch); }

// Weights and bias spread, and a = x Wx.
GruScratch prepared_gru_scratch(const Call<float>& call) {
    const int steps = call.attributes->ints[0];
    const GruScratch scratch =
        layout_gru_scratch(call.out.rows / steps, steps, call.in[0].cols, call.out.cols, call.scratch);
    spread_gates(call.in[1], kGates, scratch.w_x);
    spread_gates(call.in[2], kGates, scratch.w_h);
    spread_gates(call.in[3], kBiases, scratch.b);
    product(factor(call.in[0]), read_only(scratch.w_x), scratch.a, Into::overwrite);
    return scratch;
}

void gru_forward(const Call<float>& call) {
    const int steps = call.attributes->ints[0];
    if (call.out.rows == 0) return;
    const GruScratch scratch = prepared_gru_scratch(call);
    std::fill_n(scratch.u_now.data, elements(scratch.u_now), 0.0f);
    // each position t, all sequences at once
    for (int t = 0; t < steps; ++t) {
        if (t > 0) {
            // Row k of this factor is h of sequence k at the position before.
            const Factor<float> before{call.out.row(t - 1), static_cast<long>(steps) * call.out.stride, 1};
            product(before, read_only(scratch.w_h), scratch.u_now, Into::overwrite);
        }
        gru_position(scratch, steps, t, call.out);
    }
}

// The gradients of all inputs, once those of a and u are known at all positions.
void gru_products_backward(const Call<float>& call, const GruScratch& scratch) {
    if (call.d_in[0].data != nullptr) {
        const Matrix<const float> w_x_transposed = transposed_copy(read_only(scratch.w_x), scratch.w_x_transposed);
        product(factor(read_only(scratch.a)), w_x_transposed, call.d_in[0], Into::add);
    }
    if (call.d_in[1].data != nullptr) {
        product(transposed(call.in[0]), read_only(scratch.a), scratch.w_x, Into::overwrite);
        add_spread_gates(scratch.w_x, kGates, call.d_in[1]);
    }
    if (call.d_in[2].data != nullptr) {
        product(transposed(read_only(scratch.before)), read_only(scratch.u), scratch.w_h, Into::overwrite);
        add_spread_gates(scratch.w_h, kGates, call.d_in[2]);
    }
    if (call.d_in[3].data != nullptr) {
        gru_bias_gradient(scratch);
        add_spread_gates(scratch.b, kBiases, call.d_in[3]);
    }
}

void gru_backward(const Call<float>& call) {
    const int steps = call.attributes->ints[0];
    if (call.out.rows == 0) return;
    const GruScratch scratch = prepared_gru_scratch(call);
    shift_positions(call.out, steps, scratch.before);
    product(factor(read_only(scratch.before)), read_only(scratch.w_h), scratch.u, Into::overwrite);
    gru_gates(scratch);
    const Matrix<const float> w_h_transposed = transposed_copy(read_only(scratch.w_h), scratch.w_h_transposed);
    std::fill_n(scratch.d_h.data, elements(scratch.d_h), 0.0f);
    // each position t, last first, all sequences at once
    for (int t = steps; t-- > 0;) {
        gru_gates_backward(scratch, steps, t, call.d_out);
        const Factor<float> d_u{scratch.u.row(t), static_cast<long>(steps) * scratch.u.stride, 1};
        if (t > 0) product(d_u, w_h_transposed, scratch.d_h, Into::add);
    }
    gru_products_backward(call, scratch);
}

}  // namespace

namespace ops {
extern const Op gru{
    .name = "gru",
    .formula = "r, z = s(x Wx + h Wh + b), n = tanh(x Wn + b_n + r (h Un + b_m)), h = (1 - z) n + z h",
    .n_inputs = 4,
    .shape = gru_shape,
    .scratch = gru_scratch,
    .forward_reference = gru_forward_plain,
    .backward_reference = gru_backward_plain,
    .forward_cpu = gru_forward,
    .backward_cpu = gru_backward,
    .shader = "ops/gru.frag",
};
}  // namespace ops
}  // namespace engine
