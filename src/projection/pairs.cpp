// Repulsion from all pairs one by one. See field.h.
#include <algorithm>
#include <cstddef>

#include "engine/lanes.h"
#include "projection/field.h"

namespace projection {
namespace {

using engine::f32x8;
using engine::kLanes;

constexpr float kFarAway = 1e18f;  // where partners lie that fill up the last vector: their share is nothing

// x and y of all points, [2, padded(N)].
std::vector<float> columns_of(const std::vector<float>& positions, int stride) {
    std::vector<float> columns(2 * static_cast<std::size_t>(stride), kFarAway);
    for (std::size_t i = 0; i < positions.size(); ++i) {
        columns[i % 2 * static_cast<std::size_t>(stride) + i / 2] = positions[i];
    }
    return columns;
}

ES_INLINE double by_pairs_loops(const float* xs, const float* ys, int n, int stride, float* push) {
    double sum = 0;
    for (int i = 0; i < n; ++i) {
        const f32x8 x = engine::splat(xs[i]), y = engine::splat(ys[i]);
        f32x8 kernels{}, push_x{}, push_y{};
        for (int j = 0; j < stride; j += kLanes) {
            const f32x8 dx = x - engine::load(xs + j), dy = y - engine::load(ys + j);
            const f32x8 kernel = 1.0f / (1.0f + dx * dx + dy * dy);
            const f32x8 squared = kernel * kernel;
            kernels += kernel;
            push_x += squared * dx;
            push_y += squared * dy;
        }
        sum += static_cast<double>(engine::sum_of_lanes(kernels)) - 1;  // less its own
        push[2 * i] = engine::sum_of_lanes(push_x);
        push[2 * i + 1] = engine::sum_of_lanes(push_y);
    }
    return sum;
}

ES_CLONES double pairs_repulsion(const float* xs, const float* ys, int n, int stride, float* push) {
    return by_pairs_loops(xs, ys, n, stride, push);
}

}  // namespace

double repulsion_by_pairs(const std::vector<float>& positions, std::vector<float>& push) {
    const auto n = static_cast<int>(positions.size() / 2);
    const int stride = engine::padded(n);
    const std::vector<float> columns = columns_of(positions, stride);
    push.resize(positions.size());
    return pairs_repulsion(columns.data(), columns.data() + stride, n, stride, push.data());
}

}  // namespace projection
