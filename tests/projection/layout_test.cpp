// t-SNE and UMAP as layouts: the slopes they follow, the same bits everywhere, what is refused, odd clouds.
#include "projection/layout.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/hash.h"
#include "core/random.h"
#include "projection/quality.h"

using projection::Layout;
using projection::LayoutSettings;
using projection::Method;

namespace {

std::vector<float> cloud(int n, int d) {
    core::Random random = core::random_stream(11, "cloud");
    std::vector<float> points(static_cast<std::size_t>(n * d));
    for (float& x : points) x = core::next_uniform(random, -1, 1);
    return points;
}

Layout begun(const std::vector<float>& points, int n_dims, const LayoutSettings& settings) {
    auto layout = projection::begin(points, n_dims, settings);
    REQUIRE_MESSAGE(layout.ok(), (layout.ok() ? "" : layout.error().sentence));
    return layout.value();
}

std::vector<double> doubles(const std::vector<float>& x) { return {x.begin(), x.end()}; }

// KL(p || q) by the definition, over the links of the graph, in double.
double divergence(const projection::Graph& graph, const std::vector<double>& y) {
    const auto kernel = [&](std::size_t i, std::size_t j) {
        const double dx = y[2 * i] - y[2 * j], dy = y[2 * i + 1] - y[2 * j + 1];
        return 1 / (1 + dx * dx + dy * dy);
    };
    const auto n = static_cast<std::size_t>(graph.n);
    double z = 0, sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) z += i == j ? 0 : kernel(i, j);
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (int at = graph.start[i]; at < graph.start[i + 1]; ++at) {
            const auto p = static_cast<double>(graph.weight[static_cast<std::size_t>(at)]);
            const auto j = static_cast<std::size_t>(graph.to[static_cast<std::size_t>(at)]);
            if (p > 0) sum += p * std::log(p * z / kernel(i, j));
        }
    }
    return sum;
}

bool all_finite(const std::vector<float>& x) {
    for (const float one : x) {
        if (!std::isfinite(one)) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("layouts: the graph in portions is the graph, to the bit, and a layout from it is the same layout") {
    const std::vector<float> points = cloud(300, 7);
    for (const projection::Method method : {projection::Method::tsne, projection::Method::umap}) {
        projection::LayoutSettings settings;
        settings.method = method;
        core::Result<projection::Layout> whole = projection::begin(points, 7, settings);
        REQUIRE(whole.ok());
        core::Result<projection::GraphWork> work = projection::begin_graph(points, 7, settings);
        REQUIRE(work.ok());
        double before = 0;
        int portions = 1;
        while (!projection::work_on(work.value())) {
            CHECK(projection::share_done(work.value()) >= before);
            before = projection::share_done(work.value());
            ++portions;
        }
        CHECK(portions > 8);
        projection::Layout portioned = projection::begin(std::move(work.value()));
        CHECK(portioned.graph.to == whole.value().graph.to);
        CHECK(portioned.graph.weight == whole.value().graph.weight);
        CHECK(portioned.positions == whole.value().positions);
        projection::steps(portioned, 5);
        projection::steps(whole.value(), 5);
        CHECK(portioned.positions == whole.value().positions);
    }
}

TEST_CASE("layouts: rest is counted in steps, later after follow() and after another lever") {
    const std::vector<float> points = cloud(120, 5);
    for (const projection::Method method : {projection::Method::tsne, projection::Method::umap}) {
        projection::LayoutSettings settings;
        settings.method = method;
        settings.n_steps = 30;
        projection::Layout layout = projection::begin(points, 5, settings).value();
        CHECK_FALSE(projection::is_at_rest(layout));
        projection::steps(layout, 30);
        CHECK(projection::is_at_rest(layout));
        REQUIRE(projection::follow(layout, points, 5).ok());
        CHECK_FALSE(projection::is_at_rest(layout));
        projection::steps(layout, 30);
        CHECK(projection::is_at_rest(layout));
        settings.exaggeration = 4;
        settings.min_dist = 0.5;
        projection::retune(layout, settings);
        CHECK_FALSE(projection::is_at_rest(layout));
        CHECK(layout.settings.exaggeration == 4);
    }
}

TEST_CASE("layouts: started again with other levers it is as one that was begun with them, to the bit") {
    const std::vector<float> points = cloud(150, 5);
    LayoutSettings settings{.perplexity = 15, .n_steps = 60};
    Layout again = begun(points, 5, settings);
    projection::steps(again, 60);
    projection::hold(again, 3, 1, 1);
    settings.early_exaggeration = 30;
    settings.rate = 0.5;
    projection::start_again(again, points, 5, settings);
    Layout anew = begun(points, 5, settings), usual = begun(points, 5, {.perplexity = 15, .n_steps = 60});
    for (Layout* layout : {&again, &anew, &usual}) projection::steps(*layout, 60);
    CHECK(again.positions == anew.positions);
    CHECK(again.step == 60);
    CHECK(anew.positions != usual.positions);
    // While the neighbours are still looked for, the levers reach the layout that will begin.
    core::Result<projection::GraphWork> work = projection::begin_graph(points, 5, {.perplexity = 15, .n_steps = 60});
    REQUIRE(work.ok());
    projection::work_on(work.value());
    projection::retune(work.value(), settings);
    while (!projection::work_on(work.value())) {
    }
    Layout retuned = projection::begin(std::move(work.value()));
    projection::steps(retuned, 60);
    CHECK(retuned.positions == anew.positions);
}

TEST_CASE("layouts: the early attraction is never weaker than the later one, and the rate is a factor on a step") {
    const std::vector<float> points = cloud(150, 5);
    const auto laid_out = [&](const LayoutSettings& settings, int n_steps) {
        Layout layout = begun(points, 5, settings);
        projection::steps(layout, n_steps);
        return layout.positions;
    };
    CHECK(laid_out({.perplexity = 15, .early_exaggeration = 2, .exaggeration = 8, .n_steps = 90}, 90) ==
          laid_out({.perplexity = 15, .early_exaggeration = 8, .exaggeration = 8, .n_steps = 90}, 90));
    const std::vector<float> start = laid_out({.perplexity = 15}, 0),
                             slow = laid_out({.perplexity = 15, .rate = 0.1}, 1),
                             usual = laid_out({.perplexity = 15}, 1);
    double error = 0, moved = 0;
    for (std::size_t i = 0; i < start.size(); ++i) {
        const double far = static_cast<double>(usual[i]) - static_cast<double>(start[i]);
        moved += std::fabs(far);
        error += std::fabs(far - 10 * (static_cast<double>(slow[i]) - static_cast<double>(start[i])));
    }
    CHECK(error < 5e-3 * moved);  // floats near 1e-4, rounded, and their differences times ten
}

TEST_CASE("t-SNE's pull is -1/4 of the slope of the divergence") {
    Layout layout = begun(cloud(60, 5), 5, {.perplexity = 8});
    for (float& x : layout.positions) x *= 1e4f;  // apart, so that all terms count
    const std::vector<float> pull = projection::tsne_pull(layout, 1);
    double largest = 0, error = 0;
    for (std::size_t i = 0; i < pull.size(); ++i) {
        constexpr double kStep = 1e-4;
        std::vector<double> y = doubles(layout.positions);
        y[i] += kStep;
        const double above = divergence(layout.graph, y);
        y[i] -= 2 * kStep;
        const double slope = (above - divergence(layout.graph, y)) / (2 * kStep);
        error = std::fmax(error, std::fabs(static_cast<double>(pull[i]) + slope / 4));
        largest = std::fmax(largest, std::fabs(slope / 4));
    }
    CHECK(error < 1e-4 * largest);  // float sums over 60 points
}

TEST_CASE("step by step is as at once, a seed gives the same bits everywhere, another seed others") {
    const std::vector<float> points = cloud(300, 6);
    struct Case {
        Method method;
        const char* hash;  // of every compiler, vector width and machine; the failing test prints it
    };
    for (const Case& one : {Case{Method::tsne, "d124b09aa2c637c4"}, Case{Method::umap, "c9fb09574a789b06"}}) {
        LayoutSettings settings{.method = one.method, .perplexity = 20, .n_steps = 60};
        Layout at_once = begun(points, 6, settings), stepwise = begun(points, 6, settings);
        projection::steps(at_once, 60);
        for (const int n : {1, 19, 0, 40}) projection::steps(stepwise, n);
        CHECK(at_once.positions == stepwise.positions);
        CHECK(core::hash_hex(core::hash_bytes(at_once.positions.data(), at_once.positions.size() * sizeof(float))) ==
              one.hash);
        settings.seed = 2;
        Layout other = begun(points, 6, settings);
        projection::steps(other, 60);
        CHECK(other.positions != at_once.positions);
    }
}

TEST_CASE("t-SNE lowers the divergence, and a larger exaggeration draws its picture together") {
    const std::vector<float> points = cloud(200, 4);
    const auto width_with = [&](double exaggeration) {
        Layout layout = begun(points, 4, {.perplexity = 15, .exaggeration = exaggeration, .n_steps = 300});
        const double before = divergence(layout.graph, doubles(layout.positions));
        projection::steps(layout, 300);
        if (exaggeration == 1) CHECK(divergence(layout.graph, doubles(layout.positions)) < 0.6 * before);
        double squares = 0;
        for (const float x : layout.positions) squares += static_cast<double>(x) * static_cast<double>(x);
        return std::sqrt(squares / 200);
    };
    const double one = width_with(1), four = width_with(4);
    CHECK(four < 0.8 * one);
}

TEST_CASE("what so few things do not allow is refused, with the reason") {
    const std::vector<float> points = cloud(40, 3);
    const auto error_of = [](const std::vector<float>& of, const LayoutSettings& settings) {
        const auto layout = projection::begin(of, 3, settings);
        REQUIRE_FALSE(layout.ok());
        return layout.error();
    };
    CHECK(error_of(points, {.perplexity = 14}).sentence ==
          "A perplexity of 14 is not possible with 40 things: each needs three times as many others. Choose one from 2 "
          "to 13.");
    CHECK(error_of(points, {.perplexity = 14}).field == "perplexity");
    CHECK(projection::begin(points, 3, {.perplexity = 13}).ok());
    CHECK(error_of(points, {.perplexity = 1}).field == "perplexity");
    CHECK(error_of(cloud(6, 3), {.perplexity = 2}).sentence == "t-SNE needs at least 7 things, and here are 6.");
    CHECK(error_of(points, {.method = Method::umap, .neighbours = 41}).sentence ==
          "41 neighbours are not possible with 40 things. Choose from 2 to 40.");
    CHECK(projection::begin(points, 3, {.method = Method::umap, .neighbours = 40}).ok());
    CHECK(error_of(points, {.method = Method::umap, .min_dist = -0.1}).field == "min_dist");
    CHECK(error_of(cloud(3, 3), {}).sentence == "A picture of neighbours needs at least 4 things, and here are 3.");
    std::vector<float> burst = points;
    burst[17] = std::numeric_limits<float>::quiet_NaN();
    CHECK(error_of(burst, {}).field.empty());
}

TEST_CASE(
    "a layout follows points that move: who has changed places goes there, the others stay about where they are") {
    // Two towns; then one thing of each moves to the other.
    std::vector<float> points = cloud(120, 5);
    for (std::size_t i = 0; i < 300; ++i) points[i] += 6;  // the first 60
    for (const Method method : {Method::tsne, Method::umap}) {
        Layout layout = begun(points, 5, {.method = method, .perplexity = 15});
        projection::steps(layout, layout.settings.n_steps);
        const std::vector<float> before = layout.positions;
        std::vector<float> moved = points;
        for (std::size_t k = 0; k < 5; ++k) std::swap(moved[k], moved[300 + k]);
        REQUIRE(projection::follow(layout, moved, 5).ok());
        CHECK(layout.positions == before);
        projection::steps(layout, 300);
        const auto distance = [&](std::size_t now, std::size_t then) {
            return std::hypot(static_cast<double>(layout.positions[2 * now] - before[2 * then]),
                              static_cast<double>(layout.positions[2 * now + 1] - before[2 * then + 1]));
        };
        double still = 0;
        for (std::size_t i = 1; i < 60; ++i) still += distance(i, i) / 59;
        CHECK(distance(0, 0) > 2 * distance(0, 60));
        CHECK(still < 0.3 * distance(0, 0));
        CHECK(projection::follow(layout, cloud(119, 5), 5).sentence() ==
              "There are other things now than those in the picture. Begin a new picture.");
    }
}

TEST_CASE("a held thing stays where it is put and pulls its neighbours after it; a kick is overcome") {
    // Two towns.
    std::vector<float> points = cloud(120, 5);
    for (std::size_t i = 0; i < 300; ++i) points[i] += 6;  // the first 60
    for (const Method method : {Method::tsne, Method::umap, Method::mds}) {
        CAPTURE(static_cast<int>(method));
        Layout layout = begun(points, 5, {.method = method, .perplexity = 15});
        projection::steps(layout, layout.settings.n_steps);
        const std::vector<float> rested = layout.positions;
        const auto middle = [&](std::size_t first, std::size_t axis) {
            float sum = 0;
            for (std::size_t i = first; i < first + 60; ++i) sum += layout.positions[2 * i + axis] / 60;
            return sum;
        };
        // One of the first town is held where the other town is.
        const float x = middle(60, 0), y = middle(60, 1);
        projection::hold(layout, 0, x, y);
        CHECK_FALSE(projection::is_at_rest(layout));
        for (int i = 0; i < 100; ++i) {
            projection::hold(layout, 0, x, y);
            projection::steps(layout, 1);
        }
        CHECK(layout.positions[0] == x);
        CHECK(layout.positions[1] == y);
        projection::let_go(layout);
        projection::steps(layout, 200);
        const auto from_town = [&](std::size_t first) {
            return std::hypot(layout.positions[0] - middle(first, 0), layout.positions[1] - middle(first, 1));
        };
        // It has gone home. In t-SNE it stays among strangers: over so far a gap its kernel pulls hardly at all.
        if (method != Method::tsne) CHECK(from_town(0) < from_town(60));
        const std::vector<float> before = layout.positions;
        projection::kick(layout, 1);
        CHECK(layout.positions != before);
        CHECK_FALSE(projection::is_at_rest(layout));
        projection::steps(layout, 200);
        CHECK(all_finite(layout.positions));
        CHECK(projection::quality_of(points, 5, layout.positions, 10).trustworthiness > 0.7);
    }
}

TEST_CASE("odd clouds: all in one place, in two places, on a line, enormous; at any rate numbers stay finite") {
    std::vector<float> two(60, 0.0f), line, enormous = cloud(30, 2);
    for (std::size_t i = 0; i < 30; ++i) two[i] = 5;
    for (int i = 0; i < 60; ++i) line.push_back(static_cast<float>(i / 2));
    for (float& x : enormous) x *= 9e14f;
    for (const std::vector<float>& points : {std::vector<float>(60, 2.5f), two, line, enormous}) {
        for (const Method method : {Method::tsne, Method::umap}) {
            for (const double rate : {0.0, 1e4}) {
                const LayoutSettings settings{
                    .method = method, .perplexity = 9, .neighbours = 5, .rate = rate, .n_steps = 200};
                Layout layout = begun(points, 2, settings);
                projection::steps(layout, 220);
                CHECK(all_finite(layout.positions));
            }
        }
    }
}

TEST_CASE("UMAP's curve for a smallest distance is umap-learn's") {
    // umap.umap_.find_ab_params(1.0, min_dist), by SciPy's curve_fit; its curve is fitted from 0 on, as ours
    const projection::Curve usual = projection::curve_for(0.1), tight = projection::curve_for(0.001);
    CHECK(usual.a == doctest::Approx(1.5769).epsilon(1e-4));
    CHECK(usual.b == doctest::Approx(0.8951).epsilon(1e-4));
    CHECK(tight.a == doctest::Approx(1.9291).epsilon(1e-4));
    CHECK(tight.b == doctest::Approx(0.7915).epsilon(1e-4));
    for (const double min_dist : {0.0, 0.5, 1.0}) {
        const projection::Curve curve = projection::curve_for(min_dist);
        CHECK((curve.a > 0 && curve.a < 3 && curve.b > 0.5f && curve.b < 4));
    }
}
