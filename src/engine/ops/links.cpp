// Loss over links: how near two things lie on the map says how likely they are linked.
//   a_ij = |x_i - x_j|^2,  z_ij = r - a_ij,  p(linked) = sigmoid(z_ij)
//   l_ij = -log p if they are linked, -log(1 - p) if not
//   L = (mean of l_ij over the linked pairs i < j + mean over the others) / 2; a mean over no pairs is 0
// (Hoff, Raftery and Handcock 2002, Latent Space Approaches to Social Network Analysis, equation 2, with the squared distance
// of Gollini and Murphy 2016, Joint Modeling of Multiple Network Views: it has no kink where two things meet. That few links
// weigh as much as the many other pairs: Kipf and Welling 2016, Variational Graph Auto-Encoders, section 2)
// Shapes    map x [N, D], thing [N, 1] (whole numbers 0 .. T - 1 as floats), linked [N, T], squared reach r [1, 1] -> L [1, 1]
//           linked[n, t]: 1 if the thing of row n is linked with thing t, 0 if not, below 0 if the pair does not count.
//           Of a pair of rows i < j only linked[i, thing_j] is read
// Edges     two rows of the same thing are no pair
// Gradient  of the map and of r: dL / dz_ij = -sigmoid(-z) / (2 n_linked) or sigmoid(z) / (2 n_others),
//           d_r = d_L sum dL / dz,  d_x_i = -d_L sum_j 2 dL / dz_ij (x_i - x_j)
// Sums      over partners in float lanes (pairs.h), over things in double
// Errors    check on a thing below 0
#include <algorithm>

#include "engine/maths.h"
#include "engine/pairs.h"

namespace engine {
namespace {

core::Result<Shape> links_shape(std::span<const Shape> in, const Attributes&) {
    const Shape one_a_row{in[0].rows, 1};
    if (in[1] != one_a_row) return shape_error("thing", in[1], text_of(one_a_row));
    if (in[2].rows != in[0].rows) return shape_error("linked", in[2], "as many rows as the map, " + text_of(in[0]));
    if (in[3] != Shape{1, 1}) return shape_error("reach", in[3], "[1, 1]");
    return Shape{1, 1};
}

// For gather_links().
long links_scratch(std::span<const Shape> in, const Attributes&, int max_rows) {
    return pairs_scratch(in[0], max_rows, 1, 1);
}

// linked[first, thing of second]; below 0 where the two rows are of one thing.
template <class T>
ES_INLINE T linked_of(const Call<T>& call, int i, int j) {
    const int first = i < j ? i : j, second = i < j ? j : i;
    const T thing = call.in[1].at(second, 0);
    if (thing == call.in[1].at(first, 0)) return T{-1};
    const int last = call.in[2].cols - 1, at = static_cast<int>(thing);
    return call.in[2].at(first, at < last ? at : last);
}

// How many pairs of each kind there are, and the sum of their losses.
struct LinkSums {
    double n_linked = 0, n_others = 0, of_linked = 0, of_others = 0;
};

double mean_of(double sum, double n) { return n == 0 ? 0.0 : sum / n; }

// log(1 + e^z) = -log sigmoid(-z)
double log_of_one_more(double z) { return std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z))); }

// Calls visit(i, j, whether they are linked, z) for each pair i < j that counts.
template <class Visit>
void for_each_link_plain(const Call<double>& call, Visit visit) {
    // each pair i < j of rows
    for (int i = 0; i < call.in[0].rows; ++i) {
        for (int j = i + 1; j < call.in[0].rows; ++j) {
            const double linked = linked_of(call, i, j);
            if (linked < 0) continue;
            visit(i, j, linked > 0, call.in[3].at(0, 0) - squared_distance_plain(call.in[0], i, j));
        }
    }
}

LinkSums link_sums_plain(const Call<double>& call) {
    LinkSums sums;
    for_each_link_plain(call, [&](int, int, bool linked, double z) {
        (linked ? sums.n_linked : sums.n_others) += 1;
        (linked ? sums.of_linked : sums.of_others) += log_of_one_more(linked ? -z : z);
    });
    return sums;
}

void links_forward_plain(const Call<double>& call) {
    const LinkSums sums = link_sums_plain(call);
    call.out.at(0, 0) = (mean_of(sums.of_linked, sums.n_linked) + mean_of(sums.of_others, sums.n_others)) / 2;
}

// Calls visit(i, j, dL / dz_ij) for each pair i < j that counts.
template <class Visit>
void for_each_link_slope_plain(const Call<double>& call, Visit visit) {
    const LinkSums sums = link_sums_plain(call);
    const double d = call.d_out.at(0, 0);
    for_each_link_plain(call, [&](int i, int j, bool linked, double z) {
        const double likely = 1.0 / (1.0 + std::exp(-z));
        visit(i, j, d * (linked ? (likely - 1) / (2 * sums.n_linked) : likely / (2 * sums.n_others)));
    });
}

void links_backward_plain(const Call<double>& call) {
    for_each_link_slope_plain(call, [&](int i, int j, double slope) {
        add_pair_slope_plain(call, i, j, -slope);
        if (call.d_in[3].data != nullptr) call.d_in[3].at(0, 0) += slope;
    });
}

void links_slopes(const Call<double>& call) {
    clear_pair_slopes(call);
    for_each_link_slope_plain(call, [&](int i, int j, double slope) { store_pair_slope(call, i, j, -slope); });
}

// The things of the batch, and of each two of them whether they are linked: [M, padded(M)], -1 where the pair does not
// count, on the diagonal and beyond the last.
struct GatheredLinks {
    Gathered things;
    float* linked = nullptr;
    float* slopes = nullptr;  // [padded(M)]: of a row
};

ES_INLINE GatheredLinks gather_links(const Call<float>& call) {
    GatheredLinks all;
    all.things = gather(call.in[0], &call.in[1], nullptr, call.scratch);
    const int n = all.things.n, stride = all.things.stride;
    all.linked = all.things.rest;
    all.slopes = all.linked + static_cast<long>(n) * stride;
    // each row i: each row j, then the padding
    for (int i = 0; i < n; ++i) {
        float* row = all.linked + static_cast<long>(i) * stride;
        for (int j = 0; j < n; ++j) row[j] = i == j ? -1.0f : linked_of(call, i, j);
        for (int j = n; j < stride; ++j) row[j] = -1.0f;
    }
    return all;
}

// Of row i and the things j .. j + 7: which are linked with it, which are not, and z.
struct LinkLanes {
    i32x8 linked, others;
    f32x8 z;
};
ES_INLINE LinkLanes link_lanes(const GatheredLinks& all, int i, int j, float reach) {
    const f32x8 linked = load(all.linked + static_cast<long>(i) * all.things.stride + j), zero{};
    return {linked > zero, linked == zero, splat(reach) - squared_distances(all.things, i, j)};
}

ES_INLINE f32x8 ones_where(const i32x8& mask) { return select(mask, splat(1.0f), f32x8{}); }

// Each pair is counted twice, once from each end.
ES_INLINE void links_forward_loops(const Call<float>& call) {
    const GatheredLinks all = gather_links(call);
    const float reach = call.in[3].at(0, 0);
    LinkSums sums;
    // each thing i, eight partners from j on at a time
    for (int i = 0; i < all.things.n; ++i) {
        f32x8 n_linked{}, n_others{}, of_linked{}, of_others{};
        for (int j = 0; j < all.things.stride; j += kLanes) {
            const LinkLanes lanes = link_lanes(all, i, j, reach);
            const f32x8 z = select(lanes.linked, -lanes.z, lanes.z), zero{};
            const f32x8 size = z < zero ? -z : z;
            const f32x8 loss = (z > zero ? z : zero) + engine::log(splat(1.0f) + engine::exp(-size));
            n_linked += ones_where(lanes.linked);
            n_others += ones_where(lanes.others);
            of_linked += select(lanes.linked, loss, zero);
            of_others += select(lanes.others, loss, zero);
        }
        sums.n_linked += static_cast<double>(sum_of_lanes(n_linked));
        sums.n_others += static_cast<double>(sum_of_lanes(n_others));
        sums.of_linked += static_cast<double>(sum_of_lanes(of_linked));
        sums.of_others += static_cast<double>(sum_of_lanes(of_others));
    }
    call.out.at(0, 0) =
        static_cast<float>((mean_of(sums.of_linked, sums.n_linked) + mean_of(sums.of_others, sums.n_others)) / 2);
}

// 1 / (2 n) for each kind of pairs, with n counted from both ends and so twice: of a whole pair 1 / n.
struct LinkShares {
    float linked = 0, others = 0;
};
ES_INLINE LinkShares link_shares(const GatheredLinks& all) {
    double n_linked = 0, n_others = 0;
    // each thing i: each partner j
    for (int i = 0; i < all.things.n; ++i) {
        const float* row = all.linked + static_cast<long>(i) * all.things.stride;
        for (int j = 0; j < all.things.n; ++j) {
            n_linked += row[j] > 0 ? 1 : 0;
            n_others += row[j] == 0 ? 1 : 0;
        }
    }
    return {static_cast<float>(n_linked == 0 ? 0.0 : 1 / n_linked),
            static_cast<float>(n_others == 0 ? 0.0 : 1 / n_others)};
}

ES_INLINE void links_backward_loops(const Call<float>& call) {
    const GatheredLinks all = gather_links(call);
    const LinkShares shares = link_shares(all);
    const float reach = call.in[3].at(0, 0), d = call.d_out.at(0, 0);
    double d_reach = 0.0;
    // each thing i, eight partners from j on at a time
    for (int i = 0; i < all.things.n; ++i) {
        f32x8 of_row{};
        for (int j = 0; j < all.things.stride; j += kLanes) {
            const LinkLanes lanes = link_lanes(all, i, j, reach);
            const f32x8 likely = splat(1.0f) / (splat(1.0f) + engine::exp(-lanes.z));
            const f32x8 slope = select(lanes.linked, (likely - splat(1.0f)) * splat(shares.linked),
                                       select(lanes.others, likely * splat(shares.others), f32x8{}));
            of_row += slope;
            store(all.slopes + j, -slope);
        }
        d_reach += static_cast<double>(sum_of_lanes(of_row));
        if (call.d_in[0].data != nullptr) add_pair_slopes(all.things, i, all.slopes, 2 * d, call.d_in[0]);
    }
    // each pair has been met from both ends
    if (call.d_in[3].data != nullptr) call.d_in[3].at(0, 0) += d * static_cast<float>(d_reach / 2);
}

ES_CLONES void links_forward(const Call<float>& call) { links_forward_loops(call); }
ES_CLONES void links_backward(const Call<float>& call) { links_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op links{
    .name = "links",
    .formula = "L = (mean over linked pairs of -log p + mean over others of -log(1 - p)) / 2, p = sigmoid(r - d^2)",
    .n_inputs = 4,
    .shape = links_shape,
    .scratch = links_scratch,
    .forward_reference = links_forward_plain,
    .backward_reference = links_backward_plain,
    .forward_cpu = links_forward,
    .backward_cpu = links_backward,
    .pair_gradients = links_slopes,
    .shader = "ops/links.frag",
};
}  // namespace ops
}  // namespace engine
