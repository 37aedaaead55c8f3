// Triplet loss: every thing (anchor) should lie nearer to things of its own class (positives) than to things of other
// classes (negatives), by a margin.
//   L = mean over all (a, p, n) of max(0, d(a, p) - d(a, n) + margin), p of a's class and not a, n of another;
//   d(i, j) = sqrt(|x_i - x_j|^2 + 1e-12)
// Shapes    map x [N, D], class [N, 1], weight [N, 1] -> L [1, 1]
// floats[0] margin
// Weights   things of weight 0 take no part and are not read (their class is unknown); all others count the same.
//           Without a triplet, L and all gradients are 0
// Gradient  of the map only. Where d(a, p) + margin = d(a, n), there is no derivative; that of d(a, p) - d(a, n) is
//           used
// Source    Schroff, Kalenichenko, Philbin 2015, FaceNet, equation 3, over all triplets of the batch; there d is
//           squared
// Sums      over n in float lanes (pairs.h), over a and p in double
// Work      N^2 D + N * positives * negatives / 8
// Errors    check on a class below 0
#include "engine/pairs.h"

namespace engine {
namespace {

// For slopes [M, padded(M)], and of one anchor the distances and the counts of count_pulls.
long triplet_scratch(std::span<const Shape> in, const Attributes&, int max_rows) {
    return pairs_scratch(in[0], max_rows, 1, 2);
}

// Calls visit(a, p, n) for every triplet; returns their number.
template <class Visit>
double for_each_triplet(const Call<double>& call, Visit visit) {
    const int n_rows = call.in[0].rows;
    double triplets = 0.0;
    // each triplet of rows: anchor a, positive p, negative n
    for (int a = 0; a < n_rows; ++a) {
        for (int p = 0; p < n_rows; ++p) {
            for (int n = 0; n < n_rows; ++n) {
                if (!takes_part(call, a) || !takes_part(call, p) || !takes_part(call, n)) continue;
                if (p == a || !same_class(call, a, p) || same_class(call, a, n)) continue;
                triplets += 1.0;
                visit(a, p, n);
            }
        }
    }
    return triplets;
}

double excess_plain(const Call<double>& call, int a, int p, int n) {
    const auto margin = static_cast<double>(call.attributes->floats[0]);
    return distance_plain(call.in[0], a, p) - distance_plain(call.in[0], a, n) + margin;
}

void triplet_forward_plain(const Call<double>& call) {
    double sum = 0.0;
    const double triplets = for_each_triplet(call, [&](int a, int p, int n) {
        const double excess = excess_plain(call, a, p, n);
        sum += excess < 0.0 ? 0.0 : excess;
    });
    call.out.at(0, 0) = triplets == 0.0 ? 0.0 : sum / triplets;
}

// Calls visit(i, j, what a triplet adds to dL / d a_ij).
template <class Visit>
void for_each_slope_plain(const Call<double>& call, Visit visit) {
    const double triplets = for_each_triplet(call, [](int, int, int) {});
    const double d = call.d_out.at(0, 0) / triplets;
    // each triplet
    for_each_triplet(call, [&](int a, int p, int n) {
        if (excess_plain(call, a, p, n) < 0.0) return;
        // The derivative of the square root: dd / da = 1 / 2d.
        visit(a, p, 0.5 * d / distance_plain(call.in[0], a, p));
        visit(a, n, -0.5 * d / distance_plain(call.in[0], a, n));
    });
}

void triplet_backward_plain(const Call<double>& call) {
    for_each_slope_plain(call, [&](int i, int j, double g) { add_pair_slope_plain(call, i, j, g); });
}

void triplet_slopes(const Call<double>& call) {
    clear_pair_slopes(call);
    for_each_slope_plain(call, [&](int i, int j, double g) { store_pair_slope(call, i, j, g); });
}

// Writes the distances of anchor a to all things [padded(M)]; returns its number of triplets.
ES_INLINE double start_anchor(const Gathered& things, int a, float* to) {
    f32x8 n_same{};
    f32x8 n_other{};
    // eight things from j on at a time
    for (int j = 0; j < things.stride; j += kLanes) {
        const Partners is = partners(things, a, j);
        store(to + j, distances(things, a, j));
        n_same += select(is.same, splat(1.0f), f32x8{});
        n_other += select(is.other, splat(1.0f), f32x8{});
    }
    return static_cast<double>(sum_of_lanes(n_same)) * static_cast<double>(sum_of_lanes(n_other));
}

ES_INLINE bool is_positive(const Gathered& things, int a, int p) {
    return p != a && things.label[p] == things.label[a];
}

ES_INLINE void triplet_forward_loops(const Call<float>& call) {
    const Gathered things = gather(call);
    const float margin = call.attributes->floats[0];
    const float* d = things.rest;
    double sum = 0.0;
    double triplets = 0.0;
    // each anchor a, each positive p, eight negatives from j on at a time
    for (int a = 0; a < things.n; ++a) {
        triplets += start_anchor(things, a, things.rest);
        for (int p = 0; p < things.n; ++p) {
            if (!is_positive(things, a, p)) continue;
            const f32x8 reach = splat(d[p] + margin);
            f32x8 row_sum{};
            for (int j = 0; j < things.stride; j += kLanes) {
                const f32x8 excess = at_least(reach - load(d + j), f32x8{});
                row_sum += select(partners(things, a, j).other, excess, f32x8{});
            }
            sum += static_cast<double>(sum_of_lanes(row_sum));
        }
    }
    call.out.at(0, 0) = triplets == 0.0 ? 0.0f : static_cast<float>(sum / triplets);
}

// For each thing: in how many violated triplets of anchor a it is the positive (to be pulled), minus in how many it is
// a negative (to be pushed).
ES_INLINE void count_pulls(const Gathered& things, int a, const float* d, float margin, float* pulls) {
    // eight things from j on at a time
    for (int j = 0; j < things.stride; j += kLanes) store(pulls + j, f32x8{});
    // each positive p, eight negatives from j on at a time
    for (int p = 0; p < things.n; ++p) {
        if (!is_positive(things, a, p)) continue;
        const f32x8 reach = splat(d[p] + margin);
        f32x8 n_open{};
        for (int j = 0; j < things.stride; j += kLanes) {
            const i32x8 is_open = partners(things, a, j).other & ~(reach - load(d + j) < 0.0f);
            const f32x8 open = select(is_open, splat(1.0f), f32x8{});
            store(pulls + j, load(pulls + j) - open);
            n_open += open;
        }
        pulls[p] += sum_of_lanes(n_open);
    }
}

ES_INLINE void triplet_backward_loops(const Call<float>& call) {
    if (call.d_in[0].data == nullptr) return;
    const Gathered things = gather(call);
    const float margin = call.attributes->floats[0];
    float* d = things.rest;
    float* pulls = d + things.stride;
    float* slopes = pulls + things.stride;  // [M, padded(M)]
    double triplets = 0.0;
    // each anchor a: its row of slopes, eight things from j on at a time
    for (int a = 0; a < things.n; ++a) {
        triplets += start_anchor(things, a, d);
        count_pulls(things, a, d, margin, pulls);
        float* row = slopes + static_cast<long>(a) * things.stride;
        for (int j = 0; j < things.stride; j += kLanes) store(row + j, load(pulls + j) / load(d + j));
    }
    if (triplets == 0.0) return;
    add_transpose(slopes, things.n, things.stride);
    const auto scale = static_cast<float>(static_cast<double>(call.d_out.at(0, 0)) / triplets);
    // each thing i: its gradient from its row of slopes
    for (int i = 0; i < things.n; ++i) {
        add_pair_slopes(things, i, slopes + static_cast<long>(i) * things.stride, scale, call.d_in[0]);
    }
}

ES_CLONES void triplet_forward(const Call<float>& call) { triplet_forward_loops(call); }
ES_CLONES void triplet_backward(const Call<float>& call) { triplet_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op triplet{
    .name = "triplet",
    .formula = "L = mean of max(0, d(a, p) - d(a, n) + margin)",
    .n_inputs = 3,
    .shape = pairs_shape,
    .scratch = triplet_scratch,
    .forward_reference = triplet_forward_plain,
    .backward_reference = triplet_backward_plain,
    .forward_cpu = triplet_forward,
    .backward_cpu = triplet_backward,
    .pair_gradients = triplet_slopes,
    .shader = "ops/triplet.frag",
};
}  // namespace ops
}  // namespace engine
