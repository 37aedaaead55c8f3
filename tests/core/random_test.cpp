// core/random.h: the published numbers of PCG32, and what the distributions promise.
#include "core/random.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <vector>

using namespace core;

TEST_CASE("the generator gives the published numbers of PCG32") {
    // The demonstration program of the PCG reference implementation, seeded with (42, 54): this is its state after
    // seeding, and these are its first six numbers.
    Random random{.state = 1753877967969059832ull, .increment = 109};
    for (const std::uint32_t expected :
         {0xa15c02b7u, 0x7b47f409u, 0xba1d3330u, 0x83d2f293u, 0xbfa4784bu, 0xcbed606eu}) {
        CHECK(next_u32(random) == expected);
    }
}

TEST_CASE("a stream of a purpose gives the numbers of a second implementation") {
    // Computed in Python's whole numbers: FNV-1a of the purpose chooses the stream, seeded as the reference seeds.
    Random split = random_stream(1, "split");
    for (const std::uint32_t expected : {0x9297a582u, 0x7f12a8dfu, 0xa9985296u, 0xaf03cbb4u}) {
        CHECK(next_u32(split) == expected);
    }
    Random unit = random_stream(3, "unit");
    // 24 bits over 2^24: exact in a float, so no tolerance.
    CHECK(next_unit(unit) == 0.05903947353363037f);
    CHECK(next_unit(unit) == 0.6756530404090881f);
}

TEST_CASE("streams of other seeds and other purposes differ") {
    Random a = random_stream(1, "split"), b = random_stream(2, "split"), c = random_stream(1, "batches");
    const std::uint32_t first = next_u32(a);
    CHECK(first != next_u32(b));
    CHECK(first != next_u32(c));
}

TEST_CASE("whole numbers below n are all reached, equally often") {
    Random random = random_stream(5, "test");
    std::array<int, 6> counts{};
    for (int i = 0; i < 6000; ++i) {
        const std::uint32_t drawn = next_below(random, 6);
        REQUIRE(drawn < 6);
        ++counts[drawn];
    }
    // Each count has mean 1000 and standard deviation 29: five of those, and the seed is fixed anyway.
    for (const int count : counts) CHECK(std::abs(count - 1000) < 145);
    CHECK(next_below(random, 1) == 0);
}

TEST_CASE("floats stay in their range and spread over it") {
    Random random = random_stream(6, "test");
    double sum = 0;
    float low = 10, high = -10;
    for (int i = 0; i < 10000; ++i) {
        const float drawn = next_uniform(random, -2, 4);
        sum += static_cast<double>(drawn);
        low = std::min(low, drawn);
        high = std::max(high, drawn);
    }
    CHECK(low >= -2.0f);
    CHECK(high < 4.0f);
    // The mean of 10,000 has standard deviation 6/sqrt(12)/100 = 0.017; the extremes miss the ends by 0.0006 on
    // average.
    CHECK(sum / 10000 == doctest::Approx(1).epsilon(0.08));
    CHECK(low < -1.99f);
    CHECK(high > 3.99f);
}

TEST_CASE("shuffling keeps every value and gives the order of a second implementation") {
    std::vector<int> values(10);
    std::iota(values.begin(), values.end(), 0);
    Random random = random_stream(7, "split");
    shuffle(random, values);
    // Fisher-Yates from the top, computed in Python.
    CHECK(values == std::vector<int>{0, 6, 8, 4, 2, 9, 3, 1, 5, 7});

    std::vector<int> nothing;
    shuffle(random, nothing);
    CHECK(nothing.empty());
}
