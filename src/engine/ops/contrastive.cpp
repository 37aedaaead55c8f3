// Contrastive loss: things of the same class should lie together, things of different classes at least a margin apart.
//   a_ij = |x_i - x_j|^2,  d_ij = sqrt(a_ij + 1e-12)
//   l_ij = a_ij if the classes are the same, else max(0, margin - d_ij)^2
//   L = mean of l_ij over all pairs i < j     (Hadsell, Chopra and LeCun 2006, equation 4, there times 1/2)
// Shapes    map x [N, D], class [N, 1], weight [N, 1] -> L [1, 1]
// floats[0] margin
// Weights   things of weight 0 take no part and are not read (their class is unknown); all others count the same. With
//           fewer than two that take part, L and all gradients are 0
// Gradient  of the map only: d_x_i = d_L / pairs sum_j 2 (x_i - x_j) g,  g = 1 if the classes are the same, else
//           -max(0, margin - d) / d
// Sums      over partners in float lanes (pairs.h), over things in double
// Errors    check on a class below 0
#include "engine/pairs.h"

namespace engine {
namespace {

long contrastive_scratch(std::span<const Shape> in, const Attributes&, int max_rows) {
    return pairs_scratch(in[0], max_rows, 0, 1);
}

// max(0, margin - d); nan stays nan.
double gap_plain(const Call<double>& call, int i, int j) {
    const double gap = static_cast<double>(call.attributes->floats[0]) - distance_plain(call.in[0], i, j);
    return gap < 0.0 ? 0.0 : gap;
}

double n_pairs_plain(const Call<double>& call) {
    double n = 0.0;
    // each row i
    for (int i = 0; i < call.in[0].rows; ++i) n += takes_part(call, i) ? 1.0 : 0.0;
    return n * (n - 1.0) / 2.0;
}

void contrastive_forward_plain(const Call<double>& call) {
    double sum = 0.0;
    // each pair i < j of rows
    for (int i = 0; i < call.in[0].rows; ++i) {
        for (int j = i + 1; j < call.in[0].rows; ++j) {
            if (!takes_part(call, i) || !takes_part(call, j)) continue;
            const double gap = gap_plain(call, i, j);
            sum += same_class(call, i, j) ? squared_distance_plain(call.in[0], i, j) : gap * gap;
        }
    }
    const double n_pairs = n_pairs_plain(call);
    call.out.at(0, 0) = n_pairs == 0.0 ? 0.0 : sum / n_pairs;
}

// Calls visit(i, j, dL / d a_ij) for every pair i < j that takes part.
template <class Visit>
void for_each_slope_plain(const Call<double>& call, Visit visit) {
    const double d = call.d_out.at(0, 0) / n_pairs_plain(call);
    // each pair i < j of rows
    for (int i = 0; i < call.in[0].rows; ++i) {
        for (int j = i + 1; j < call.in[0].rows; ++j) {
            if (!takes_part(call, i) || !takes_part(call, j)) continue;
            const double slope = -gap_plain(call, i, j) / distance_plain(call.in[0], i, j);
            visit(i, j, d * (same_class(call, i, j) ? 1.0 : slope));
        }
    }
}

void contrastive_backward_plain(const Call<double>& call) {
    for_each_slope_plain(call, [&](int i, int j, double g) { add_pair_slope_plain(call, i, j, g); });
}

void contrastive_slopes(const Call<double>& call) {
    clear_pair_slopes(call);
    for_each_slope_plain(call, [&](int i, int j, double g) { store_pair_slope(call, i, j, g); });
}

// Each pair is counted twice, once from each end.
ES_INLINE void contrastive_forward_loops(const Call<float>& call) {
    const Gathered things = gather(call);
    const float margin = call.attributes->floats[0];
    double sum = 0.0;
    // each thing i that takes part, eight partners from j on at a time
    for (int i = 0; i < things.n; ++i) {
        f32x8 row_sum{};
        for (int j = 0; j < things.stride; j += kLanes) {
            const Partners is = partners(things, i, j);
            const f32x8 squared = squared_distances(things, i, j);
            const f32x8 gap = at_least(margin - square_root(squared + static_cast<float>(kTinyDistance)), f32x8{});
            row_sum += select(is.same, squared, select(is.other, gap * gap, f32x8{}));
        }
        sum += static_cast<double>(sum_of_lanes(row_sum));
    }
    const double n = things.n;
    call.out.at(0, 0) = things.n < 2 ? 0.0f : static_cast<float>(sum / (n * (n - 1.0)));
}

ES_INLINE void contrastive_backward_loops(const Call<float>& call) {
    if (call.d_in[0].data == nullptr) return;
    const Gathered things = gather(call);
    if (things.n < 2) return;
    const float margin = call.attributes->floats[0];
    const double n = things.n;
    const float scale = static_cast<float>(static_cast<double>(call.d_out.at(0, 0)) * 4.0 / (n * (n - 1.0)));
    float* slopes = things.rest;
    // each thing i that takes part, eight partners from j on at a time
    for (int i = 0; i < things.n; ++i) {
        for (int j = 0; j < things.stride; j += kLanes) {
            const Partners is = partners(things, i, j);
            const f32x8 d = distances(things, i, j);
            const f32x8 apart = -at_least(margin - d, f32x8{}) / d;
            store(slopes + j, select(is.same, splat(1.0f), select(is.other, apart, f32x8{})));
        }
        add_pair_slopes(things, i, slopes, scale, call.d_in[0]);
    }
}

ES_CLONES void contrastive_forward(const Call<float>& call) { contrastive_forward_loops(call); }
ES_CLONES void contrastive_backward(const Call<float>& call) { contrastive_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op contrastive{
    .name = "contrastive",
    .formula = "L = mean over pairs of d^2 (same class), max(0, margin - d)^2 (others)",
    .n_inputs = 3,
    .shape = pairs_shape,
    .scratch = contrastive_scratch,
    .forward_reference = contrastive_forward_plain,
    .backward_reference = contrastive_backward_plain,
    .forward_cpu = contrastive_forward,
    .backward_cpu = contrastive_backward,
    .pair_gradients = contrastive_slopes,
    .shader = "ops/contrastive.frag",
};
}  // namespace ops
}  // namespace engine
