// Supervised contrastive loss (InfoNCE): among all others, each thing should find those of its own class.
//   s_ij = -|x_i - x_j|^2 / temperature
//   L = mean over i of ( log sum over a != i of e^s_ia  -  mean over p of s_ip ),  p of i's class and not i
// Shapes    x [N, D], class [N, 1], weight [N, 1]: 0 takes no part, anything else does -> L [1, 1];
//           floats[0] = temperature. Things without another one of their class are no anchors.
// Gradient  for x alone
// Source    Khosla et al. 2020, Supervised Contrastive Learning, equation 2. There s is a product of vectors of length
//           1; the squared distance stands for it here, because a map is a place and not a direction.
#include "engine/loss_loops.h"

namespace engine {
namespace {

template <class T>
struct Anchor {
    bool valid = false;
    T highest{}, sum{};  // of e^(s - highest), over the others
    T positives{};       // how many there are of its class
    T mean_s{};          // of theirs
};

template <class T>
bool takes_part(const Call<T>& call, int i) {
    return call.in[2].at(i, 0) != T{0};
}

template <class T>
T similarity(const Call<T>& call, int i, int j) {
    return -squared_distance(call.in[0], i, j) / static_cast<T>(call.attributes->floats[0]);
}

template <class T>
Anchor<T> anchor_of(const Call<T>& call, int i) {
    Anchor<T> anchor;
    if (!takes_part(call, i)) return anchor;
    bool first = true;
    T sum_s{0};
    for (int j = 0; j < call.in[0].rows; ++j) {
        if (j == i || !takes_part(call, j)) continue;
        const T s = similarity(call, i, j);
        anchor.highest = first || s > anchor.highest ? s : anchor.highest;
        first = false;
        if (call.in[1].at(j, 0) != call.in[1].at(i, 0)) continue;
        anchor.positives += T{1};
        sum_s += s;
    }
    if (anchor.positives == T{0}) return anchor;
    anchor.valid = true;
    anchor.mean_s = sum_s / anchor.positives;
    for (int j = 0; j < call.in[0].rows; ++j) {
        if (j != i && takes_part(call, j)) anchor.sum += exp_of(similarity(call, i, j) - anchor.highest);
    }
    return anchor;
}

template <class T>
void info_nce_forward(const Call<T>& call) {
    double sum = 0.0, anchors = 0.0;
    for (int i = 0; i < call.in[0].rows; ++i) {
        const Anchor<T> anchor = anchor_of(call, i);
        if (!anchor.valid) continue;
        anchors += 1.0;
        sum += static_cast<double>(anchor.highest + log_of(anchor.sum) - anchor.mean_s);
    }
    set_mean(call, sum, anchors);
}

template <class T>
void info_nce_backward(const Call<T>& call) {
    if (call.d_in[0].data == nullptr) return;
    double anchors = 0.0;
    for (int i = 0; i < call.in[0].rows; ++i) anchors += anchor_of(call, i).valid ? 1.0 : 0.0;
    if (anchors == 0.0) return;
    const double d_s = static_cast<double>(call.d_out.at(0, 0)) / anchors;
    const T d = static_cast<T>(-2.0 * d_s / static_cast<double>(call.attributes->floats[0]));
    for (int i = 0; i < call.in[0].rows; ++i) {
        const Anchor<T> anchor = anchor_of(call, i);
        if (!anchor.valid) continue;
        for (int j = 0; j < call.in[0].rows; ++j) {
            if (j == i || !takes_part(call, j)) continue;
            T slope = exp_of(similarity(call, i, j) - anchor.highest) / anchor.sum;
            if (call.in[1].at(j, 0) == call.in[1].at(i, 0)) slope -= T{1} / anchor.positives;
            pull_pair(call.in[0], call.d_in[0], i, j, d * slope);
        }
    }
}

}  // namespace

namespace ops {
const Op info_nce{
    .name = "info_nce",
    .formula = "L = mean of log sum e^s - mean of own s, s = -d^2 / temperature",
    .n_inputs = 3,
    .shape = classes_of_map,
    .scratch = nullptr,
    .forward_reference = info_nce_forward<double>,
    .backward_reference = info_nce_backward<double>,
    .forward_cpu = info_nce_forward<float>,
    .backward_cpu = info_nce_backward<float>,
    .shader = {},
};
}  // namespace ops
}  // namespace engine
