// See layout.h.
#include "projection/layout.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/check.h"
#include "core/number_text.h"
#include "core/random.h"
#include "core/thousands.h"
#include "projection/layout_steps.h"
#include "projection/pca.h"

namespace projection {
namespace {

constexpr int kFewestPoints = 4;
constexpr int kTsneSteps = 750, kUmapSteps = 500, kUmapStepsOfMany = 200, kMdsSteps = 300;
constexpr int kMany = 10000;
constexpr double kUmapFollowsFrom = 0.6;             // share of the steps
constexpr int kFollows = 3;                          // t-SNE, MDS: a third more of the steps after each follow()
constexpr double kLeastRate = 200, kRateShare = 12;  // t-SNE: N / 12, at least 200
constexpr float kTsneStart = 1e-4f;                  // t-SNE: standard deviation along the first component
constexpr float kUmapStart = 10;                     // UMAP: the largest coordinate
constexpr double kSettled = 1e-5;                    // MDS: share by which the stress falls in a step
constexpr float kNoise = 0.01f;                      // of that, so that equal points can come apart

core::Status allows(int n, const LayoutSettings& settings) {
    if (settings.method == Method::mds) {
        if (n <= kMostScaled) return {};
        return core::Error{"projection", "Multidimensional scaling compares all pairs, and " + core::thousands(n) +
                                             " things have too many of them: " + core::thousands(kMostScaled) +
                                             " is the most. Choose t-SNE or UMAP."};
    }
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
    const int umap_steps = n <= kMany ? kUmapSteps : kUmapStepsOfMany;
    if (settings.n_steps <= 0) {
        settings.n_steps = is_tsne ? kTsneSteps : settings.method == Method::mds ? kMdsSteps : umap_steps;
    }
    return settings;
}

float largest_of(const std::vector<float>& points) {
    float largest = 0;
    for (const float x : points) largest = std::max(largest, std::fabs(x));
    return largest;
}

// The points, brought to a size at which principal components neither overflow nor vanish.
std::vector<float> scaled(std::vector<float> points) {
    const float largest = largest_of(points);
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
    // Distances that are to be kept have a unit: MDS starts with the components as they are.
    const float wished = settings.method == Method::mds ? largest * largest_of(unscaled)
                         : is_tsne                      ? kTsneStart
                                                        : kUmapStart;
    const auto deviation = static_cast<float>(std::sqrt(2 * squares / static_cast<double>(positions.size())));
    const float size = is_tsne ? deviation : largest;
    core::Random random = core::random_stream(static_cast<std::uint64_t>(settings.seed), "layout.start");
    for (float& x : positions) {
        x = (size > 0 ? x * (wished / size) : 0.0f) + wished * kNoise * core::next_normal(random);
    }
    return positions;
}

int neighbours_of(const LayoutSettings& settings, int n) {
    if (settings.method == Method::umap) return settings.neighbours - 1;
    return std::min(static_cast<int>(3 * settings.perplexity), n - 1);
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

// Gives the layout enough further steps to adapt to a change.
void move_again(Layout& layout) {
    if (layout.settings.method == Method::umap) {
        layout.step = std::min(layout.step, static_cast<int>(layout.settings.n_steps * kUmapFollowsFrom));
    } else {
        layout.rest_step = std::max(layout.settings.n_steps, layout.step + layout.settings.n_steps / kFollows);
    }
}

// Back to where it is held, without the momentum that the step gave it.
void put_held(Layout& layout) {
    if (layout.held < 0) return;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const std::size_t at = 2 * static_cast<std::size_t>(layout.held) + axis;
        layout.positions[at] = layout.held_at[axis];
        if (!layout.velocity.empty()) layout.velocity[at] = 0;
    }
}

// A portion of the descent; true when it has found the neighbours. With too many wrong ones it gives way to the exact search.
bool descend(GraphWork& work) {
    if (!descend_more(*work.descent)) return false;
    work.recall = work.descent->recall;
    const bool good = work.recall >= kLeastRecall;
    if (good) {
        work.search.found = std::move(work.descent->found);
    } else {
        work.recall = 1;
        work.search = begin_search(std::move(work.search.points), work.search.n_dims, work.descent->k);
    }
    work.descent.reset();
    return good;
}

// Comes to rest once a step hardly lowers the stress any more.
bool mds_portion(Layout& layout) {
    const double before = layout.scaling.stress;
    if (!step_more(layout.scaling, layout.positions)) return false;
    ++layout.step;
    const bool settled = before >= 0 && std::fabs(before - layout.scaling.stress) < kSettled * before;
    if (settled) layout.rest_step = std::min(layout.rest_step, layout.step);
    return true;
}

}  // namespace

core::Result<GraphWork> begin_graph(std::vector<float> points, int n_dims, const LayoutSettings& settings,
                                    Neighbours last) {
    if (core::Status status = can_be_laid_out(points, n_dims, settings); !status.ok()) return status.error();
    const auto n = static_cast<int>(points.size() / static_cast<std::size_t>(n_dims));
    GraphWork work;
    work.settings = filled_in(settings, n);
    work.n = n;
    if (settings.method == Method::mds) {
        work.scaling = begin_scaling(points, n_dims);
        work.search.points = std::move(points);
        work.search.n_dims = n_dims;
        return work;
    }
    const int k = neighbours_of(settings, n);
    const bool goes_on = last.n == n && last.k >= k && n > kMostExactAgain;
    if (goes_on || n > kMostExact) {
        work.search.points = points;
        work.search.n_dims = n_dims;
        work.descent = begin_descent(std::move(points), n_dims, k, goes_on ? std::move(last) : Neighbours{});
    } else {
        work.search = begin_search(std::move(points), n_dims, k);
    }
    return work;
}

bool work_on(GraphWork& work) {
    if (work.done) return true;
    if (work.settings.method == Method::mds) return work.done = measure_more(work.scaling);
    if (!work.searched) {
        if (work.descent ? !descend(work) : !search_more(work.search)) return false;
        work.searched = true;
        const bool is_tsne = work.settings.method == Method::tsne;
        work.affinities = begin_affinities(std::move(work.search.found), is_tsne ? work.settings.perplexity : 0);
        return false;
    }
    return work.done = weigh_more(work.affinities);
}

double share_done(const GraphWork& work) {
    constexpr double kSearch = 0.8;  // of the time, about
    if (work.settings.method == Method::mds) return static_cast<double>(work.scaling.measured) / std::max(1, work.n);
    if (!work.searched && work.descent) return kSearch * share_done(*work.descent);
    if (!work.searched) return kSearch * work.search.next / std::max(1, work.n);
    return kSearch + (1 - kSearch) * (work.affinities.weighed + work.affinities.joined) /
                         (2.0 * std::max(1, work.affinities.neighbours.n));
}

Neighbours take_neighbours(GraphWork& done) {
    ES_CHECK(done.done, "they are in use");
    return std::move(done.affinities.neighbours);
}

Layout begin(GraphWork done) {
    ES_CHECK(done.done, "a layout needs a graph that is ready");
    Layout layout;
    layout.settings = done.settings;
    layout.n = done.n;
    layout.recall = done.recall;
    layout.rest_step = layout.settings.n_steps;
    layout.graph = std::move(done.affinities.graph);
    layout.scaling = std::move(done.scaling);
    layout.positions = start_of(done.search.points, done.search.n_dims, layout.settings);
    if (layout.settings.method == Method::tsne) {
        layout.velocity.assign(layout.positions.size(), 0.0f);
        layout.gains.assign(layout.positions.size(), 1.0f);
    } else if (layout.settings.method == Method::umap) {
        layout.curve = curve_for(layout.settings.min_dist);
        core::Random random = core::random_stream(static_cast<std::uint64_t>(layout.settings.seed), "layout.negatives");
        for (std::uint32_t& lane : layout.random) lane = core::next_u32(random) | 1u;  // never 0
    }
    return layout;
}

void follow(Layout& layout, GraphWork done) {
    ES_CHECK(done.done && done.n == layout.n, "a graph of the same things that is ready");
    layout.graph = std::move(done.affinities.graph);
    layout.scaling = std::move(done.scaling);
    layout.recall = done.recall;
    move_again(layout);
}

void retune(Layout& layout, const LayoutSettings& settings) {
    ES_CHECK(settings.method == layout.settings.method, "another method begins another layout");
    layout.settings = filled_in(settings, layout.n);
    if (settings.method == Method::umap) layout.curve = curve_for(settings.min_dist);
    move_again(layout);
}

core::Result<Layout> begin(const std::vector<float>& points, int n_dims, const LayoutSettings& settings) {
    core::Result<GraphWork> work = begin_graph(points, n_dims, settings);
    if (!work.ok()) return work.error();
    while (!work_on(work.value())) {
    }
    return begin(std::move(work.value()));
}

core::Status follow(Layout& layout, const std::vector<float>& points, int n_dims) {
    if (core::Status status = can_be_laid_out(points, n_dims, layout.settings); !status.ok()) return status;
    if (points.size() / static_cast<std::size_t>(n_dims) != static_cast<std::size_t>(layout.n)) {
        return core::Error{"", "There are other things now than those in the picture. Begin a new picture."};
    }
    // The settings of the layout have their usual rate filled in; the graph needs none of it.
    core::Result<GraphWork> work = begin_graph(points, n_dims, layout.settings);
    if (!work.ok()) return work.error();
    while (!work_on(work.value())) {
    }
    follow(layout, std::move(work.value()));
    return {};
}

void hold(Layout& layout, int thing, float x, float y) {
    ES_CHECK(thing >= 0 && thing < layout.n, "there is no such thing");
    layout.held = thing;
    layout.held_at = {x, y};
    put_held(layout);
    move_again(layout);
}

void let_go(Layout& layout) { layout.held = -1; }

void kick(Layout& layout, int number) {
    constexpr double kKick = 0.2;  // of the root mean square of the coordinates
    double squares = 0;
    for (const float x : layout.positions) squares += static_cast<double>(x) * static_cast<double>(x);
    const auto size = static_cast<float>(kKick * std::sqrt(squares / static_cast<double>(layout.positions.size())));
    core::Random random = core::random_stream(static_cast<std::uint64_t>(number), "layout.kick");
    for (float& x : layout.positions) x += size * core::next_normal(random);
    std::fill(layout.velocity.begin(), layout.velocity.end(), 0.0f);
    put_held(layout);
    move_again(layout);
}

void retune(GraphWork& work, const LayoutSettings& forces) {
    work.settings.early_exaggeration = forces.early_exaggeration;
    work.settings.exaggeration = forces.exaggeration;
    work.settings.min_dist = forces.min_dist;
    work.settings.rate = filled_in(forces, work.n).rate;
}

void start_again(Layout& layout, const std::vector<float>& points, int n_dims, const LayoutSettings& settings) {
    ES_CHECK(settings.method == layout.settings.method, "another method begins another layout");
    ES_CHECK(points.size() == static_cast<std::size_t>(layout.n) * static_cast<std::size_t>(n_dims),
             "it is of the same things");
    GraphWork work;
    work.settings = filled_in(settings, layout.n);
    work.n = layout.n;
    work.recall = layout.recall;
    work.search.points = points;
    work.search.n_dims = n_dims;
    work.affinities.graph = std::move(layout.graph);
    work.scaling = std::move(layout.scaling);
    work.done = true;
    layout = begin(std::move(work));
}

bool is_at_rest(const Layout& layout) { return layout.step >= layout.rest_step; }

bool step_a_little(Layout& layout) {
    if (layout.settings.method == Method::mds) {
        if (!mds_portion(layout)) return false;
        put_held(layout);
        return true;
    }
    layout.settings.method == Method::tsne ? tsne_step(layout) : umap_step(layout);
    put_held(layout);
    return true;
}

void steps(Layout& layout, int n) {
    for (int done = 0; done < n;) done += step_a_little(layout) ? 1 : 0;
}

}  // namespace projection
