// Scaled dot-product attention with several heads: each position's query q is compared with the keys k of all positions
// of the same sequence, and the output is the mean of their values v with softmax weights.
//   out = softmax(q k^T / sqrt(E / heads)) v      for each sequence and head   (Vaswani et al. 2017, equation 1)
// Shapes      q, k, v [N*T, E] -> out [N*T, E], E divisible by heads
// Attributes  ints: heads, causal, T. Head i has columns [i E / heads, (i + 1) E / heads) of q, k, v and out;
//             causal 1: a position attends to itself and earlier ones only, 0: to all
// Gradient    with the weights p computed again and d_p = d_out v^T:  d_v = p^T d_out,
//             e = p (d_p - sum_j p d_p) / sqrt(E / heads),  d_q = e k,  d_k = e^T q
// Stable      the largest logit of a row is subtracted first. In the CPU kernel weights below 1e-38 are 0 (maths.h)
// Sums        products as in product.h, rows of weights in float lanes (lanes.h)
#include <algorithm>
#include <cmath>

#include "engine/maths.h"
#include "engine/product.h"
#include "engine/rows.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> attention_shape(std::span<const Shape> in, const Attributes& attributes) {
    const int heads = attributes.ints[0];
    const int steps = attributes.ints[2];
    if (steps < 1 || rows_a_thing(in[0]) != steps) {
        return shape_error("q", in[0], "[N*" + std::to_string(steps) + ", E]: a sequence for each thing");
    }
    if (in[1] != in[0]) return shape_error("k", in[1], text_of(in[0]));
    if (in[2] != in[0]) return shape_error("v", in[2], text_of(in[0]));
    if (heads < 1 || in[0].cols % heads != 0) {
        return core::Error{"heads", "heads is " + std::to_string(heads) + ", but must divide the " +
                                        std::to_string(in[0].cols) + " columns of q"};
    }
    return in[0];
}

// One head of one sequence: columns [column, column + width) of `steps` rows from `row` on.
struct Head {
    int row, steps, column, width;
    bool causal;
    int sees(int i) const { return causal ? i + 1 : steps; }  // position i attends to positions 0 .. sees(i) - 1
};

template <class T, class Work>
ES_INLINE void for_each_head(const Call<T>& call, const Work& work) {
    const int heads = call.attributes->ints[0];
    const int steps = call.attributes->ints[2];
    const int width = call.out.cols / heads;
    // each sequence of the batch (its first row), each head
    for (int row = 0; row + steps <= call.out.rows; row += steps) {
        for (int head = 0; head < heads; ++head) {
            work(Head{row, steps, head * width, width, call.attributes->ints[1] != 0});
        }
    }
}

// Writes the attention weights of position i to `p`.
void weights_plain(const Call<double>& call, const Head& head, int i, double* p) {
    const double scale = 1.0 / std::sqrt(static_cast<double>(head.width));
    double highest = -1e300;
    // logits of position i: each position j that i may attend to, each column c of the head
    for (int j = 0; j < head.sees(i); ++j) {
        p[j] = 0.0;
        for (int c = head.column; c < head.column + head.width; ++c) {
            p[j] += scale * call.in[0].at(head.row + i, c) * call.in[1].at(head.row + j, c);
        }
        highest = std::max(highest, p[j]);
    }
    double sum = 0.0;
    // exponentials and their sum: each position j
    for (int j = 0; j < head.sees(i); ++j) sum += p[j] = std::exp(p[j] - highest);
    // divided by the sum: each position j
    for (int j = 0; j < head.sees(i); ++j) p[j] /= sum;
}

void attention_forward_plain(const Call<double>& call) {
    // each head of each sequence: each position i, each column c of the output, each position j it attends to
    for_each_head(call, [&call](const Head& head) {
        for (int i = 0; i < head.steps; ++i) {
            weights_plain(call, head, i, call.scratch);
            for (int c = head.column; c < head.column + head.width; ++c) {
                double sum = 0.0;
                for (int j = 0; j < head.sees(i); ++j) sum += call.scratch[j] * call.in[2].at(head.row + j, c);
                call.out.at(head.row + i, c) = sum;
            }
        }
    });
}

void position_backward_plain(const Call<double>& call, const Head& head, int i, const double* p, double* d_p) {
    const double scale = 1.0 / std::sqrt(static_cast<double>(head.width));
    double mean = 0.0;
    // d_p: each position j that i may attend to, each column c of the head
    for (int j = 0; j < head.sees(i); ++j) {
        d_p[j] = 0.0;
        for (int c = head.column; c < head.column + head.width; ++c) {
            d_p[j] += call.d_out.at(head.row + i, c) * call.in[2].at(head.row + j, c);
        }
        mean += p[j] * d_p[j];
    }
    // d_q, d_k, d_v: each position j, each column c
    for (int j = 0; j < head.sees(i); ++j) {
        const double e = p[j] * (d_p[j] - mean) * scale;
        for (int c = head.column; c < head.column + head.width; ++c) {
            if (call.d_in[0].data != nullptr) call.d_in[0].at(head.row + i, c) += e * call.in[1].at(head.row + j, c);
            if (call.d_in[1].data != nullptr) call.d_in[1].at(head.row + j, c) += e * call.in[0].at(head.row + i, c);
            if (call.d_in[2].data != nullptr) {
                call.d_in[2].at(head.row + j, c) += p[j] * call.d_out.at(head.row + i, c);
            }
        }
    }
}

void attention_backward_plain(const Call<double>& call) {
    // each head of each sequence: each position i
    for_each_head(call, [&call](const Head& head) {
        for (int i = 0; i < head.steps; ++i) {
            weights_plain(call, head, i, call.scratch);
            position_backward_plain(call, head, i, call.scratch, call.scratch + head.steps);
        }
    });
}

// Scratch of the CPU kernels for one head of one sequence. q, k and v are copied to matrices of their own (packed), so
// that rows are whole vectors.
struct HeadScratch {
    Matrix<float> q, k, v, d, result;  // [T, E / heads]; d: the gradient of out
    float* transposed = nullptr;       // k^T or v^T [E / heads, padded(T)]
    Matrix<float> p, d_p;              // [T, T]
};

// For the CPU kernels; the reference kernels need 2 T, which is less.
long attention_scratch(std::span<const Shape> in, const Attributes& attributes, int) {
    const long steps = attributes.ints[2];
    const int width = in[0].cols / std::max(attributes.ints[0], 1);
    return 5 * steps * padded(width) + (width + 2 * steps) * padded(attributes.ints[2]);
}

HeadScratch scratch_of(const Call<float>& call) {
    const int steps = call.attributes->ints[2];
    const int width = call.out.cols / call.attributes->ints[0];
    float* next = call.scratch;
    HeadScratch scratch;
    // one after the other in scratch: the [T, E / heads] matrices
    for (Matrix<float>* matrix : {&scratch.q, &scratch.k, &scratch.v, &scratch.d, &scratch.result}) {
        *matrix = {next, steps, width, padded(width)};
        next += elements(*matrix);
    }
    // then the [T, T] matrices
    for (Matrix<float>* matrix : {&scratch.p, &scratch.d_p}) {
        *matrix = {next, steps, steps, padded(steps)};
        next += elements(*matrix);
    }
    scratch.transposed = next;
    return scratch;
}

Matrix<const float> read_only(const Matrix<float>& x) { return {x.data, x.rows, x.cols, x.stride}; }

void pack(const Matrix<const float>& from, const Head& head, const Matrix<float>& to) {
    // each position i of the sequence
    for (int i = 0; i < head.steps; ++i) {
        copy_columns(from.row(head.row + i) + head.column, to.row(i), head.width);
        std::fill(to.row(i) + head.width, to.row(i) + to.stride, 0.0f);
    }
}

void unpack_and_add(const Matrix<float>& from, const Head& head, const Matrix<float>& to) {
    // each position i of the sequence
    for (int i = 0; i < head.steps; ++i) {
        add_columns(from.row(i), to.row(head.row + i) + head.column, head.width);
    }
}

// Softmax of each row in place; 0 at positions that are not attended to.
ES_INLINE void attention_softmax_loops(const Head& head, const Matrix<float>& p) {
    const float scale = 1.0f / std::sqrt(static_cast<float>(head.width));
    // each position i (a row of p): scale, exponentiate, divide by the sum; eight positions j at a time
    for (int i = 0; i < p.rows; ++i) {
        float* p_i = p.row(i);
        const int sees = head.sees(i);
        f32x8 highest = splat(-constants::kInfinity);
        for (int j = 0; j < sees; j += kLanes) {
            const f32x8 logits = load(p_i + j) * splat(scale);
            store(p_i + j, logits);
            highest = larger_of(highest, select(lanes_below(sees - j), logits, highest));
        }
        const float most = max_of_lanes(highest);
        f32x8 sum{};
        for (int j = 0; j < p.stride; j += kLanes) {
            const f32x8 e = select(lanes_below(sees - j), engine::exp(load(p_i + j) - splat(most)), f32x8{});
            store(p_i + j, e);
            sum += e;
        }
        const f32x8 share = splat(1.0f / sum_of_lanes(sum));
        for (int j = 0; j < sees; j += kLanes) store(p_i + j, load(p_i + j) * share);
    }
}

// Turns d_p into the gradient of q k^T, in place.
ES_INLINE void attention_softmax_backward_loops(const Head& head, const Matrix<float>& p, const Matrix<float>& d_p) {
    const float scale = 1.0f / std::sqrt(static_cast<float>(head.width));
    // each position i: sum_j p d_p, then the gradient of its logits; eight positions j at a time
    for (int i = 0; i < p.rows; ++i) {
        const float* p_i = p.row(i);
        float* d = d_p.row(i);
        f32x8 sum{};
        for (int j = 0; j < p.stride; j += kLanes) sum += load(p_i + j) * load(d + j);
        const f32x8 mean = splat(sum_of_lanes(sum));
        for (int j = 0; j < p.stride; j += kLanes) {
            store(d + j, load(p_i + j) * (load(d + j) - mean) * splat(scale));
        }
    }
}

ES_CLONES void attention_softmax(const Head& head, const Matrix<float>& p) { attention_softmax_loops(head, p); }
ES_CLONES void attention_softmax_backward(const Head& head, const Matrix<float>& p, const Matrix<float>& d_p) {
    attention_softmax_backward_loops(head, p, d_p);
}

void find_weights(const Call<float>& call, const Head& head, const HeadScratch& scratch) {
    pack(call.in[0], head, scratch.q);
    pack(call.in[1], head, scratch.k);
    const Matrix<const float> k_transposed = transposed_copy(read_only(scratch.k), scratch.transposed);
    product(factor(read_only(scratch.q)), k_transposed, scratch.p, Into::overwrite);
    attention_softmax(head, scratch.p);
}

void attention_forward(const Call<float>& call) {
    const HeadScratch scratch = scratch_of(call);
    // each head of each sequence
    for_each_head(call, [&call, &scratch](const Head& head) {
        find_weights(call, head, scratch);
        pack(call.in[2], head, scratch.v);
        product(factor(read_only(scratch.p)), read_only(scratch.v), scratch.result, Into::overwrite);
        // each position i
        for (int i = 0; i < head.steps; ++i) {
            copy_columns(scratch.result.row(i), call.out.row(head.row + i) + head.column, head.width);
        }
    });
    // Heads write their own columns only, so the padding is cleared here: each row r.
    for (int r = 0; r < call.out.rows; ++r) {
        std::fill(call.out.row(r) + call.out.cols, call.out.row(r) + call.out.stride, 0.0f);
    }
}

void head_backward(const Call<float>& call, const Head& head, const HeadScratch& scratch) {
    find_weights(call, head, scratch);
    pack(call.d_out, head, scratch.d);
    if (call.d_in[2].data != nullptr) {
        product(transposed(read_only(scratch.p)), read_only(scratch.d), scratch.result, Into::overwrite);
        unpack_and_add(scratch.result, head, call.d_in[2]);
    }
    if (call.d_in[0].data == nullptr && call.d_in[1].data == nullptr) return;
    pack(call.in[2], head, scratch.v);
    const Matrix<const float> v_transposed = transposed_copy(read_only(scratch.v), scratch.transposed);
    product(factor(read_only(scratch.d)), v_transposed, scratch.d_p, Into::overwrite);
    attention_softmax_backward(head, scratch.p, scratch.d_p);
    if (call.d_in[0].data != nullptr) {
        product(factor(read_only(scratch.d_p)), read_only(scratch.k), scratch.result, Into::overwrite);
        unpack_and_add(scratch.result, head, call.d_in[0]);
    }
    if (call.d_in[1].data != nullptr) {
        product(transposed(read_only(scratch.d_p)), read_only(scratch.q), scratch.result, Into::overwrite);
        unpack_and_add(scratch.result, head, call.d_in[1]);
    }
}

void attention_backward(const Call<float>& call) {
    const HeadScratch scratch = scratch_of(call);
    // each head of each sequence
    for_each_head(call, [&call, &scratch](const Head& head) { head_backward(call, head, scratch); });
}

}  // namespace

namespace ops {
extern const Op attention{
    .name = "attention",
    .formula = "out = softmax(q k^T / sqrt(E / heads)) v",
    .n_inputs = 3,
    .shape = attention_shape,
    .scratch = attention_scratch,
    .forward_reference = attention_forward_plain,
    .backward_reference = attention_backward_plain,
    .forward_cpu = attention_forward,
    .backward_cpu = attention_backward,
    .shader = "ops/attention.frag",
};
}  // namespace ops
}  // namespace engine
