// Nearest-neighbour descent against the exact search: recall, distances to the bit, odd clouds, lists to start from.
#include "projection/neighbour_descent.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/hash.h"
#include "core/random.h"
#include "projection/layout.h"

namespace {

// Ten Gaussians and some noise between them; thing i is of town i % 10.
std::vector<float> towns(int n, int d) {
    core::Random random = core::random_stream(5, "towns");
    std::vector<float> centres(static_cast<std::size_t>(10 * d)), points;
    for (float& x : centres) x = 2 * core::next_normal(random);
    for (int i = 0; i < n; ++i) {
        for (int k = 0; k < d; ++k) {
            points.push_back(centres[static_cast<std::size_t>(i % 10 * d + k)] + core::next_normal(random));
        }
    }
    return points;
}

projection::Descent descended(const std::vector<float>& points, int d, int k, projection::Neighbours last = {}) {
    projection::Descent descent = projection::begin_descent(points, d, k, std::move(last));
    while (!projection::descend_more(descent)) {
    }
    return descent;
}

// The share of exact neighbours that were found.
double recall_against(const projection::Neighbours& found, const projection::Neighbours& exact) {
    long right = 0;
    for (int row = 0; row < exact.n; ++row) {
        const auto first = static_cast<std::ptrdiff_t>(row) * exact.k;
        for (int i = 0; i < exact.k; ++i) {
            const auto begin = found.index.begin() + first;
            right += std::count(begin, begin + exact.k, exact.index[static_cast<std::size_t>(first + i)]);
        }
    }
    return static_cast<double>(right) / static_cast<double>(exact.index.size());
}

}  // namespace

TEST_CASE("descent: of 20,000 things with 16 numbers at least 95 % of the neighbours are found, and it knows how many" *
          doctest::test_suite("results")) {
    const std::vector<float> points = towns(20000, 16);
    const projection::Descent descent = descended(points, 16, 14);
    const double recall = descent.recall;
    CHECK(recall >= projection::kLeastRecall);
    // Its own measurement is of 100 things with 14 neighbours each: some 0.01 off.
    const projection::Neighbours exact = projection::nearest_neighbours(points, 16, 14);
    CHECK(recall_against(descent.found, exact) == doctest::Approx(recall).epsilon(0.02));
    CHECK(recall_against(descent.found, exact) >= projection::kLeastRecall);
}

TEST_CASE("descent: lists are sorted, without the row itself and without doubles, at the exact search's distances") {
    const std::vector<float> points = towns(1500, 7);
    const projection::Neighbours found = descended(points, 7, 30).found;
    const projection::Neighbours exact = projection::nearest_neighbours(points, 7, 30);
    CHECK(recall_against(found, exact) > 0.97);
    REQUIRE(found.index.size() == exact.index.size());
    for (int row = 0; row < 1500; ++row) {
        const auto first = static_cast<std::ptrdiff_t>(row) * 30;
        std::vector<int> list(found.index.begin() + first, found.index.begin() + first + 30);
        REQUIRE(std::is_sorted(found.squared.begin() + first, found.squared.begin() + first + 30));
        // Where all are right, they are the same bits.
        if (list == std::vector<int>(exact.index.begin() + first, exact.index.begin() + first + 30)) {
            REQUIRE(std::equal(list.begin(), list.end(), exact.index.begin() + first));
            REQUIRE(std::equal(found.squared.begin() + first, found.squared.begin() + first + 30,
                               exact.squared.begin() + first));
        }
        std::sort(list.begin(), list.end());
        REQUIRE(std::adjacent_find(list.begin(), list.end()) == list.end());
        REQUIRE(std::find(list.begin(), list.end(), row) == list.end());
    }
}

TEST_CASE("descent: where things have moved it starts from the last lists, and needs no more rounds") {
    std::vector<float> points = towns(3000, 10);
    const projection::Descent anew = descended(points, 10, 15);
    core::Random random = core::random_stream(6, "moved");
    for (float& x : points) x += 0.1f * core::next_normal(random);
    const projection::Descent again = descended(points, 10, 15, anew.found);
    CHECK(again.round <= anew.round);
    CHECK(again.last.n == 0);  // they were used
    CHECK(again.recall >= projection::kLeastRecall);
    CHECK(recall_against(again.found, projection::nearest_neighbours(points, 10, 15)) > 0.97);
}

TEST_CASE("descent: the same bits everywhere") {
    const projection::Neighbours found = descended(towns(700, 5), 5, 12).found;
    // Of every compiler, vector width and machine; the failing test prints it.
    CHECK(core::hash_hex(core::hash_bytes(found.index.data(), found.index.size() * sizeof(int))) == "4c35b8a7800d1ea6");
}

TEST_CASE("descent: odd clouds: all in one place, hardly more things than neighbours, one number each") {
    const projection::Neighbours same = descended(std::vector<float>(300, 1.0f), 3, 20).found;
    CHECK(same.index.size() == 2000);
    CHECK(*std::max_element(same.squared.begin(), same.squared.end()) == 0);
    const std::vector<float> few = towns(30, 2);
    CHECK(descended(few, 2, 29).found.index == projection::nearest_neighbours(few, 2, 29).index);
    std::vector<float> line;
    for (int i = 0; i < 500; ++i) line.push_back(static_cast<float>(i * i));
    CHECK(recall_against(descended(line, 1, 6).found, projection::nearest_neighbours(line, 1, 6)) > 0.95);
}

TEST_CASE("descent: a layout of many things is made by it, says the recall, and hands its lists on") {
    const std::vector<float> points = towns(projection::kMostExact + 1, 6);
    auto work = projection::begin_graph(points, 6, {.method = projection::Method::umap, .n_steps = 2});
    REQUIRE(work.ok());
    REQUIRE(work.value().descent.has_value());
    double before = 0;
    while (!projection::work_on(work.value())) {
        CHECK(projection::share_done(work.value()) >= before);
        before = projection::share_done(work.value());
    }
    projection::Neighbours near = projection::take_neighbours(work.value());
    CHECK(near.n == projection::kMostExact + 1);
    const projection::Layout layout = projection::begin(std::move(work.value()));
    CHECK(layout.recall >= projection::kLeastRecall);
    CHECK(layout.recall <= 1);
    const auto next = projection::begin_graph(points, 6, {.method = projection::Method::umap}, std::move(near));
    CHECK(next.value().descent->phase == projection::Descent::Phase::relist);
}
