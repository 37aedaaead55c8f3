// Long short-term memory: reads a sequence position by position; gates decide what its cell state c takes in, keeps and
// shows.
//   z_t = x_t Wx + h_(t-1) Wh + b = [i f g o],   c_t = s(f) c_(t-1) + s(i) tanh(g),   h_t = s(o) tanh(c_t)
//   s is the sigmoid; h and c are 0 before the first position.   (Hochreiter, Schmidhuber 1997; f: Gers et al. 2000)
// Shapes      x [N*T, D], Wx [D, 4H], Wh [H, 4H], b [1, 4H] -> h [N*T, H], of all positions;
//             columns of the gates: H each, in the order i, f, g, o
// Attributes  ints: T
// Gradient    backpropagation through all T positions. Gates and c are computed again from x and h, which are both
//             known
// Sums        products as in product.h; gradients of weights over all positions, sequence after sequence
// In the CPU kernels the columns of each gate start at a whole vector (weights are copied so); padding stays 0, since z
// = 0 gives c = s(0) 0 + s(0) tanh(0) = 0 and h = 0.
#include <algorithm>
#include <cmath>

#include "engine/gates.h"
#include "engine/maths.h"
#include "engine/product.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

constexpr int kGates = 4;

core::Result<Shape> lstm_shape(std::span<const Shape> in, const Attributes& attributes) {
    const int steps = attributes.ints[0];
    if (steps < 1 || rows_a_thing(in[0]) != steps) {
        return shape_error("x", in[0], "[N*" + std::to_string(steps) + ", D]: a sequence for each thing");
    }
    if (in[1].rows != in[0].cols || in[1].cols % kGates != 0) {
        return shape_error("Wx", in[1], "[" + std::to_string(in[0].cols) + ", 4H]: one row for each input");
    }
    const Shape wanted{in[1].cols / kGates, in[1].cols};
    if (in[2] != wanted) return shape_error("Wh", in[2], text_of(wanted));
    if (in[3] != Shape{1, in[1].cols}) return shape_error("b", in[3], text_of({1, in[1].cols}));
    return Shape{in[0].rows, wanted.rows};
}

// ---- Reference kernels. Scratch for one sequence: its gates s(i), s(f), tanh(g), s(o), and its c.
struct ReferenceScratch {
    Matrix<double> gates;  // [T, 4H]
    Matrix<double> c;      // [T, H]
    double* d_h;           // [H]: gradient of h that comes from later positions
    double* d_c;           // [H]
    double* d_z;           // [4H]
};

ReferenceScratch reference_scratch_of(const Call<double>& call) {
    const int steps = call.attributes->ints[0];
    const int units = call.out.cols;
    ReferenceScratch scratch;
    scratch.gates = {call.scratch, steps, kGates * units, kGates * units};
    scratch.c = {call.scratch + elements(scratch.gates), steps, units, units};
    scratch.d_h = scratch.c.data + elements(scratch.c);
    scratch.d_c = scratch.d_h + units;
    scratch.d_z = scratch.d_c + units;
    return scratch;
}

double sigmoid_plain(double x) { return 1.0 / (1.0 + std::exp(-x)); }

// Gates and c of position t of the sequence whose first row is `first`; h of the position before stands in call.out.
void lstm_position_plain(const Call<double>& call, const ReferenceScratch& scratch, int first, int t) {
    const int units = call.out.cols;
    // each column j of the four gates: the sum over the inputs d and over the units h of the position before
    for (int j = 0; j < kGates * units; ++j) {
        double z = call.in[3].at(0, j);
        for (int d = 0; d < call.in[0].cols; ++d) z += call.in[0].at(first + t, d) * call.in[1].at(d, j);
        for (int h = 0; t > 0 && h < units; ++h) z += call.out.at(first + t - 1, h) * call.in[2].at(h, j);
        scratch.gates.at(t, j) = j / units == 2 ? std::tanh(z) : sigmoid_plain(z);
    }
    // c: each unit h
    for (int h = 0; h < units; ++h) {
        const double* gate = scratch.gates.row(t) + h;
        scratch.c.at(t, h) = gate[0] * gate[2 * units] + (t > 0 ? gate[units] * scratch.c.at(t - 1, h) : 0.0);
    }
}

void lstm_forward_plain(const Call<double>& call) {
    const ReferenceScratch scratch = reference_scratch_of(call);
    // each sequence (its first row), each position t, each unit h
    for (int first = 0; first < call.out.rows; first += scratch.c.rows) {
        for (int t = 0; t < scratch.c.rows; ++t) {
            lstm_position_plain(call, scratch, first, t);
            for (int h = 0; h < call.out.cols; ++h) {
                call.out.at(first + t, h) = scratch.gates.at(t, 3 * call.out.cols + h) * std::tanh(scratch.c.at(t, h));
            }
        }
    }
}

// Writes d_z of position t; d_c becomes the gradient of c of the position before.
void lstm_gates_backward_plain(const Call<double>& call, const ReferenceScratch& scratch, int first, int t) {
    const int units = call.out.cols;
    // each unit h: gradients of its four gates and of its c
    for (int h = 0; h < units; ++h) {
        const double i = scratch.gates.at(t, h);
        const double f = scratch.gates.at(t, units + h);
        const double g = scratch.gates.at(t, 2 * units + h);
        const double o = scratch.gates.at(t, 3 * units + h);
        const double tanh_c = std::tanh(scratch.c.at(t, h));
        const double d_h = call.d_out.at(first + t, h) + scratch.d_h[h];
        const double d_c = scratch.d_c[h] + d_h * o * (1.0 - tanh_c * tanh_c);
        const double c_before = t > 0 ? scratch.c.at(t - 1, h) : 0.0;
        scratch.d_z[h] = d_c * g * i * (1.0 - i);
        scratch.d_z[units + h] = d_c * c_before * f * (1.0 - f);
        scratch.d_z[2 * units + h] = d_c * i * (1.0 - g * g);
        scratch.d_z[3 * units + h] = d_h * tanh_c * o * (1.0 - o);
        scratch.d_c[h] = d_c * f;
    }
}

// From d_z of position t: adds to the gradients of all inputs, and writes that of h of the position before.
void lstm_products_backward_plain(const Call<double>& call, const ReferenceScratch& scratch, int first, int t) {
    const int units = call.out.cols;
    std::fill_n(scratch.d_h, units, 0.0);
    // each column j of the four gates, each input d, each unit h of the position before
    for (int j = 0; j < kGates * units; ++j) {
        const double d_z = scratch.d_z[j];
        for (int d = 0; d < call.in[0].cols; ++d) {
            if (call.d_in[0].data != nullptr) call.d_in[0].at(first + t, d) += d_z * call.in[1].at(d, j);
            if (call.d_in[1].data != nullptr) call.d_in[1].at(d, j) += d_z * call.in[0].at(first + t, d);
        }
        for (int h = 0; t > 0 && h < units; ++h) {
            scratch.d_h[h] += d_z * call.in[2].at(h, j);
            if (call.d_in[2].data != nullptr) call.d_in[2].at(h, j) += d_z * call.out.at(first + t - 1, h);
        }
        if (call.d_in[3].data != nullptr) call.d_in[3].at(0, j) += d_z;
    }
}

void lstm_backward_plain(const Call<double>& call) {
    const ReferenceScratch scratch = reference_scratch_of(call);
    // each sequence (its first row): forward over the positions t, then backward over them
    for (int first = 0; first < call.out.rows; first += scratch.c.rows) {
        for (int t = 0; t < scratch.c.rows; ++t) lstm_position_plain(call, scratch, first, t);
        std::fill_n(scratch.d_h, call.out.cols, 0.0);
        std::fill_n(scratch.d_c, call.out.cols, 0.0);
        for (int t = scratch.c.rows; t-- > 0;) {
            lstm_gates_backward_plain(call, scratch, first, t);
            lstm_products_backward_plain(call, scratch, first, t);
        }
    }
}

// ---- CPU kernels. Scratch for the whole batch; 4H' stands for four gates of padded(H) columns.
struct LstmScratch {
    Matrix<float> w_x;                // [D, 4H']; at the end of backward its gradient
    Matrix<float> w_h;                // [H, 4H']; likewise
    Matrix<float> b;                  // [1, 4H']; likewise
    Matrix<float> z;                  // [N*T, 4H']; becomes the gates, then their gradient
    Matrix<float> c;                  // [N*T, H]
    Matrix<float> h_z;                // [N, 4H']: h of the position before, times Wh; in backward [N, H], gradient of h
    Matrix<float> d_c;                // [N, H]
    Matrix<float> before;             // [N*T, H]: h of the position before
    float* w_x_transposed = nullptr;  // [4H', padded(D)]
    float* w_h_transposed = nullptr;  // [4H', padded(H)]
    long end = 0;
};

// Lays out the scratch for n_things sequences; with data null only to learn its size (end).
LstmScratch layout_lstm_scratch(int n_things, int steps, int inputs, int units, float* data) {
    LstmScratch scratch;
    const int wide = kGates * padded(units);
    const auto take = [&scratch, data](int rows, int cols) {
        const Matrix<float> matrix{data == nullptr ? nullptr : data + scratch.end, rows, cols, padded(cols)};
        scratch.end += elements(matrix);
        return matrix;
    };
    scratch.w_x = take(inputs, wide);
    scratch.w_h = take(units, wide);
    scratch.b = take(1, wide);
    scratch.z = take(n_things * steps, wide);
    scratch.c = take(n_things * steps, units);
    scratch.h_z = take(n_things, wide);
    scratch.d_c = take(n_things, units);
    scratch.before = take(n_things * steps, units);
    scratch.w_x_transposed = take(wide, inputs).data;
    scratch.w_h_transposed = take(wide, units).data;
    return scratch;
}

// For the CPU kernels; the reference kernels need T (4H + H) + 6 H, which is less.
long lstm_scratch(std::span<const Shape> in, const Attributes& attributes, int max_rows) {
    return layout_lstm_scratch(max_rows, attributes.ints[0], in[0].cols, in[2].rows, nullptr).end;
}

// Position t of every sequence: z (+ h_z if add_h_z) becomes the gates; also writes c and, if h has data, h.
ES_INLINE void lstm_gates_loops(const LstmScratch& scratch, int steps, int t, bool add_h_z, const Matrix<float>& h) {
    const int wide = scratch.c.stride;
    // each sequence n, eight units from u on at a time, each of the four gates
    for (int n = 0; n * steps < scratch.z.rows; ++n) {
        const int row = n * steps + t;
        for (int u = 0; u < wide; u += kLanes) {
            float* z = scratch.z.row(row) + u;
            f32x8 gate[kGates];
            ES_UNROLL for (int k = 0; k < kGates; ++k) {
                gate[k] = load(z + k * wide) + load(scratch.b.data + k * wide + u);
                if (add_h_z) gate[k] += load(scratch.h_z.row(n) + k * wide + u);
                gate[k] = k == 2 ? engine::tanh(gate[k]) : sigmoid_lanes(gate[k]);
                store(z + k * wide, gate[k]);
            }
            f32x8 c = gate[0] * gate[2];
            if (t > 0) c += gate[1] * load(scratch.c.row(row - 1) + u);
            store(scratch.c.row(row) + u, c);
            if (h.data != nullptr) store(h.row(row) + u, gate[3] * engine::tanh(c));
        }
    }
}

// Position t of every sequence: its gates become their gradients, d_c becomes that of the position before. d_h:
// gradient of h that comes from later positions.
ES_INLINE void lstm_gates_backward_loops(const LstmScratch& scratch, int steps, int t, const Matrix<const float>& d_out,
                                         const Matrix<float>& d_h) {
    const int wide = scratch.c.stride;
    // each sequence n, eight units from u on at a time
    for (int n = 0; n * steps < scratch.z.rows; ++n) {
        const int row = n * steps + t;
        for (int u = 0; u < wide; u += kLanes) {
            float* z = scratch.z.row(row) + u;
            const f32x8 i = load(z);
            const f32x8 f = load(z + wide);
            const f32x8 g = load(z + 2 * wide);
            const f32x8 o = load(z + 3 * wide);
            const f32x8 tanh_c = engine::tanh(load(scratch.c.row(row) + u));
            const f32x8 d = load(d_out.row(row) + u) + load(d_h.row(n) + u);
            const f32x8 d_c = load(scratch.d_c.row(n) + u) + d * o * (1.0f - tanh_c * tanh_c);
            const f32x8 c_before = t > 0 ? load(scratch.c.row(row - 1) + u) : f32x8{};
            store(z, d_c * g * (i * (1.0f - i)));
            store(z + wide, d_c * c_before * (f * (1.0f - f)));
            store(z + 2 * wide, d_c * i * (1.0f - g * g));
            store(z + 3 * wide, d * tanh_c * (o * (1.0f - o)));
            store(scratch.d_c.row(n) + u, d_c * f);
        }
    }
}

ES_INLINE void lstm_sum_rows_loops(const Matrix<float>& x, const Matrix<float>& sum) {
    // eight columns from u on at a time, each row r
    for (int u = 0; u < x.stride; u += kLanes) {
        f32x8 s{};
        for (int r = 0; r < x.rows; ++r) s += load(x.row(r) + u);
        store(sum.data + u, s);
    }
}

ES_CLONES void lstm_gates(const LstmScratch& scratch, int steps, int t, bool add_h_z, const Matrix<float>& h) {
    lstm_gates_loops(scratch, steps, t, add_h_z, h);
}
ES_CLONES void lstm_gates_backward(const LstmScratch& scratch, int steps, int t, const Matrix<const float>& d_out,
                                   const Matrix<float>& d_h) {
    lstm_gates_backward_loops(scratch, steps, t, d_out, d_h);
}
ES_CLONES void lstm_sum_rows(const Matrix<float>& x, const Matrix<float>& sum) { lstm_sum_rows_loops(x, sum); }

LstmScratch prepared_scratch(const Call<float>& call) {
    const int steps = call.attributes->ints[0];
    const LstmScratch scratch =
        layout_lstm_scratch(call.out.rows / steps, steps, call.in[0].cols, call.out.cols, call.scratch);
    spread_gates(call.in[1], kGates, scratch.w_x);
    spread_gates(call.in[2], kGates, scratch.w_h);
    spread_gates(call.in[3], kGates, scratch.b);
    product(factor(call.in[0]), read_only(scratch.w_x), scratch.z, Into::overwrite);
    return scratch;
}

void lstm_forward(const Call<float>& call) {
    const int steps = call.attributes->ints[0];
    const LstmScratch scratch = prepared_scratch(call);
    // each position t, all sequences at once
    for (int t = 0; t < steps && call.out.rows > 0; ++t) {
        if (t > 0) {
            // Row n of this factor is h of sequence n at the position before.
            const Factor<float> h_before{call.out.row(t - 1), static_cast<long>(steps) * call.out.stride, 1};
            product(h_before, read_only(scratch.w_h), scratch.h_z, Into::overwrite);
        }
        lstm_gates(scratch, steps, t, t > 0, call.out);
    }
}

// The gradients of all inputs, once that of z is known at all positions.
void lstm_products_backward(const Call<float>& call, const LstmScratch& scratch) {
    const Factor<float> d_z = factor(read_only(scratch.z));
    if (call.d_in[0].data != nullptr) {
        const Matrix<const float> w_x_transposed = transposed_copy(read_only(scratch.w_x), scratch.w_x_transposed);
        product(d_z, w_x_transposed, call.d_in[0], Into::add);
    }
    if (call.d_in[1].data != nullptr) {
        product(transposed(call.in[0]), read_only(scratch.z), scratch.w_x, Into::overwrite);
        add_spread_gates(scratch.w_x, kGates, call.d_in[1]);
    }
    if (call.d_in[2].data != nullptr) {
        product(transposed(read_only(scratch.before)), read_only(scratch.z), scratch.w_h, Into::overwrite);
        add_spread_gates(scratch.w_h, kGates, call.d_in[2]);
    }
    if (call.d_in[3].data != nullptr) {
        lstm_sum_rows(scratch.z, scratch.b);
        add_spread_gates(scratch.b, kGates, call.d_in[3]);
    }
}

void lstm_backward(const Call<float>& call) {
    const int steps = call.attributes->ints[0];
    const LstmScratch scratch = prepared_scratch(call);
    if (call.out.rows == 0) return;
    shift_positions(call.out, steps, scratch.before);
    product(factor(read_only(scratch.before)), read_only(scratch.w_h), scratch.z, Into::add);
    // each position t, all sequences at once
    for (int t = 0; t < steps; ++t) lstm_gates(scratch, steps, t, false, {});
    const Matrix<const float> w_h_transposed = transposed_copy(read_only(scratch.w_h), scratch.w_h_transposed);
    const Matrix<float> d_h{scratch.h_z.data, scratch.d_c.rows, scratch.d_c.cols, scratch.d_c.stride};
    std::fill_n(d_h.data, elements(d_h), 0.0f);
    std::fill_n(scratch.d_c.data, elements(scratch.d_c), 0.0f);
    // each position t, last first, all sequences at once
    for (int t = steps; t-- > 0;) {
        lstm_gates_backward(scratch, steps, t, call.d_out, d_h);
        const Factor<float> d_z{scratch.z.row(t), static_cast<long>(steps) * scratch.z.stride, 1};
        if (t > 0) product(d_z, w_h_transposed, d_h, Into::overwrite);
    }
    lstm_products_backward(call, scratch);
}

}  // namespace

namespace ops {
extern const Op lstm{
    .name = "lstm",
    .formula = "[i f g o] = x Wx + h Wh + b, c = s(f) c + s(i) tanh(g), h = s(o) tanh(c)",
    .n_inputs = 4,
    .shape = lstm_shape,
    .scratch = lstm_scratch,
    .forward_reference = lstm_forward_plain,
    .backward_reference = lstm_backward_plain,
    .forward_cpu = lstm_forward,
    .backward_cpu = lstm_backward,
    .shader = "ops/lstm.frag",
};
}  // namespace ops
}  // namespace engine
