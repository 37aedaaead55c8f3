// What stands beside what: the bytes of a pack, and the words of the speeches.
#include "data/contexts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <string>

#include "data/dataset.h"
#include "train/sampling.h"

using namespace data;

namespace {

// Two things: the first occurs 258 times and stands beside thing 1 (weight 7); the second occurs once, beside nobody.
std::string two_things() { return {"\x02\x01\x00\x00\x01\x01\x00\x07\x01\x00\x00\x00\x00", 13}; }

}  // namespace

TEST_CASE("contexts are read as they are written, and what is cut or wrong is refused with a reason") {
    Contexts contexts;
    CHECK(read_contexts(two_things(), 2, contexts) == "");
    CHECK(contexts.counts == std::vector<std::int64_t>{258, 1});
    CHECK(contexts.first == std::vector<int>{0, 1, 1});
    CHECK(contexts.other == std::vector<int>{1});
    CHECK(contexts.weight == std::vector<int>{7});
    for (std::size_t length = 0; length < two_things().size(); ++length) {
        CHECK(read_contexts(two_things().substr(0, length), 2, contexts) != "");
    }
    CHECK(read_contexts(two_things() + "x", 2, contexts) != "");
    CHECK(read_contexts(two_things(), 1, contexts) != "");
    std::string wrong = two_things();
    wrong[5] = 2;  // a thing that is not there
    CHECK(read_contexts(wrong, 2, contexts) == "a context is of no thing");
    wrong = two_things();
    wrong[7] = 0;
    CHECK(read_contexts(wrong, 2, contexts) == "a context weighs nothing");
    wrong = two_things();
    wrong[8] = 0;
    CHECK(read_contexts(wrong, 2, contexts) == "a thing never occurs");
}

TEST_CASE("the speeches: every word has company, and known words have the company they should") {
    const Dataset speeches = load_dataset(*find_dataset("speeches")).value();
    const Contexts& contexts = speeches.contexts;
    REQUIRE(contexts.first.size() == speeches.names.size() + 1);
    for (std::size_t i = 0; i < speeches.names.size(); ++i) {
        CAPTURE(speeches.names[i]);
        const int n = contexts.first[i + 1] - contexts.first[i];
        CHECK((n >= 5 && n <= 48));
        for (int at = contexts.first[i]; at < contexts.first[i + 1]; ++at) {
            CHECK(contexts.other[static_cast<std::size_t>(at)] != static_cast<int>(i));
        }
    }
    const auto stands_by = [&](const std::string& a, const std::string& b) {
        const auto at = [&](const std::string& name) {
            return static_cast<std::size_t>(std::find(speeches.names.begin(), speeches.names.end(), name) -
                                            speeches.names.begin());
        };
        const auto begin = contexts.other.begin() + contexts.first[at(a)];
        const auto end = contexts.other.begin() + contexts.first[at(a) + 1];
        return std::find(begin, end, static_cast<int>(at(b))) != end;
    };
    CHECK(stands_by("gold", "silver"));
    CHECK(stands_by("army", "navy"));
    CHECK(stands_by("navigation", "commerce"));
    CHECK_FALSE(stands_by("navigation", "inflation"));
}

// Facts: from Nome one flies to Anchorage and Kotzebue only; Ponce in Puerto Rico is served from the east of the
// mainland.
TEST_CASE("the flights: who is reached from where, strongest first, and where the airports are") {
    const Dataset flights = load_dataset(*find_dataset("flights")).value();
    const Contexts& contexts = flights.contexts;
    const auto at = [&](const std::string& name) {
        const auto found = std::find(flights.names.begin(), flights.names.end(), name);
        REQUIRE_MESSAGE(found != flights.names.end(), name);
        return static_cast<std::size_t>(found - flights.names.begin());
    };
    REQUIRE(contexts.first.size() == 302);
    for (std::size_t i = 0; i < flights.names.size(); ++i) {
        CAPTURE(flights.names[i]);
        const auto first = static_cast<std::size_t>(contexts.first[i]),
                   n = static_cast<std::size_t>(contexts.first[i + 1]) - first;
        CHECK((n >= 5 && n <= 48));
        CHECK(contexts.weight[first] == 255);
        for (std::size_t k = 0; k < n; ++k) {
            CHECK(contexts.other[first + k] != static_cast<int>(i));
            if (k > 0) CHECK(contexts.weight[first + k] <= contexts.weight[first + k - 1]);
        }
    }
    const auto strongest = [&](const std::string& name) {
        return flights
            .names[static_cast<std::size_t>(contexts.other[static_cast<std::size_t>(contexts.first[at(name)])])];
    };
    CHECK(strongest("Nome") == "Anchorage");
    CHECK(strongest("Lihue") == "Honolulu");
    const auto number = [&](const char* column, const std::string& name) {
        return static_cast<double>(find_column(flights.table, column)->numbers[at(name)]);
    };
    CHECK(number("links", "Atlanta") == 171);
    CHECK(number("longitude", "Honolulu") == doctest::Approx(-157.9).epsilon(0.001));
    CHECK(number("latitude", "Seattle") == doctest::Approx(47.4).epsilon(0.002));
    CHECK(number("longitude", "Washington DCA") == doctest::Approx(-77.0).epsilon(0.001));
    CHECK(number("latitude", "Portland, ME") - number("latitude", "Portland, OR") < -1.5);
    const Column* region = find_column(flights.table, "region");
    const auto region_of = [&](const std::string& name) {
        return region->categories[static_cast<std::size_t>(region->codes[at(name)])];
    };
    CHECK(region->categories.size() == 8);
    CHECK(region_of("Ponce") == "Caribbean");
    CHECK(region_of("State College") == "Northeast");  // of the four without a state in the source
}

TEST_CASE("company: first a context of the thing, then contexts of that one, by weight") {
    Contexts contexts;  // 0 stands beside 1, 1 beside 0 and 2, 2 beside nobody
    contexts.first = {0, 1, 3, 3};
    contexts.other = {1, 0, 2};
    contexts.weight = {5, 1, 3};
    contexts.counts = {1, 1, 1};
    const std::vector<engine::AliasColumn> negative_table = train::negative_table_of(contexts);
    constexpr int kOf = 4, kDraws = 5000;
    std::vector<float> values(static_cast<std::size_t>(kOf * kDraws) * 8);
    const engine::Matrix<float> to{values.data(), kOf * kDraws, 1, 8};
    core::Random random = core::random_stream(5, "test");
    const model::SampledInput company{.input = {}, .each = kOf, .from = model::SampledInput::From::company};
    const std::vector<int> first(kDraws, 0), alone(kDraws, 2);
    train::sample_for_training(company, contexts, negative_table, first.data(), kDraws, to, random);
    double second = 0;
    for (int r = 0; r < kDraws * kOf; ++r) {
        const float drawn = to.at(r, 0);
        REQUIRE((r % kOf == 0 ? drawn == 1 : drawn == 0 || drawn == 2));
        second += drawn == 2 ? 1.0 / (kDraws * (kOf - 1)) : 0;
    }
    CHECK(second == doctest::Approx(0.75).epsilon(0.02));  // standard deviation 0.0035
    train::sample_for_training(company, contexts, negative_table, alone.data(), kDraws, to, random);
    for (int r = 0; r < kDraws * kOf; ++r) REQUIRE(to.at(r, 0) == 2);
}

TEST_CASE(
    "draws: by weight, itself without company, negatives by count to the 3/4, the same for a thing whenever looked") {
    Contexts contexts;
    contexts.first = {0, 2, 2, 2};
    contexts.other = {1, 2};
    contexts.weight = {3, 1};
    contexts.counts = {1, 16, 81};
    const std::vector<engine::AliasColumn> negative_table = train::negative_table_of(contexts);
    constexpr int kDraws = 20000;
    std::vector<float> values(static_cast<std::size_t>(kDraws) * 8);
    const engine::Matrix<float> to{values.data(), kDraws, 1, 8};
    core::Random random = core::random_stream(5, "test");
    const auto share = [&](int thing) {
        double n = 0;
        for (int r = 0; r < kDraws; ++r) n += to.at(r, 0) == static_cast<float>(thing) ? 1 : 0;
        return n / kDraws;
    };
    const int things[] = {0, 1};
    const model::SampledInput beside{.input = {}, .each = kDraws, .from = model::SampledInput::From::context};
    train::sample_for_training(beside, contexts, negative_table, things, 1, to, random);
    CHECK(share(1) == doctest::Approx(0.75).epsilon(0.02));  // standard deviation 0.003
    CHECK(share(2) == doctest::Approx(0.25).epsilon(0.05));
    train::sample_for_training(beside, contexts, negative_table, things + 1, 1, to, random);
    CHECK(share(1) == 1);
    const model::SampledInput any{.input = {}, .each = kDraws, .from = model::SampledInput::From::negative};
    train::sample_for_training(any, contexts, negative_table, things, 1, to, random);
    CHECK(share(0) == doctest::Approx(1.0 / 36).epsilon(0.15));
    CHECK(share(1) == doctest::Approx(8.0 / 36).epsilon(0.05));
    CHECK(share(2) == doctest::Approx(27.0 / 36).epsilon(0.02));
    train::sample_for_evaluation(any, contexts, negative_table, things, 1, to);
    const std::vector<float> once = values;
    train::sample_for_evaluation(any, contexts, negative_table, things, 1, to);
    CHECK(values == once);
}
