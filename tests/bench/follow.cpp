// A layout that follows 10,000 points of 16 dimensions which move in each frame, as a map does while its model trains:
// whole frames, that is, the search for neighbours in portions, steps, and the alignment with the last frame. The fact
// "steps" says how many steps of the layout a frame had on average.
#include <memory>

#include "app/view/live_layout.h"
#include "core/random.h"
#include "workload.h"

namespace bench {
namespace {

constexpr int kThings = 10000, kDims = 16, kTowns = 10;
constexpr double kBudgetMs = 5;    // as app/view/projected.cpp gives it beside training
constexpr float kAFrame = 0.002f;  // share of the way to where it goes that a point is moved in a frame

struct Following {
    train::Snapshot shown;
    std::vector<float> from, to;
    app::LiveLayout live;
    projection::LayoutSettings settings;
    long frames = 0, steps = 0;
};

std::vector<float> towns(core::Random& random, const std::vector<float>& middles) {
    std::vector<float> points;
    for (int i = 0; i < kThings; ++i) {
        for (int k = 0; k < kDims; ++k)
            points.push_back(middles[static_cast<std::size_t>(i % kTowns * kDims + k)] + core::next_normal(random));
    }
    return points;
}

// The points on their way, there and back.
void move(Following& following) {
    const auto way = static_cast<float>(following.frames % 1000) * kAFrame;
    const float share = way < 1 ? way : 2 - way;
    std::vector<float>& values = following.shown.layers.back().values;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = following.from[i] + share * (following.to[i] - following.from[i]);
    ++following.shown.step;
}

void frame(Following& following) {
    ++following.frames;
    move(following);
    const app::LayoutInput input{
        .shown = following.shown, .layer = 0, .key = "map", .settings = following.settings, .start = [&] {
            return following.shown.points;
        }};
    const int before = following.live.layout ? following.live.layout->step : 0;
    app::move_on(following.live, input, kBudgetMs);
    const int after = following.live.layout ? following.live.layout->step : 0;
    following.steps += after > before ? after - before : 0;  // UMAP's are set back as it follows
}

Workload follow(projection::Method method) {
    auto following = std::make_shared<Following>();
    core::Random random = core::random_stream(1, "follow");
    std::vector<float> middles(kTowns * kDims);
    for (float& x : middles) x = 3 * core::next_normal(random);
    following->from = towns(random, middles);
    following->to = towns(random, middles);
    following->settings.method = method;
    following->shown.n_points = kThings;
    following->shown.dims = kDims;
    following->shown.layers.push_back({.label = "the map", .n_units = kDims, .values = following->from});
    for (std::size_t i = 0; i < kThings; ++i)
        following->shown.points.insert(following->shown.points.end(),
                                       {following->from[i * kDims], following->from[i * kDims + 1]});
    return {.per_call = 1,
            .call = [following] { frame(*following); },
            .fact =
                [following](std::string_view name) {
                    if (name != "steps" || following->frames == 0) return -1.0;
                    return static_cast<double>(following->steps) / static_cast<double>(following->frames);
                }};
}

}  // namespace

Workload make_follow_tsne_10000() { return follow(projection::Method::tsne); }
Workload make_follow_umap_10000() { return follow(projection::Method::umap); }

}  // namespace bench
