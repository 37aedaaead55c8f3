// Triplet loss: every thing should lie nearer to its own class than to the others, by a margin.
//   L = mean over all (a, p, n) of max(0, d(a, p) - d(a, n) + margin), p of a's class and not a, n of another
// Shapes    x [N, D], class [N, 1], weight [N, 1]: 0 takes no part, anything else does -> L [1, 1]; floats[0] = margin
// Gradient  for x alone
// Scratch   distances [N, N], what each of them is pulled by [N, N]
// Source    Schroff, Kalenichenko, Philbin 2015, FaceNet, equation 3, over all triplets of the batch.
#include "engine/loss_loops.h"

namespace engine {
namespace {

long triplet_scratch(std::span<const Shape> in, const Attributes&, int max_rows) {
    const long n = rows_of(in[0], max_rows);
    return 2 * n * n;
}

template <class T>
void write_distances(const Call<T>& call) {
    const int n = call.in[0].rows;
    for (int i = 0; i < n; ++i) {
        for (int j = 0; j < n; ++j)
            call.scratch[static_cast<long>(i) * n + j] = distance_of(squared_distance(call.in[0], i, j));
    }
}

template <class T>
bool counts(const Call<T>& call, int i) {
    return call.in[2].at(i, 0) != T{0};
}

// visit(a, p, n) for every triplet; returns their number.
template <class T, class Visit>
double for_each_triplet(const Call<T>& call, Visit visit) {
    const int n_rows = call.in[0].rows;
    double triplets = 0.0;
    for (int a = 0; a < n_rows; ++a) {
        if (!counts(call, a)) continue;
        const T own = call.in[1].at(a, 0);
        for (int p = 0; p < n_rows; ++p) {
            if (p == a || !counts(call, p) || call.in[1].at(p, 0) != own) continue;
            for (int n = 0; n < n_rows; ++n) {
                if (!counts(call, n) || call.in[1].at(n, 0) == own) continue;
                triplets += 1.0;
                visit(a, p, n);
            }
        }
    }
    return triplets;
}

template <class T>
void triplet_forward(const Call<T>& call) {
    const T margin = static_cast<T>(call.attributes->floats[0]);
    const long rows = call.in[0].rows;
    write_distances(call);
    double sum = 0.0;
    const double triplets = for_each_triplet(call, [&](int a, int p, int n) {
        const T excess = call.scratch[a * rows + p] - call.scratch[a * rows + n] + margin;
        if (!(excess < T{0})) sum += static_cast<double>(excess);  // nan counts
    });
    set_mean(call, sum, triplets);
}

template <class T>
void triplet_backward(const Call<T>& call) {
    if (call.d_in[0].data == nullptr) return;
    const T margin = static_cast<T>(call.attributes->floats[0]);
    const long rows = call.in[0].rows;
    write_distances(call);
    T* pulls = call.scratch + rows * rows;
    for (long i = 0; i < rows * rows; ++i) pulls[i] = T{0};
    const double triplets = for_each_triplet(call, [&](int a, int p, int n) {
        if (call.scratch[a * rows + p] - call.scratch[a * rows + n] + margin < T{0}) return;
        pulls[a * rows + p] += T{1};
        pulls[a * rows + n] -= T{1};
    });
    if (triplets == 0.0) return;
    const T d = static_cast<T>(static_cast<double>(call.d_out.at(0, 0)) / triplets);
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < rows; ++j) {
            const T pull = pulls[i * rows + j];
            if (pull != T{0}) pull_pair(call.in[0], call.d_in[0], i, j, d * pull / call.scratch[i * rows + j]);
        }
    }
}

}  // namespace

namespace ops {
const Op triplet{
    .name = "triplet",
    .formula = "L = mean of max(0, d(a, p) - d(a, n) + margin)",
    .n_inputs = 3,
    .shape = classes_of_map,
    .scratch = triplet_scratch,
    .forward_reference = triplet_forward<double>,
    .backward_reference = triplet_backward<double>,
    .forward_cpu = triplet_forward<float>,
    .backward_cpu = triplet_backward<float>,
    .shader = {},
};
}  // namespace ops
}  // namespace engine
