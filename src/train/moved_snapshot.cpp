// See moved_snapshot.h.
#include "train/moved_snapshot.h"

namespace train {
namespace {

// y = p W + b with p = R'(q - t), where q is the new place: row e of the new weight is the sum over d of R_ed W_d, and
// the new bias is the old layer's output for the place that moves to the origin.
void move_head(DenseWeights& layer, const projection::Rigid& motion) {
    const auto n_out = static_cast<std::size_t>(layer.n_out);
    if (layer.n_in != 2 || layer.weight.size() < 2 * n_out) return;
    for (std::size_t k = 0; k < n_out; ++k) {
        const auto x = static_cast<double>(layer.weight[k]), y = static_cast<double>(layer.weight[n_out + k]);
        const double moved_x = motion.turn[0] * x + motion.turn[1] * y;
        const double moved_y = motion.turn[2] * x + motion.turn[3] * y;
        layer.weight[k] = static_cast<float>(moved_x);
        layer.weight[n_out + k] = static_cast<float>(moved_y);
        layer.bias[k] = static_cast<float>(static_cast<double>(layer.bias[k]) - motion.shift[0] * moved_x -
                                           motion.shift[1] * moved_y);
    }
}

}  // namespace

void move_picture(Snapshot& snapshot, const projection::Rigid& motion) {
    for (std::size_t i = 0; i + 1 < snapshot.points.size(); i += 2) {
        const auto place = projection::moved(motion, static_cast<double>(snapshot.points[i]),
                                             static_cast<double>(snapshot.points[i + 1]));
        snapshot.points[i] = static_cast<float>(place[0]);
        snapshot.points[i + 1] = static_cast<float>(place[1]);
    }
    for (HeadSnapshot& head : snapshot.heads) {
        if (!head.layers.empty()) move_head(head.layers.front(), motion);
    }
}

}  // namespace train
