// Precisions for a wished perplexity, against the definition in double by the C library.
#include "engine/perplexity.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/random.h"

namespace {

using engine::precisions_for_perplexity;

std::vector<float> random_rows(int n, int n_columns, float size) {
    core::Random random = core::random_stream(5, "perplexity");
    std::vector<float> x(static_cast<std::size_t>(n * n_columns));
    for (float& number : x) number = core::next_uniform(random, -size, size);
    return x;
}

double squared_distance(const std::vector<float>& x, int n_columns, std::size_t i, std::size_t j) {
    double sum = 0.0;
    for (std::size_t c = 0; c < static_cast<std::size_t>(n_columns); ++c) {
        const auto columns = static_cast<std::size_t>(n_columns);
        const double difference = static_cast<double>(x[i * columns + c]) - static_cast<double>(x[j * columns + c]);
        sum += difference * difference;
    }
    return sum;
}

// e^(entropy) of the others of thing i.
double perplexity_of(const std::vector<float>& x, int n_columns, std::size_t i, double precision) {
    const std::size_t n = x.size() / static_cast<std::size_t>(n_columns);
    double nearest = HUGE_VAL;
    for (std::size_t j = 0; j < n; ++j) {
        if (j != i) nearest = std::fmin(nearest, squared_distance(x, n_columns, i, j));
    }
    double sum = 0.0;
    double weighted = 0.0;
    for (std::size_t j = 0; j < n; ++j) {
        if (j == i) continue;
        const double farther = squared_distance(x, n_columns, i, j) - nearest;
        const double p = std::exp(-precision * farther);
        sum += p;
        weighted += p * precision * farther;
    }
    return std::exp(std::log(sum) + weighted / sum);
}

// The entropy is met to 1e-4, so the perplexity to 1e-4 of itself; as much again for sums in float.
constexpr double kTolerance = 2e-4;

void check_perplexity(const std::vector<float>& x, int n_columns, double asked, double wanted) {
    const std::vector<float> precisions = precisions_for_perplexity(x, n_columns, asked);
    REQUIRE(precisions.size() * static_cast<std::size_t>(n_columns) == x.size());
    for (std::size_t i = 0; i < precisions.size(); ++i) {
        const double got = perplexity_of(x, n_columns, i, static_cast<double>(precisions[i]));
        CAPTURE(i);
        CHECK(std::abs(got - wanted) <= kTolerance * wanted);
    }
}

}  // namespace

TEST_CASE("precisions give the perplexity that was asked for") {
    for (const float size : {0.01f, 1.0f, 100.0f}) {
        CAPTURE(size);
        const std::vector<float> x = random_rows(40, 3, size);
        for (const double perplexity : {2.0, 5.0, 30.0}) check_perplexity(x, 3, perplexity, perplexity);
    }
}

TEST_CASE("a perplexity of more than nine tenths of the others is cut") {
    check_perplexity(random_rows(21, 2, 1.0f), 2, 1000.0, 18.0);
}

TEST_CASE("a perplexity is the same twice, bit for bit") {
    const std::vector<float> x = random_rows(40, 3, 1.0f);
    CHECK(precisions_for_perplexity(x, 3, 7.0) == precisions_for_perplexity(x, 3, 7.0));
}

TEST_CASE("precisions are finite and positive where no perplexity can be met") {
    const std::vector<float> none;
    CHECK(precisions_for_perplexity(none, 3, 5.0).empty());
    const std::vector<float> one{1.0f, 2.0f, 3.0f};
    const std::vector<float> two{0.0f, 0.0f, 0.0f, 1.0f, 0.0f, 0.0f};
    const std::vector<float> twins(30, 0.5f);
    std::vector<float> nearly_twins = twins;
    nearly_twins[0] = 0.75f;
    for (const std::vector<float>& x : {one, two, twins, nearly_twins}) {
        for (const float precision : precisions_for_perplexity(x, 3, 5.0)) {
            CHECK(std::isfinite(precision));
            CHECK(precision > 0.0f);
        }
    }
}
