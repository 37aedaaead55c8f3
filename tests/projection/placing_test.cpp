// New points in a layout whose things stay: among their own kind, beside their twins, and of t-SNE at a minimum of what
// the definition says for one point, by finite differences.
#include "projection/placing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/random.h"

using projection::Layout;
using projection::LayoutSettings;
using projection::Method;

namespace {

constexpr int kDims = 10, kTowns = 5;

// Thing i is of town i % kTowns.
std::vector<float> towns(int n, const char* seed) {
    core::Random middle = core::random_stream(7, "middles"), random = core::random_stream(7, seed);
    std::vector<float> middles(kTowns * kDims), points;
    for (float& x : middles) x = 3 * core::next_normal(middle);
    for (int i = 0; i < n; ++i) {
        for (int k = 0; k < kDims; ++k)
            points.push_back(middles[static_cast<std::size_t>(i % kTowns * kDims + k)] + core::next_normal(random));
    }
    return points;
}

Layout at_rest(const std::vector<float>& points, const LayoutSettings& settings) {
    Layout layout = projection::begin(points, kDims, settings).value();
    while (!projection::is_at_rest(layout)) projection::steps(layout, 1);
    return layout;
}

std::vector<float> row(const std::vector<float>& points, std::size_t i) {
    return {points.begin() + static_cast<std::ptrdiff_t>(i * kDims),
            points.begin() + static_cast<std::ptrdiff_t>((i + 1) * kDims)};
}

double gap(const Layout& layout, const std::array<float, 2>& at, std::size_t thing) {
    return std::hypot(static_cast<double>(at[0] - layout.positions[2 * thing]),
                      static_cast<double>(at[1] - layout.positions[2 * thing + 1]));
}

std::size_t nearest(const Layout& layout, const std::array<float, 2>& at) {
    std::size_t found = 0;
    for (std::size_t i = 1; 2 * i < layout.positions.size(); ++i) {
        if (gap(layout, at, i) < gap(layout, at, found)) found = i;
    }
    return found;
}

double radius(const Layout& layout) {
    double squares = 0;
    for (const float x : layout.positions) squares += static_cast<double>(x) * static_cast<double>(x);
    return std::sqrt(squares / (static_cast<double>(layout.positions.size()) / 2));
}

// p_j of a new point over all things, by bisection of its width, in double: e^entropy is the perplexity.
std::vector<double> shares(const std::vector<float>& points, const std::vector<float>& point, double perplexity) {
    std::vector<double> squared, p;
    for (std::size_t i = 0; i * kDims < points.size(); ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < kDims; ++k)
            sum += std::pow(static_cast<double>(points[i * kDims + k]) - static_cast<double>(point[k]), 2);
        squared.push_back(sum);
    }
    const double least = *std::min_element(squared.begin(), squared.end());
    double low = 0, high = 1e6;
    for (int round = 0; round < 200; ++round) {
        const double precision = (low + high) / 2;
        double all = 0, entropy = 0;
        p.clear();
        for (const double d : squared) {
            p.push_back(std::exp(-precision * (d - least)));
            all += p.back();
        }
        for (double& one : p) {
            one /= all;
            if (one > 0) entropy -= one * std::log(one);
        }
        (std::exp(entropy) > perplexity ? low : high) = precision;
    }
    return p;
}

double divergence(const Layout& layout, const std::vector<double>& p, double x, double y) {
    double kernels = 0, sum = 0;
    const auto kernel = [&](std::size_t i) {
        return 1 / (1 + std::pow(x - static_cast<double>(layout.positions[2 * i]), 2) +
                    std::pow(y - static_cast<double>(layout.positions[2 * i + 1]), 2));
    };
    for (std::size_t i = 0; i < p.size(); ++i) kernels += kernel(i);
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (p[i] > 0) sum += p[i] * std::log(p[i] * kernels / kernel(i));
    }
    return sum;
}

}  // namespace

TEST_CASE("placing: new things lie among their own kind, and a twin lies beside its twin") {
    constexpr int kThings = 300, kNew = 60;
    const std::vector<float> points = towns(kThings, "things"), others = towns(kNew, "others");
    for (const Method method : {Method::tsne, Method::umap, Method::mds}) {
        CAPTURE(static_cast<int>(method));
        const Layout layout = at_rest(points, {.method = method, .perplexity = 15});
        int home = 0;
        for (std::size_t i = 0; i < kNew; ++i) {
            const auto at = projection::place_new(layout, points, row(others, i));
            REQUIRE(at);
            home += nearest(layout, *at) % kTowns == i % kTowns ? 1 : 0;
        }
        CHECK(home >= 58);
        std::vector<double> apart;
        for (std::size_t i = 0; i < kThings; i += 5) {
            const auto at = projection::place_new(layout, points, row(points, i));
            REQUIRE(at);
            apart.push_back(gap(layout, *at, i));
        }
        std::nth_element(apart.begin(), apart.begin() + static_cast<std::ptrdiff_t>(apart.size() / 2), apart.end());
        CHECK(apart[apart.size() / 2] < 0.1 * radius(layout));
    }
}

TEST_CASE("placing: in t-SNE a new thing lies where the divergence of its neighbours is least nearby") {
    constexpr double kPerplexity = 10, kStep = 0.05;
    const std::vector<float> points = towns(200, "things"), others = towns(12, "others");
    const Layout layout = at_rest(points, {.perplexity = kPerplexity});
    for (std::size_t i = 0; i < 12; ++i) {
        const std::vector<float> point = row(others, i);
        const auto at = projection::place_new(layout, points, point);
        REQUIRE(at);
        const std::vector<double> p = shares(points, point, kPerplexity);
        const auto x = static_cast<double>((*at)[0]), y = static_cast<double>((*at)[1]);
        const double here = divergence(layout, p, x, y);
        // Ours sums over 30 neighbours: what the others' shares add is small, but not nothing.
        for (const auto& [dx, dy] : {std::pair{kStep, 0.0}, {-kStep, 0.0}, {0.0, kStep}, {0.0, -kStep}})
            CHECK(divergence(layout, p, x + 10 * dx, y + 10 * dy) > here - 1e-3);
        const double slope_x =
            (divergence(layout, p, x + kStep, y) - divergence(layout, p, x - kStep, y)) / (2 * kStep);
        const double slope_y =
            (divergence(layout, p, x, y + kStep) - divergence(layout, p, x, y - kStep)) / (2 * kStep);
        CHECK(std::hypot(slope_x, slope_y) < 0.05);
    }
}

TEST_CASE("placing: what is not a number has no place, and few things suffice") {
    const std::vector<float> points = towns(30, "things");
    const Layout layout = at_rest(points, {.perplexity = 9, .n_steps = 50});
    std::vector<float> broken = row(points, 3);
    broken[2] = std::numeric_limits<float>::infinity();
    CHECK_FALSE(projection::place_new(layout, points, broken));
    const std::vector<float> four = towns(4, "things");
    const Layout small = at_rest(four, {.method = Method::umap, .neighbours = 2, .n_steps = 50});
    CHECK(projection::place_new(small, four, row(points, 7)));
}
