// See placing.h. In double, and with the C library's log and pow: it is for the eye, nothing is computed from it.
#include "projection/placing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/check.h"

namespace projection {
namespace {

constexpr int kSteps = 100;
constexpr double kCurvature = 1.25;  // the second derivatives of log sum_l k_l are nowhere larger
constexpr int kMostPushing = 500;    // UMAP: things whose pushes are averaged, evenly spread
constexpr double kPushes = 5, kMostPush = 4, kNear = 0.001, kTiny = 1e-12;  // as in umap_steps.cpp

struct Place {
    double x = 0, y = 0;
};

// The new point as the layout sees it.
struct NewPoint {
    const Layout& layout;
    std::vector<double> distance;  // [N] to all things
    std::vector<int> near;         // its nearest things, nearest first
    std::vector<float> weight;     // of the links to them
};

Place place_of(const Layout& layout, int thing) {
    const auto at = 2 * static_cast<std::size_t>(thing);
    return {static_cast<double>(layout.positions[at]), static_cast<double>(layout.positions[at + 1])};
}

double squared(Place a, Place b) { return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y); }

std::vector<double> distances(const std::vector<float>& points, const std::vector<float>& point) {
    const std::size_t d = point.size(), n = points.size() / d;
    std::vector<double> found(n);
    for (std::size_t i = 0; i < n; ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < d; ++k) {
            const double gap = static_cast<double>(points[i * d + k]) - static_cast<double>(point[k]);
            sum += gap * gap;
        }
        found[i] = std::sqrt(sum);
    }
    return found;
}

// As many as the graph of the layout has for each thing; of MDS, which has none, a few to start from.
int links_of(const Layout& layout) {
    constexpr int kOfMds = 5;
    const int most = layout.n - 1;
    if (layout.settings.method == Method::mds) return std::min(kOfMds, most);
    if (layout.settings.method == Method::umap) return std::min(layout.settings.neighbours - 1, most);
    return std::min(static_cast<int>(3 * layout.settings.perplexity), most);
}

void find_links(NewPoint& point) {
    const auto k = static_cast<std::size_t>(std::max(1, links_of(point.layout)));
    point.near.resize(point.distance.size());
    std::iota(point.near.begin(), point.near.end(), 0);
    const auto nearer = [&](int a, int b) {
        const double da = point.distance[static_cast<std::size_t>(a)], db = point.distance[static_cast<std::size_t>(b)];
        return da < db || (da == db && a < b);
    };
    std::partial_sort(point.near.begin(), point.near.begin() + static_cast<std::ptrdiff_t>(k), point.near.end(),
                      nearer);
    point.near.resize(k);
    std::vector<float> of_near;
    for (const int thing : point.near) {
        const double gap = point.distance[static_cast<std::size_t>(thing)];
        of_near.push_back(static_cast<float>(gap * gap));
    }
    const LayoutSettings& settings = point.layout.settings;
    const double perplexity = std::min(settings.perplexity, 0.9 * static_cast<double>(k));
    point.weight = settings.method == Method::mds
                       ? std::vector<float>(k, 1.0f)
                       : weights_of_row(of_near, settings.method == Method::tsne ? perplexity : 0);
}

Place mean_of_near(const NewPoint& point) {
    Place sum;
    double all = 0;
    for (std::size_t j = 0; j < point.near.size(); ++j) {
        const Place at = place_of(point.layout, point.near[j]);
        const auto weight = static_cast<double>(point.weight[j]);
        sum.x += weight * at.x;
        sum.y += weight * at.y;
        all += weight;
    }
    return all > 0 ? Place{sum.x / all, sum.y / all} : place_of(point.layout, point.near.front());
}

Place tsne_step(const NewPoint& point, Place y) {
    Place push, pull;
    double kernels = 0, all = 0;
    for (int l = 0; l < point.layout.n; ++l) {
        const Place other = place_of(point.layout, l);
        const double kernel = 1 / (1 + squared(y, other));
        kernels += kernel;
        push.x += kernel * kernel * (y.x - other.x);
        push.y += kernel * kernel * (y.y - other.y);
    }
    for (std::size_t j = 0; j < point.near.size(); ++j) {
        const Place other = place_of(point.layout, point.near[j]);
        const double share =
            point.layout.settings.exaggeration * static_cast<double>(point.weight[j]) / (1 + squared(y, other));
        pull.x += share * (other.x - y.x);
        pull.y += share * (other.y - y.y);
        all += share;
    }
    const double steepness = 2 * all + kCurvature;
    return {y.x + 2 * (pull.x + push.x / kernels) / steepness, y.y + 2 * (pull.y + push.y / kernels) / steepness};
}

double tsne_cost(const NewPoint& point, Place y) {
    double kernels = 0, cost = 0;
    for (int l = 0; l < point.layout.n; ++l) kernels += 1 / (1 + squared(y, place_of(point.layout, l)));
    for (std::size_t j = 0; j < point.near.size(); ++j) {
        cost += point.layout.settings.exaggeration * static_cast<double>(point.weight[j]) *
                std::log(1 + squared(y, place_of(point.layout, point.near[j])));
    }
    return cost + std::log(kernels);
}

int stride_of(const Layout& layout) { return (layout.n + kMostPushing - 1) / kMostPushing; }

// One of UMAP's steps at a rate of 1 .. 0, the push by random points replaced by its mean.
Place umap_step(const NewPoint& point, Place y, double rate) {
    const double a = static_cast<double>(point.layout.curve.a), b = static_cast<double>(point.layout.curve.b);
    Place pull, push;
    double all = 0, weights = 0, n_pushing = 0;
    for (std::size_t j = 0; j < point.near.size(); ++j) {
        const Place other = place_of(point.layout, point.near[j]);
        const double s = std::max(squared(y, other), kTiny), power = std::pow(s, b);
        const double c = static_cast<double>(point.weight[j]) * 4 * a * b * power / (s * (1 + a * power));
        pull.x += c * (other.x - y.x);
        pull.y += c * (other.y - y.y);
        all += c;
        weights += static_cast<double>(point.weight[j]);
    }
    for (int l = 0; l < point.layout.n; l += stride_of(point.layout), ++n_pushing) {
        const Place other = place_of(point.layout, l);
        const double s = std::max(squared(y, other), kTiny);
        const double c = 2 * b / ((s + kNear) * (1 + a * std::pow(s, b)));
        push.x += std::clamp(c * (y.x - other.x), -kMostPush, kMostPush);
        push.y += std::clamp(c * (y.y - other.y), -kMostPush, kMostPush);
    }
    const double share = kPushes * weights / n_pushing, held = rate / (1 + rate * all);
    return {y.x + held * (pull.x + share * push.x), y.y + held * (pull.y + share * push.y)};
}

double umap_cost(const NewPoint& point, Place y) {
    const double a = static_cast<double>(point.layout.curve.a), b = static_cast<double>(point.layout.curve.b);
    const auto beyond = [&](int thing) {  // 1 / kernel - 1
        return a * std::pow(std::max(squared(y, place_of(point.layout, thing)), kTiny), b);
    };
    double pull = 0, push = 0, weights = 0, n_pushing = 0;
    for (std::size_t j = 0; j < point.near.size(); ++j) {
        const auto weight = static_cast<double>(point.weight[j]);
        pull += 2 * weight * std::log(1 + beyond(point.near[j]));
        weights += weight;
    }
    for (int l = 0; l < point.layout.n; l += stride_of(point.layout), ++n_pushing)
        push += std::log(1 + 1 / (beyond(l) + kNear));
    return pull + kPushes * weights * push / n_pushing;
}

Place mds_step(const NewPoint& point, Place y) {
    Place sum;
    for (int l = 0; l < point.layout.n; ++l) {
        const Place other = place_of(point.layout, l);
        const double apart = std::sqrt(squared(y, other));
        const double share = apart > 0 ? point.distance[static_cast<std::size_t>(l)] / apart : 0;
        sum.x += other.x + share * (y.x - other.x);
        sum.y += other.y + share * (y.y - other.y);
    }
    return {sum.x / point.layout.n, sum.y / point.layout.n};
}

double mds_cost(const NewPoint& point, Place y) {
    double cost = 0;
    for (int l = 0; l < point.layout.n; ++l) {
        const double off =
            std::sqrt(squared(y, place_of(point.layout, l))) - point.distance[static_cast<std::size_t>(l)];
        cost += off * off;
    }
    return cost;
}

// Where the steps lead from a start, and what that costs.
struct End {
    Place at;
    double cost = 0;
};
End end_from(const NewPoint& point, Place at) {
    const Method method = point.layout.settings.method;
    for (int step = 0; step < kSteps; ++step) {
        at = method == Method::tsne   ? tsne_step(point, at)
             : method == Method::umap ? umap_step(point, at, 1 - static_cast<double>(step) / kSteps)
                                      : mds_step(point, at);
    }
    return {at, method == Method::tsne   ? tsne_cost(point, at)
                : method == Method::umap ? umap_cost(point, at)
                                         : mds_cost(point, at)};
}

}  // namespace

std::optional<std::array<float, 2>> place_new(const Layout& layout, const std::vector<float>& points,
                                              const std::vector<float>& point) {
    ES_CHECK(!point.empty() && points.size() == static_cast<std::size_t>(layout.n) * point.size(),
             "the points are those of the layout, and the new one has as many numbers");
    if (!rows_are_sound(point) || !rows_are_sound(points) || !rows_are_sound(layout.positions)) return {};
    NewPoint one{.layout = layout, .distance = distances(points, point), .near = {}, .weight = {}};
    find_links(one);
    const End from_mean = end_from(one, mean_of_near(one)),
              from_nearest = end_from(one, place_of(layout, one.near.front()));
    const Place best = from_nearest.cost < from_mean.cost ? from_nearest.at : from_mean.at;
    if (!std::isfinite(best.x) || !std::isfinite(best.y)) return {};
    return std::array<float, 2>{static_cast<float>(best.x), static_cast<float>(best.y)};
}

}  // namespace projection
