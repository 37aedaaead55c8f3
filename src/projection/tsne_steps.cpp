// t-SNE's steps. See layout.h, layout_steps.h.
#include <algorithm>

#include "projection/eight_points.h"
#include "projection/layout_steps.h"

namespace projection {
namespace {

using engine::f32x8;
using engine::kLanes;

constexpr float kEarlyMomentum = 0.5f, kMomentum = 0.8f;
constexpr float kGrow = 0.2f, kShrink = 0.8f, kLeastGain = 0.01f;
constexpr double kLeastKernels = 1e-6;  // a point

// pull = exaggeration * attraction + push / z, where `push` holds the repulsion.
ES_INLINE void pull_loops(const Graph& graph, const float* positions, float exaggeration, float per_z, float* push) {
    for (int i = 0; i < graph.n; ++i) {
        const f32x8 x = engine::splat(positions[2 * i]), y = engine::splat(positions[2 * i + 1]);
        f32x8 to_x{}, to_y{};
        const int end = graph.start[static_cast<std::size_t>(i) + 1];
        for (int at = graph.start[static_cast<std::size_t>(i)]; at < end; at += kLanes) {
            const EightPoints others = eight_points(positions, graph.to.data() + at);
            const f32x8 dx = others.x - x, dy = others.y - y;
            const f32x8 share = engine::load(graph.weight.data() + at) / (1.0f + dx * dx + dy * dy);
            to_x += share * dx;
            to_y += share * dy;
        }
        push[2 * i] = exaggeration * engine::sum_of_lanes(to_x) + push[2 * i] * per_z;
        push[2 * i + 1] = exaggeration * engine::sum_of_lanes(to_y) + push[2 * i + 1] * per_z;
    }
}
ES_CLONES void tsne_pull_of(const Graph& graph, const float* positions, float exaggeration, float per_z, float* push) {
    pull_loops(graph, positions, exaggeration, per_z, push);
}

// Gains grow where a coordinate goes on the way it went, and shrink where it turns (Jacobs 1988, delta-bar-delta).
void move(Layout& layout, const std::vector<float>& pull, float momentum) {
    const auto rate = static_cast<float>(layout.settings.rate);
    float mean[2] = {0, 0};
    double sum[2] = {0, 0};
    for (std::size_t i = 0; i < pull.size(); ++i) {
        const float old = layout.velocity[i], gain = layout.gains[i];
        const bool onward = (pull[i] > 0) == (old > 0);
        const float next = onward ? gain + kGrow : std::max(gain * kShrink, kLeastGain);
        const float velocity = momentum * old + rate * next * pull[i];
        layout.gains[i] = next;
        layout.velocity[i] = velocity;
        layout.positions[i] += velocity;
        sum[i % 2] += static_cast<double>(layout.positions[i]);
    }
    for (std::size_t axis = 0; axis < 2; ++axis) mean[axis] = static_cast<float>(sum[axis] / layout.n);
    for (std::size_t i = 0; i < pull.size(); ++i) layout.positions[i] -= mean[i % 2];
}

// Where all are so far from each other that kernels sum to nothing, nothing is left to push.
float share_of(double z, int n) { return static_cast<float>(1 / std::max(z, kLeastKernels * n)); }

}  // namespace

std::vector<float> tsne_pull(Layout& layout, float exaggeration) {
    const double z = repulsion(layout.field, layout.positions, layout.push);
    tsne_pull_of(layout.graph, layout.positions.data(), exaggeration, share_of(z, layout.n), layout.push.data());
    return layout.push;
}

void tsne_step(Layout& layout) {
    const bool early = layout.step < layout.settings.n_steps / 3;
    const double later = layout.settings.exaggeration;
    const double exaggeration = early ? std::max(layout.settings.early_exaggeration, later) : later;
    const double z = repulsion(layout.field, layout.positions, layout.push);
    tsne_pull_of(layout.graph, layout.positions.data(), static_cast<float>(exaggeration), share_of(z, layout.n),
                 layout.push.data());
    move(layout, layout.push, early ? kEarlyMomentum : kMomentum);
    ++layout.step;
}

}  // namespace projection
