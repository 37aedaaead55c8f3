// Skip-gram with negative sampling, the loss of word vectors: the vector of a word (centre) should score high with the
// words near it in texts (contexts) and low with words sampled at random (negatives).
//   L = 1 / (N P) sum over n of  -sum_p log sigmoid(c_n . o_np) - sum_k log sigmoid(-c_n . m_nk)
//                                                                                     (Mikolov et al. 2013, equation 4)
// Shapes    centre c [N, E], context o [N*P, E], negatives m [N*K, E]: P and K of them for each centre -> L [1, 1]
// Gradient  with s = sigmoid:  d_c = d_L / (N P) (-sum_p s(-c.o_p) o_p + sum_k s(c.m_k) m_k),
//           d_o_p = -d_L / (N P) s(-c.o_p) c,  d_m_k = d_L / (N P) s(c.m_k) c
// Stable    -log sigmoid(z) = max(-z, 0) + log(1 + e^-|z|)
// Edges     N = 0: L and all gradients are 0
// Sums      over E in float lanes (lanes.h), over pairs in double
// engine/skip_gram.h trains whole vocabularies with the same loss.
#include <algorithm>
#include <cmath>

#include "engine/maths.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> skip_gram_shape(std::span<const Shape> in, const Attributes&) {
    constexpr const char* kNames[] = {"centre", "context", "negatives"};
    // contexts, then negatives
    for (const std::size_t i : {std::size_t{1}, std::size_t{2}}) {
        const bool same_kind = (in[i].rows < 0) == (in[0].rows < 0) && in[0].rows != 0;
        if (in[i].cols == in[0].cols && same_kind && in[i].rows % in[0].rows == 0 && in[i].rows != 0) continue;
        return shape_error(kNames[i], in[i],
                           "[N*K, " + std::to_string(in[0].cols) + "]: the same number for each centre");
    }
    return Shape{1, 1};
}

template <class T>
int contexts_a_centre(const Call<T>& call) {
    return call.in[0].rows == 0 ? 1 : call.in[1].rows / call.in[0].rows;
}

template <class T>
int negatives_a_centre(const Call<T>& call) {
    return call.in[0].rows == 0 ? 0 : call.in[2].rows / call.in[0].rows;
}

double dot_plain(const Matrix<const double>& a, int row_a, const Matrix<const double>& b, int row_b) {
    double sum = 0.0;
    // each dimension e
    for (int e = 0; e < a.cols; ++e) sum += a.at(row_a, e) * b.at(row_b, e);
    return sum;
}

// log(1 + e^z) = -log sigmoid(-z)
double softplus_plain(double z) { return std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z))); }

void skip_gram_forward_plain(const Call<double>& call) {
    const int n_negatives = negatives_a_centre(call), n_contexts = contexts_a_centre(call);
    const int n_pairs = call.in[1].rows;
    double loss = 0.0;
    // each centre n: each of its contexts o, each of its negatives k
    for (int n = 0; n < call.in[0].rows; ++n) {
        for (int o = 0; o < n_contexts; ++o) {
            loss += softplus_plain(-dot_plain(call.in[0], n, call.in[1], n * n_contexts + o));
        }
        for (int k = 0; k < n_negatives; ++k) {
            loss += softplus_plain(dot_plain(call.in[0], n, call.in[2], n * n_negatives + k));
        }
    }
    call.out.at(0, 0) = n_pairs == 0 ? 0.0 : loss / n_pairs;
}

// The gradients of one dot product: d_c += d o, d_o += d c.
void add_pair_plain(const Call<double>& call, int n, std::size_t other, int row, double d) {
    // each dimension e
    for (int e = 0; e < call.in[0].cols; ++e) {
        if (call.d_in[0].data != nullptr) call.d_in[0].at(n, e) += d * call.in[other].at(row, e);
        if (call.d_in[other].data != nullptr) call.d_in[other].at(row, e) += d * call.in[0].at(n, e);
    }
}

void skip_gram_backward_plain(const Call<double>& call) {
    const int n_negatives = negatives_a_centre(call), n_contexts = contexts_a_centre(call);
    // each centre n: each of its contexts o, each of its negatives k
    for (int n = 0; n < call.in[0].rows; ++n) {
        const double d = call.d_out.at(0, 0) / call.in[1].rows;
        for (int o = 0; o < n_contexts; ++o) {
            const int row = n * n_contexts + o;
            add_pair_plain(call, n, 1, row, -d / (1.0 + std::exp(dot_plain(call.in[0], n, call.in[1], row))));
        }
        for (int k = 0; k < n_negatives; ++k) {
            const int row = n * n_negatives + k;
            add_pair_plain(call, n, 2, row, d / (1.0 + std::exp(-dot_plain(call.in[0], n, call.in[2], row))));
        }
    }
}

ES_INLINE float dot_rows(const float* a, const float* b, int stride) {
    f32x8 sum{};
    // eight dimensions from e on at a time
    for (int e = 0; e < stride; e += kLanes) sum += load(a + e) * load(b + e);
    return sum_of_lanes(sum);
}

// Sum of log(1 + e^z). Evaluates eight numbers at a time, because the logarithm costs more than everything else here;
// results are added in the order in which the numbers came.
struct SoftplusSum {
    float waiting[kLanes] = {};
    int n_waiting = 0;
    double sum = 0.0;

    ES_INLINE void add(float z) {
        waiting[n_waiting++] = z;
        if (n_waiting == kLanes) flush();
    }
    ES_INLINE void flush() {
        // lanes that wait for no number are 0
        for (int i = n_waiting; i < kLanes; ++i) waiting[i] = 0.0f;
        const f32x8 z = load(waiting), zero{};
        const f32x8 size = z < zero ? -z : z;
        const f32x8 y = (z > zero ? z : zero) + engine::log(splat(1.0f) + engine::exp(-size));
        // in the order in which they were added
        for (int i = 0; i < n_waiting; ++i) sum += static_cast<double>(y[i]);
        n_waiting = 0;
    }
};

// For very negative z, e^-z is +inf and the sigmoid 0, as it should be.
ES_INLINE float sigmoid_of(float z) { return 1.0f / (1.0f + engine::exp(-z)); }

ES_INLINE void skip_gram_forward_loops(const Call<float>& call) {
    const Matrix<const float> c = call.in[0];
    const int n_negatives = negatives_a_centre(call), n_contexts = contexts_a_centre(call);
    SoftplusSum loss;
    // each centre n: each of its contexts o, each of its negatives k
    for (int n = 0; n < c.rows; ++n) {
        for (int o = 0; o < n_contexts; ++o) {
            loss.add(-dot_rows(c.row(n), call.in[1].row(n * n_contexts + o), c.stride));
        }
        for (int k = 0; k < n_negatives; ++k) {
            loss.add(dot_rows(c.row(n), call.in[2].row(n * n_negatives + k), c.stride));
        }
    }
    loss.flush();
    call.out.at(0, 0) = c.rows == 0 ? 0.0f : static_cast<float>(loss.sum / call.in[1].rows);
}

ES_INLINE void add_pair(const float* c, const float* o, float d, float* d_c, float* d_o, int stride) {
    if (d_c != nullptr) {
        // eight dimensions from e on at a time
        for (int e = 0; e < stride; e += kLanes) store(d_c + e, load(d_c + e) + splat(d) * load(o + e));
    }
    if (d_o != nullptr) {
        // eight dimensions from e on at a time
        for (int e = 0; e < stride; e += kLanes) store(d_o + e, load(d_o + e) + splat(d) * load(c + e));
    }
}

ES_INLINE float* row_or_null(const Matrix<float>& d, int row) { return d.data == nullptr ? nullptr : d.row(row); }

ES_INLINE void skip_gram_backward_loops(const Call<float>& call) {
    const Matrix<const float> c = call.in[0];
    const int n_negatives = negatives_a_centre(call), n_contexts = contexts_a_centre(call);
    if (c.rows == 0) return;
    const float d = call.d_out.at(0, 0) / static_cast<float>(call.in[1].rows);
    // each centre n: each of its contexts o, each of its negatives k
    for (int n = 0; n < c.rows; ++n) {
        const float* c_n = c.row(n);
        float* d_c = row_or_null(call.d_in[0], n);
        for (int o = 0; o < n_contexts; ++o) {
            const int row = n * n_contexts + o;
            const float* o_n = call.in[1].row(row);
            const float s = sigmoid_of(-dot_rows(c_n, o_n, c.stride));
            add_pair(c_n, o_n, -d * s, d_c, row_or_null(call.d_in[1], row), c.stride);
        }
        for (int k = 0; k < n_negatives; ++k) {
            const int row = n * n_negatives + k;
            const float* m = call.in[2].row(row);
            add_pair(c_n, m, d * sigmoid_of(dot_rows(c_n, m, c.stride)), d_c, row_or_null(call.d_in[2], row), c.stride);
        }
    }
}

ES_CLONES void skip_gram_forward(const Call<float>& call) { skip_gram_forward_loops(call); }
ES_CLONES void skip_gram_backward(const Call<float>& call) { skip_gram_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op skip_gram{
    .name = "skip_gram",
    .formula = "L = mean of -log sigmoid(c.o) - sum_k log sigmoid(-c.m_k)",
    .n_inputs = 3,
    .shape = skip_gram_shape,
    .forward_reference = skip_gram_forward_plain,
    .backward_reference = skip_gram_backward_plain,
    .forward_cpu = skip_gram_forward,
    .backward_cpu = skip_gram_backward,
    .shader = "ops/skip_gram.frag",
};
}  // namespace ops
}  // namespace engine
