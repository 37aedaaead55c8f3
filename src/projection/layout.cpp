// See layout.h.
#include "projection/layout.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/check.h"
#include "core/number_text.h"
#include "core/random.h"
#include "projection/layout_steps.h"
#include "projection/pca.h"

namespace projection {
namespace {

constexpr int kFewestPoints = 4;
constexpr int kTsneSteps = 750, kUmapSteps = 500, kUmapStepsOfMany = 200;
constexpr int kMany = 10000;
constexpr double kUmapFollowsFrom = 0.6;             // share of the steps
constexpr double kLeastRate = 200, kRateShare = 12;  // t-SNE: N / 12, at least 200
constexpr float kTsneStart = 1e-4f;                  // t-SNE: standard deviation along the first component
constexpr float kUmapStart = 10;                     // UMAP: the largest coordinate
constexpr float kNoise = 0.01f;                      // of that, so that equal points can come apart

core::Status allows(int n, const LayoutSettings& settings) {
    if (settings.method == Method::tsne) {
        const double most = (n - 1) / 3.0;
        if (settings.perplexity >= 2 && settings.perplexity <= most) return {};
        if (most < 2)
            return core::Error{"perplexity", "t-SNE needs at least 7 things, and here are " + std::to_string(n) + "."};
        return core::Error{"perplexity", "A perplexity of " + core::figures_text(settings.perplexity, 4) +
                                             " is not possible with " + std::to_string(n) +
                                             " things: each needs three times as many others. Choose one from 2 to " +
                                             std::to_string(static_cast<int>(most)) + "."};
    }
    if (settings.neighbours < 2 || settings.neighbours > n) {
        return core::Error{"neighbours", std::to_string(settings.neighbours) + " neighbours are not possible with " +
                                             std::to_string(n) + " things. Choose from 2 to " + std::to_string(n) +
                                             "."};
    }
    if (settings.min_dist >= 0 && settings.min_dist <= 1) return {};
    return core::Error{"min_dist", "A smallest distance of " + core::figures_text(settings.min_dist, 4) +
                                       " is not possible. Choose one from 0 to 1."};
}

LayoutSettings filled_in(LayoutSettings settings, int n) {
    const bool is_tsne = settings.method == Method::tsne;
    const double usual = is_tsne ? std::max(kLeastRate, n / kRateShare) : 1;
    settings.rate = usual * (settings.rate > 0 ? settings.rate : 1);
    if (settings.n_steps <= 0) settings.n_steps = is_tsne ? kTsneSteps : n <= kMany ? kUmapSteps : kUmapStepsOfMany;
    return settings;
}

// The points, brought to a size at which principal components neither overflow nor vanish.
std::vector<float> scaled(std::vector<float> points) {
    float largest = 0;
    for (const float x : points) largest = std::max(largest, std::fabs(x));
    for (float& x : points) x = largest > 0 ? x / largest : x;
    return points;
}

// Principal components, brought to size, and noise.
std::vector<float> start_of(const std::vector<float>& unscaled, int n_dims, const LayoutSettings& settings) {
    const std::vector<float> points = scaled(unscaled);
    Plane plane;
    follow_principal_plane(plane, points, n_dims);
    std::vector<float> positions = project(plane, points);
    double squares = 0;
    float largest = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (i % 2 == 0) squares += static_cast<double>(positions[i]) * static_cast<double>(positions[i]);
        largest = std::max(largest, std::fabs(positions[i]));
    }
    const bool is_tsne = settings.method == Method::tsne;
    const float wished = is_tsne ? kTsneStart : kUmapStart;
    const auto deviation = static_cast<float>(std::sqrt(2 * squares / static_cast<double>(positions.size())));
    const float size = is_tsne ? deviation : largest;
    core::Random random = core::random_stream(static_cast<std::uint64_t>(settings.seed), "layout.start");
    for (float& x : positions) {
        x = (size > 0 ? x * (wished / size) : 0.0f) + wished * kNoise * core::next_normal(random);
    }
    return positions;
}

Graph graph_of(const std::vector<float>& points, int n_dims, int n, const LayoutSettings& settings) {
    if (settings.method == Method::umap) {
        return umap_affinities(nearest_neighbours(points, n_dims, settings.neighbours - 1));
    }
    const int k = std::min(static_cast<int>(3 * settings.perplexity), n - 1);
    return tsne_affinities(nearest_neighbours(points, n_dims, k), settings.perplexity);
}

// Whether points [N, n_dims] can be laid out so.
core::Status can_be_laid_out(const std::vector<float>& points, int n_dims, const LayoutSettings& settings) {
    ES_CHECK(n_dims >= 1 && points.size() % static_cast<std::size_t>(n_dims) == 0, "points are [N, n_dims]");
    const auto n = static_cast<int>(points.size() / static_cast<std::size_t>(n_dims));
    if (n < kFewestPoints) {
        return core::Error{"",
                           "A picture of neighbours needs at least 4 things, and here are " + std::to_string(n) + "."};
    }
    if (!rows_are_sound(points)) {
        return core::Error{"",
                           "Some numbers have become infinite, so nobody has neighbours. Start again with a smaller "
                           "learning rate."};
    }
    return allows(n, settings);
}

}  // namespace

core::Result<Layout> begin(const std::vector<float>& points, int n_dims, const LayoutSettings& settings) {
    if (core::Status status = can_be_laid_out(points, n_dims, settings); !status.ok()) return status.error();
    const auto n = static_cast<int>(points.size() / static_cast<std::size_t>(n_dims));
    Layout layout;
    layout.settings = filled_in(settings, n);
    layout.n = n;
    layout.graph = graph_of(points, n_dims, n, settings);
    layout.positions = start_of(points, n_dims, settings);
    if (settings.method == Method::tsne) {
        layout.velocity.assign(layout.positions.size(), 0.0f);
        layout.gains.assign(layout.positions.size(), 1.0f);
    } else {
        layout.curve = curve_for(settings.min_dist);
        core::Random random = core::random_stream(static_cast<std::uint64_t>(settings.seed), "layout.negatives");
        for (std::uint32_t& lane : layout.random) lane = core::next_u32(random) | 1u;  // never 0
    }
    return layout;
}

core::Status follow(Layout& layout, const std::vector<float>& points, int n_dims) {
    if (core::Status status = can_be_laid_out(points, n_dims, layout.settings); !status.ok()) return status;
    if (points.size() / static_cast<std::size_t>(n_dims) != static_cast<std::size_t>(layout.n)) {
        return core::Error{"", "There are other things now than those in the picture. Begin a new picture."};
    }
    layout.graph = graph_of(points, n_dims, layout.n, layout.settings);
    if (layout.settings.method == Method::umap) {
        layout.step = std::min(layout.step, static_cast<int>(layout.settings.n_steps * kUmapFollowsFrom));
    }
    return {};
}

void steps(Layout& layout, int n) {
    const auto one = layout.settings.method == Method::tsne ? tsne_step : umap_step;
    for (int i = 0; i < n; ++i) one(layout);
}

}  // namespace projection
