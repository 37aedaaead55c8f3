// UMAP's steps. See layout.h, layout_steps.h. Points are taken one after the other, and each is moved at once:
//   y_i += r (sum_j c_ij (y_j - y_i) + push) / (1 + r sum_j c_ij),  c_ij = 2 w_ij 2ab d^(2b - 2) / (1 + a d^(2b)),
// where d = |y_i - y_j|, r is the rate, which falls from 1 to 0, and 2 stands for the pull on the other end of a link in
// umap-learn. push: 5 sum_j w_ij times the mean over random points of 2b (y_i - y_k) / ((0.001 + d^2) (1 + a d^(2b))),
// each coordinate limited to 4.
#include <algorithm>

#include "engine/maths.h"
#include "projection/eight_points.h"
#include "projection/layout_steps.h"

namespace projection {
namespace {

using engine::f32x8;
using engine::i32x8;
using engine::kLanes;
using engine::u32x8;

constexpr int kNegatives = 5;  // for each link, by weight
constexpr int kDraws = 4;      // of eight random points, which stand for them
constexpr float kNear = 0.001f;
constexpr float kMostPush = 4.0f;
constexpr float kTiny = 1e-12f;  // in the place of a squared distance of 0

// d^(2b) from d^2.
ES_INLINE f32x8 power_of(const f32x8& squared, float b) { return engine::exp(engine::log_of_normal(squared) * b); }

ES_INLINE f32x8 limited(const f32x8& x) {
    return engine::at_most(engine::at_least(x, engine::splat(-kMostPush)), engine::splat(kMostPush));
}

// Eight random points below n, by Marsaglia's xorshift in each lane.
ES_INLINE void draw(u32x8& state, float n, int* to) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    const f32x8 unit = __builtin_convertvector(__builtin_bit_cast(i32x8, state >> 8), f32x8);
    const i32x8 drawn = __builtin_convertvector(unit * (n / 16777216.0f), i32x8);
    for (int lane = 0; lane < kLanes; ++lane) to[lane] = drawn[lane];
}

struct Pull {
    f32x8 x{}, y{}, all{}, weight{};
};

ES_INLINE Pull attraction_on(const Layout& layout, int i, const float* positions) {
    const Graph& graph = layout.graph;
    const float a = layout.curve.a, b = layout.curve.b, ab4 = 4 * a * b;
    const f32x8 x = engine::splat(positions[2 * i]), y = engine::splat(positions[2 * i + 1]);
    Pull pull;
    const int end = graph.start[static_cast<std::size_t>(i) + 1];
    for (int at = graph.start[static_cast<std::size_t>(i)]; at < end; at += kLanes) {
        const EightPoints others = eight_points(positions, graph.to.data() + at);
        const f32x8 dx = others.x - x, dy = others.y - y;
        const f32x8 squared = engine::at_least(dx * dx + dy * dy, engine::splat(kTiny));
        const f32x8 power = power_of(squared, b), weight = engine::load(graph.weight.data() + at);
        const f32x8 c = weight * ab4 * power / (squared * (1.0f + a * power));
        pull.x += c * dx;
        pull.y += c * dy;
        pull.all += c;
        pull.weight += weight;
    }
    return pull;
}

ES_INLINE void umap_step_loops(Layout& layout, float rate) {
    float* positions = layout.positions.data();
    const float a = layout.curve.a, b = layout.curve.b;
    const auto n = static_cast<float>(layout.n);
    u32x8 random;
    for (int lane = 0; lane < kLanes; ++lane) random[lane] = layout.random[static_cast<std::size_t>(lane)];
    for (int i = 0; i < layout.n; ++i) {
        const Pull pull = attraction_on(layout, i, positions);
        const f32x8 x = engine::splat(positions[2 * i]), y = engine::splat(positions[2 * i + 1]);
        f32x8 push_x{}, push_y{};
        for (int round = 0; round < kDraws; ++round) {
            int drawn[kLanes];
            draw(random, n, drawn);
            for (int& one : drawn) one = std::min(one, layout.n - 1);
            const EightPoints others = eight_points(positions, drawn);
            const f32x8 dx = x - others.x, dy = y - others.y;
            const f32x8 squared = engine::at_least(dx * dx + dy * dy, engine::splat(kTiny));
            const f32x8 c = 2 * b / ((squared + kNear) * (1.0f + a * power_of(squared, b)));
            push_x += limited(c * dx);
            push_y += limited(c * dy);
        }
        const float share = engine::sum_of_lanes(pull.weight) * kNegatives / (kDraws * kLanes);
        const float held = rate / (1 + rate * engine::sum_of_lanes(pull.all));
        positions[2 * i] += held * (engine::sum_of_lanes(pull.x) + share * engine::sum_of_lanes(push_x));
        positions[2 * i + 1] += held * (engine::sum_of_lanes(pull.y) + share * engine::sum_of_lanes(push_y));
    }
    for (int lane = 0; lane < kLanes; ++lane) layout.random[static_cast<std::size_t>(lane)] = random[lane];
}
ES_CLONES void umap_steps_one(Layout& layout, float rate) { umap_step_loops(layout, rate); }

}  // namespace

void umap_step(Layout& layout) {
    const double left = 1 - static_cast<double>(layout.step) / layout.settings.n_steps;
    if (left <= 0) return;
    umap_steps_one(layout, static_cast<float>(layout.settings.rate * left));
    ++layout.step;
}

}  // namespace projection
