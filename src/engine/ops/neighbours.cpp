// Parametric t-SNE as a loss: things that are neighbours in the features should be neighbours on the map.
//   p_j|i = e^(-b_i |x_i - x_j|^2) / sum over k != i,  p = (p_j|i + p_i|j) / 2N
//   k = 1 / (1 + |y_i - y_j|^2),  q = k / sum of k over all pairs;  L = sum p log(p / q)
// Shapes    map y [N, D], features x [N, F], precisions b [N, 1] >= 0 (perplexity.h finds them) -> L [1, 1]
// Gradient  d_y_i = 4 d_L sum over j of (p - q) k (y_i - y_j); none for x and b
// Edges     fewer than two things: L and the gradient are 0. The smallest distance is subtracted, so no sum is 0
// Source    van der Maaten, Hinton 2008, Visualizing Data using t-SNE; van der Maaten 2009, Learning a Parametric
//           Embedding by Preserving Local Structure, equations 1 to 4 with one degree of freedom.
// Sums      over partners in float lanes (pairs.h), over things in double
#include <algorithm>

#include "engine/maths.h"
#include "engine/pairs.h"

namespace engine {
namespace {

core::Result<Shape> neighbours_shape(std::span<const Shape> in, const Attributes&) {
    if (in[1].rows != in[0].rows) return shape_error("x", in[1], text_of({in[0].rows, in[1].cols}) + ": a row a thing");
    if (in[2] != Shape{in[0].rows, 1}) return shape_error("b", in[2], text_of({in[0].rows, 1}));
    return Shape{1, 1};
}

// For p and k [N, padded(N)] each, and the columns of the features.
long neighbours_scratch(std::span<const Shape> in, const Attributes&, int max_rows) {
    return pairs_scratch(in[0], max_rows, 2, in[1].cols);
}

// p_j|i
double conditional_plain(const Call<double>& call, int i, int j) {
    const double b = call.in[2].at(i, 0);
    double nearest = HUGE_VAL;
    // the nearest other thing k
    for (int k = 0; k < call.in[1].rows; ++k) {
        if (k != i) nearest = std::min(nearest, squared_distance_plain(call.in[1], i, k));
    }
    double sum = 0.0;
    // the sum of the exponentials: each other thing k
    for (int k = 0; k < call.in[1].rows; ++k) {
        if (k != i) sum += std::exp(-b * (squared_distance_plain(call.in[1], i, k) - nearest));
    }
    return std::exp(-b * (squared_distance_plain(call.in[1], i, j) - nearest)) / sum;
}

// k
double kernel_plain(const Call<double>& call, int i, int j) {
    return 1.0 / (1.0 + squared_distance_plain(call.in[0], i, j));
}

// Calls visit(p, q, k, i, j) for all pairs i < j.
template <class Visit>
void for_each_pair_plain(const Call<double>& call, Visit visit) {
    const int n = call.in[0].rows;
    double sum = 0.0;
    // sum of k: each ordered pair (i, j)
    for (int i = 0; i < n; ++i) {
        for (int j = 0; j < n; ++j) sum += i == j ? 0.0 : kernel_plain(call, i, j);
    }
    // each pair i < j
    for (int i = 0; i < n; ++i) {
        for (int j = i + 1; j < n; ++j) {
            const double p = (conditional_plain(call, i, j) + conditional_plain(call, j, i)) / (2.0 * n);
            const double k = kernel_plain(call, i, j);
            visit(p, k / sum, k, i, j);
        }
    }
}

void neighbours_forward_plain(const Call<double>& call) {
    double loss = 0.0;
    for_each_pair_plain(call, [&](double p, double q, double, int, int) {
        if (p != 0.0) loss += 2.0 * p * std::log(p / q);  // for (i, j) and (j, i)
    });
    call.out.at(0, 0) = loss;
}

void neighbours_backward_plain(const Call<double>& call) {
    const double d = call.d_out.at(0, 0);
    for_each_pair_plain(call, [&](double p, double q, double k, int i, int j) {
        add_pair_slope_plain(call, i, j, 2.0 * d * (p - q) * k);
    });
}

// Writes p_j|i [N, N] to out, a row at a time, so that each sum is made once.
void conditionals_plain(const Call<double>& call) {
    const Matrix<const double> x = call.in[1];
    // each thing i: distances to all j, then exponentials, then divided by their sum
    for (int i = 0; i < x.rows; ++i) {
        const double b = call.in[2].at(i, 0);
        double nearest = HUGE_VAL;
        double sum = 0.0;
        for (int j = 0; j < x.rows; ++j) {
            call.out.at(i, j) = squared_distance_plain(x, i, j);
            if (j != i) nearest = std::min(nearest, call.out.at(i, j));
        }
        for (int j = 0; j < x.rows; ++j) {
            call.out.at(i, j) = j == i ? 0.0 : std::exp(-b * (call.out.at(i, j) - nearest));
            sum += call.out.at(i, j);
        }
        for (int j = 0; j < x.rows; ++j) call.out.at(i, j) = sum == 0.0 ? 0.0 : call.out.at(i, j) / sum;
    }
}

// The slopes of neighbours_backward_plain, in n^2 instead of n^3 operations, with out as the buffer for p.
void neighbours_slopes(const Call<double>& call) {
    const int n = call.in[0].rows;
    conditionals_plain(call);
    double sum_k = 0.0;
    // sum of k: each ordered pair (i, j)
    for (int i = 0; i < n; ++i) {
        for (int j = 0; j < n; ++j) sum_k += i == j ? 0.0 : kernel_plain(call, i, j);
    }
    // each pair i < j
    for (int i = 0; i < n; ++i) {
        for (int j = i + 1; j < n; ++j) {
            const double p = (call.out.at(i, j) + call.out.at(j, i)) / (2.0 * n);
            const double k = kernel_plain(call, i, j);
            call.out.at(i, j) = call.out.at(j, i) = 2.0 * call.d_out.at(0, 0) * (p - k / sum_k) * k;
        }
    }
}

// Writes row i of p_j|i; 0 for i itself and beyond N.
ES_INLINE void store_conditional(const Gathered& things, const float* features, int n_features, float b, int i,
                                 float* row) {
    f32x8 highest = splat(-constants::kInfinity);
    // eight partners from j on at a time: exponents and their maximum
    for (int j = 0; j < things.stride; j += kLanes) {
        const f32x8 exponent = -splat(b) * squared_distances(features, n_features, things.stride, i, j);
        const f32x8 of_partner = select(partners(things, i, j).same, exponent, splat(-constants::kInfinity));
        store(row + j, of_partner);
        highest = larger_of(of_partner, highest);
    }
    const f32x8 most = splat(max_of_lanes(highest));
    f32x8 sum{};
    // eight partners from j on at a time: exponentials and their sum
    for (int j = 0; j < things.stride; j += kLanes) {
        const f32x8 e = exp_of_negative(load(row + j) - most);
        store(row + j, e);
        sum += e;
    }
    const f32x8 all = splat(sum_of_lanes(sum));
    // eight partners from j on at a time: divided by the sum
    for (int j = 0; j < things.stride; j += kLanes) store(row + j, load(row + j) / all);
}

struct Neighbourhoods {
    Gathered things;
    float* p = nullptr;  // [N, padded(N)], not yet divided by 2N
    float* k = nullptr;  // [N, padded(N)]
    double sum_k = 0.0;
};

ES_INLINE Neighbourhoods neighbourhoods(const Call<float>& call) {
    const Matrix<const float> x = call.in[1];
    Neighbourhoods all{gather(call.in[0], nullptr, nullptr, call.scratch), nullptr, nullptr, 0.0};
    const Gathered& things = all.things;
    float* features = things.rest;
    gather_columns(x, things, features);
    all.p = features + static_cast<long>(x.cols) * things.stride;
    all.k = all.p + static_cast<long>(things.n) * things.stride;
    // each thing i: its row of p, then its row of k eight partners from j on at a time
    for (int i = 0; i < things.n; ++i) {
        const long row = static_cast<long>(i) * things.stride;
        store_conditional(things, features, x.cols, call.in[2].at(i, 0), i, all.p + row);
        f32x8 sum{};
        for (int j = 0; j < things.stride; j += kLanes) {
            const f32x8 k = 1.0f / (1.0f + squared_distances(things, i, j));
            const f32x8 of_partner = select(partners(things, i, j).same, k, f32x8{});
            store(all.k + row + j, of_partner);
            sum += of_partner;
        }
        all.sum_k += static_cast<double>(sum_of_lanes(sum));
    }
    add_transpose(all.p, things.n, things.stride);
    return all;
}

ES_INLINE void neighbours_forward_loops(const Call<float>& call) {
    call.out.at(0, 0) = 0.0f;
    if (call.in[0].rows < 2) return;
    const Neighbourhoods all = neighbourhoods(call);
    const f32x8 share = splat(0.5f / static_cast<float>(all.things.n));
    const f32x8 sum_k = splat(static_cast<float>(all.sum_k));
    double loss = 0.0;
    // each thing i, eight partners from j on at a time
    for (int i = 0; i < all.things.n; ++i) {
        const long row = static_cast<long>(i) * all.things.stride;
        f32x8 row_loss{};
        for (int j = 0; j < all.things.stride; j += kLanes) {
            const f32x8 p = load(all.p + row + j) * share;
            const f32x8 log_q = engine::log(load(all.k + row + j) / sum_k);
            row_loss += select(p == 0.0f, f32x8{}, p * (engine::log(p) - log_q));
        }
        loss += static_cast<double>(sum_of_lanes(row_loss));
    }
    call.out.at(0, 0) = static_cast<float>(loss);
}

ES_INLINE void neighbours_backward_loops(const Call<float>& call) {
    if (call.d_in[0].data == nullptr || call.in[0].rows < 2) return;
    const Neighbourhoods all = neighbourhoods(call);
    const f32x8 share = splat(0.5f / static_cast<float>(all.things.n));
    const f32x8 sum_k = splat(static_cast<float>(all.sum_k));
    // each thing i: its row of (p - q) k eight partners from j on at a time, then its gradient
    for (int i = 0; i < all.things.n; ++i) {
        float* p = all.p + static_cast<long>(i) * all.things.stride;
        const float* k = all.k + static_cast<long>(i) * all.things.stride;
        for (int j = 0; j < all.things.stride; j += kLanes) {
            store(p + j, (load(p + j) * share - load(k + j) / sum_k) * load(k + j));
        }
        add_pair_slopes(all.things, i, p, 4.0f * call.d_out.at(0, 0), call.d_in[0]);
    }
}

ES_CLONES void neighbours_forward(const Call<float>& call) { neighbours_forward_loops(call); }
ES_CLONES void neighbours_backward(const Call<float>& call) { neighbours_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op neighbours{
    .name = "neighbours",
    .formula = "L = sum p log(p / q)",
    .n_inputs = 3,
    .shape = neighbours_shape,
    .scratch = neighbours_scratch,
    .forward_reference = neighbours_forward_plain,
    .backward_reference = neighbours_backward_plain,
    .forward_cpu = neighbours_forward,
    .backward_cpu = neighbours_backward,
    .pair_gradients = neighbours_slopes,
    .shader = "ops/neighbours.frag",
};
}  // namespace ops
}  // namespace engine
