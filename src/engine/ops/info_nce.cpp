// Supervised contrastive loss (InfoNCE): each thing (the anchor) should be more similar to things of its own class (its
// positives) than to all others.
//   s_ij = -|x_i - x_j|^2 / temperature,   q_ij = e^s_ij / sum over a != i of e^s_ia
//   L = mean over i of -mean over p of log q_ip,  p of i's class and not i
// Shapes    map x [N, D], class [N, 1], weight [N, 1] -> L [1, 1]
// floats[0] temperature, above 0
// Weights   things of weight 0 take no part and are not read (their class is unknown); all others count the same. A
//           thing without a positive is no anchor, but counts as a negative for others. Without anchors, L and all
//           gradients are 0
// Gradient  of the map only:  ds_ij = d_L / anchors (q_ij - (1 / positives of i if the same class, else 0))
// Source    Khosla et al. 2020, Supervised Contrastive Learning, equation 2. There s is the dot product of vectors of
//           length 1; here it is the squared distance, because points of the map are places without bound, not
//           directions
// Stable    the largest s of an anchor is subtracted first
// Sums      over partners in float lanes (pairs.h), over things in double
// Errors    check on a class below 0
#include <algorithm>

#include "engine/maths.h"
#include "engine/pairs.h"

namespace engine {
namespace {

core::Result<Shape> info_nce_shape(std::span<const Shape> in, const Attributes& attributes) {
    if (!(attributes.floats[0] > 0.0f)) return core::Error{"temperature", "temperature must be above 0"};
    return pairs_shape(in, attributes);
}

// For the slopes [M, padded(M)], and e^s of one anchor.
long info_nce_scratch(std::span<const Shape> in, const Attributes&, int max_rows) {
    return pairs_scratch(in[0], max_rows, 1, 1);
}

double similarity_plain(const Call<double>& call, int i, int j) {
    return -squared_distance_plain(call.in[0], i, j) / static_cast<double>(call.attributes->floats[0]);
}

struct PlainAnchor {
    double log_sum = 0.0;  // log sum over a != i of e^s_ia
    double mean_s = 0.0;   // mean of s over its positives
    int positives = 0;
};

PlainAnchor anchor_plain(const Call<double>& call, int i) {
    PlainAnchor anchor;
    double highest = -HUGE_VAL;
    // the largest similarity: each other thing j
    for (int j = 0; j < call.in[0].rows; ++j) {
        if (j == i || !takes_part(call, j)) continue;
        highest = std::max(highest, similarity_plain(call, i, j));
        if (same_class(call, i, j)) ++anchor.positives;
    }
    double sum = 0.0;
    // log of the sum of exponentials, and the mean over the positives: each other thing j
    for (int j = 0; j < call.in[0].rows; ++j) {
        if (j == i || !takes_part(call, j)) continue;
        const double s = similarity_plain(call, i, j);
        sum += std::exp(s - highest);
        if (same_class(call, i, j)) anchor.mean_s += s / anchor.positives;
    }
    anchor.log_sum = highest + std::log(sum);
    return anchor;
}

bool is_anchor(const Call<double>& call, int i) { return takes_part(call, i) && anchor_plain(call, i).positives > 0; }

double n_anchors_plain(const Call<double>& call) {
    double n = 0.0;
    // each row i
    for (int i = 0; i < call.in[0].rows; ++i) n += is_anchor(call, i) ? 1.0 : 0.0;
    return n;
}

void info_nce_forward_plain(const Call<double>& call) {
    double sum = 0.0;
    // each anchor i
    for (int i = 0; i < call.in[0].rows; ++i) {
        if (!is_anchor(call, i)) continue;
        const PlainAnchor anchor = anchor_plain(call, i);
        sum += anchor.log_sum - anchor.mean_s;
    }
    const double n_anchors = n_anchors_plain(call);
    call.out.at(0, 0) = n_anchors == 0.0 ? 0.0 : sum / n_anchors;
}

// Calls visit(i, j, what anchor i adds to dL / d a_ij).
template <class Visit>
void for_each_slope_plain(const Call<double>& call, Visit visit) {
    const double d = call.d_out.at(0, 0) / n_anchors_plain(call);
    // each anchor i, each other thing j
    for (int i = 0; i < call.in[0].rows; ++i) {
        if (!is_anchor(call, i)) continue;
        const PlainAnchor anchor = anchor_plain(call, i);
        for (int j = 0; j < call.in[0].rows; ++j) {
            if (j == i || !takes_part(call, j)) continue;
            const double q = std::exp(similarity_plain(call, i, j) - anchor.log_sum);
            const double d_s = d * (q - (same_class(call, i, j) ? 1.0 / anchor.positives : 0.0));
            visit(i, j, -d_s / static_cast<double>(call.attributes->floats[0]));
        }
    }
}

void info_nce_backward_plain(const Call<double>& call) {
    for_each_slope_plain(call, [&](int i, int j, double g) { add_pair_slope_plain(call, i, j, g); });
}

void info_nce_slopes(const Call<double>& call) {
    clear_pair_slopes(call);
    for_each_slope_plain(call, [&](int i, int j, double g) { store_pair_slope(call, i, j, g); });
}

struct Anchor {
    float highest;    // largest s
    float sum;        // of e^(s - highest)
    float sum_s;      // of s over its positives
    float positives;  // 0: it is no anchor
};

// Writes e^(s - highest) to `to` [padded(M)], 0 for the thing itself and beyond M.
ES_INLINE Anchor anchor_of(const Gathered& things, int i, float temperature, float* to) {
    f32x8 highest = splat(-constants::kInfinity);
    f32x8 sum_s{};
    f32x8 positives{};
    // eight partners from j on at a time: similarities, their maximum, and the sum over the positives
    for (int j = 0; j < things.stride; j += kLanes) {
        const Partners is = partners(things, i, j);
        const f32x8 s = -squared_distances(things, i, j) / splat(temperature);
        const f32x8 of_partner = select(is.same | is.other, s, splat(-constants::kInfinity));
        store(to + j, of_partner);
        highest = larger_of(of_partner, highest);
        sum_s += select(is.same, s, f32x8{});
        positives += select(is.same, splat(1.0f), f32x8{});
    }
    Anchor anchor{max_of_lanes(highest), 0.0f, sum_of_lanes(sum_s), sum_of_lanes(positives)};
    if (anchor.positives == 0.0f) return anchor;
    f32x8 sum{};
    // eight partners from j on at a time: exponentials and their sum
    for (int j = 0; j < things.stride; j += kLanes) {
        const f32x8 e = exp_of_negative(load(to + j) - splat(anchor.highest));
        store(to + j, e);
        sum += e;
    }
    anchor.sum = sum_of_lanes(sum);
    return anchor;
}

ES_INLINE void info_nce_forward_loops(const Call<float>& call) {
    const Gathered things = gather(call);
    double sum = 0.0;
    double n_anchors = 0.0;
    // each thing i as the anchor
    for (int i = 0; i < things.n; ++i) {
        const Anchor anchor = anchor_of(things, i, call.attributes->floats[0], things.rest);
        if (anchor.positives == 0.0f) continue;
        n_anchors += 1.0;
        sum += static_cast<double>(engine::log(anchor.sum) + (anchor.highest - anchor.sum_s / anchor.positives));
    }
    call.out.at(0, 0) = n_anchors == 0.0 ? 0.0f : static_cast<float>(sum / n_anchors);
}

// dL / ds of anchor i times the number of anchors.
ES_INLINE void store_slopes(const Gathered& things, int i, const Anchor& anchor, const float* e, float* row) {
    const f32x8 share = splat(1.0f / anchor.positives);
    // eight partners from j on at a time
    for (int j = 0; j < things.stride; j += kLanes) {
        const f32x8 target = select(partners(things, i, j).same, share, f32x8{});
        store(row + j, load(e + j) / splat(anchor.sum) - target);
    }
}

ES_INLINE void info_nce_backward_loops(const Call<float>& call) {
    if (call.d_in[0].data == nullptr) return;
    const Gathered things = gather(call);
    const float temperature = call.attributes->floats[0];
    float* e = things.rest;
    float* slopes = e + things.stride;  // [M, padded(M)]
    double n_anchors = 0.0;
    // each thing i as the anchor: its row of slopes
    for (int i = 0; i < things.n; ++i) {
        float* row = slopes + static_cast<long>(i) * things.stride;
        const Anchor anchor = anchor_of(things, i, temperature, e);
        if (anchor.positives == 0.0f) {
            std::fill_n(row, things.stride, 0.0f);
            continue;
        }
        n_anchors += 1.0;
        store_slopes(things, i, anchor, e, row);
    }
    if (n_anchors == 0.0) return;
    add_transpose(slopes, things.n, things.stride);
    const double d = static_cast<double>(call.d_out.at(0, 0)) / n_anchors;
    const auto scale = static_cast<float>(-2.0 * d / static_cast<double>(temperature));
    // each thing i: its gradient from its row of slopes
    for (int i = 0; i < things.n; ++i) {
        add_pair_slopes(things, i, slopes + static_cast<long>(i) * things.stride, scale, call.d_in[0]);
    }
}

ES_CLONES void info_nce_forward(const Call<float>& call) { info_nce_forward_loops(call); }
ES_CLONES void info_nce_backward(const Call<float>& call) { info_nce_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op info_nce{
    .name = "info_nce",
    .formula = "L = mean of log sum e^s - mean of own s, s = -d^2 / temperature",
    .n_inputs = 3,
    .shape = info_nce_shape,
    .scratch = info_nce_scratch,
    .forward_reference = info_nce_forward_plain,
    .backward_reference = info_nce_backward_plain,
    .forward_cpu = info_nce_forward,
    .backward_cpu = info_nce_backward,
    .pair_gradients = info_nce_slopes,
    .shader = "ops/info_nce.frag",
};
}  // namespace ops
}  // namespace engine
