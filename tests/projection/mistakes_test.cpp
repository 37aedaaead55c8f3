// The worst false and torn neighbours of a whole picture, against those of each thing alone.
#include "projection/mistakes.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/random.h"

namespace {

using Pair = std::pair<int, int>;

std::vector<float> noise(int n, int d, unsigned seed) {
    core::Random random = core::random_stream(seed, "cloud");
    std::vector<float> points(static_cast<std::size_t>(n * d));
    for (float& x : points) x = core::next_normal(random);
    return points;
}

projection::QualityWork looked_at(const std::vector<float>& cloud, int n_dims, const std::vector<float>& picture,
                                  int far) {
    projection::QualityWork work = projection::begin_quality(cloud, n_dims, picture, 10, far);
    while (!projection::look_at_one_more(work)) {
    }
    return work;
}

Pair sorted(int a, int b) { return {std::min(a, b), std::max(a, b)}; }

// How many others are at least as near to `from` as `to` is, by a sort of all distances.
int rank_in(const std::vector<float>& points, std::size_t d, int from, int to) {
    const std::vector<int> all = projection::nearest_of(points, static_cast<int>(d), from, 1 << 20);
    return static_cast<int>(std::find(all.begin(), all.end(), to) - all.begin()) + 1;
}

}  // namespace

TEST_CASE("mistakes: those of the whole picture are those of its things, each pair once, the worst first") {
    constexpr int kThings = 150, kDims = 8, kFar = 30;
    const std::vector<float> cloud = noise(kThings, kDims, 1);
    std::vector<float> picture;
    for (std::size_t i = 0; i < kThings; ++i) picture.insert(picture.end(), {cloud[kDims * i], cloud[kDims * i + 1]});
    std::set<Pair> made, torn;
    for (int thing = 0; thing < kThings; ++thing) {
        const projection::Mistakes own = projection::mistakes_of(cloud, kDims, picture, thing, 10, kFar);
        for (const int other : own.false_ones) made.insert(sorted(thing, other));
        for (const int other : own.torn) torn.insert(sorted(thing, other));
    }
    const projection::QualityWork work = looked_at(cloud, kDims, picture, kFar);
    const projection::WorstMistakes all = projection::worst_mistakes(work, 1000000, 1000000);
    CHECK(all.n_false == static_cast<long>(made.size()));
    CHECK(all.n_torn == static_cast<long>(torn.size()));
    CHECK(all.looked_at == kThings);
    std::set<Pair> found;
    for (const auto& [a, b] : all.false_ones) found.insert({a, b});
    CHECK(found == made);
    found.clear();
    for (const auto& [a, b] : all.torn) found.insert({a, b});
    CHECK(found == torn);
    // The worst of two ranks of a false pair, by a sort: falling.
    int before = kThings;
    for (const auto& [a, b] : all.false_ones) {
        const bool by_a = rank_in(picture, 2, a, b) <= 10, by_b = rank_in(picture, 2, b, a) <= 10;
        const int rank = std::max(by_a ? rank_in(cloud, kDims, a, b) : 0, by_b ? rank_in(cloud, kDims, b, a) : 0);
        CHECK(rank > kFar);
        CHECK(rank <= before);
        before = rank;
    }

    const projection::WorstMistakes few = projection::worst_mistakes(work, 40, 3);
    CHECK(few.false_ones.size() == 40);
    CHECK(few.torn.size() == 40);
    CHECK(few.n_false == all.n_false);
    CHECK(few.false_ones.front() == all.false_ones.front());
    std::vector<int> of_thing(kThings, 0);
    for (const auto& [a, b] : few.false_ones) {
        ++of_thing[static_cast<std::size_t>(a)];
        ++of_thing[static_cast<std::size_t>(b)];
    }
    CHECK(*std::max_element(of_thing.begin(), of_thing.end()) == 3);
}

TEST_CASE("mistakes: a picture without any has none, and who does not ask for them pays nothing") {
    const std::vector<float> flat = noise(60, 2, 3);
    const projection::WorstMistakes none = projection::worst_mistakes(looked_at(flat, 2, flat, 30), 100, 3);
    CHECK(none.n_false + none.n_torn == 0);
    CHECK(none.false_ones.empty());
    projection::QualityWork unasked = projection::begin_quality(noise(60, 4, 5), 4, flat, 10);
    projection::look_at_one_more(unasked);
    CHECK(unasked.mistakes.empty());
    CHECK(unasked.false_sum > 0);
}
