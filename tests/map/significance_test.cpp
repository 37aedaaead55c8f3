// Tests of significance against scipy: tests/map/fixtures/significance.py prints these numbers.
#include "map/things/significance.h"

#include <doctest/doctest.h>

#include <cstddef>

TEST_CASE("Fisher's exact test says what scipy says") {
    struct Case {
        int hits, drawn, marked, total;
        double p;
    };
    const Case cases[] = {{42, 58, 79, 398, 5.427814069377606e-22},
                          {0, 58, 245, 398, 2.469269282227936e-28},
                          {3, 10, 5, 17, 1.0},
                          {1, 1, 1, 2, 1.0},
                          {58, 58, 58, 398, 2.988368027897087e-71},
                          {700, 1000, 60000, 100000, 4.849027929330868e-11}};
    std::vector<double> logs;
    for (const Case& c : cases) {
        map::log_factorials(logs, c.total);
        // Logarithms of factorials of 100,000 are near 1e6: 1e-16 of that is 1e-10 of the result.
        CHECK(map::hypergeometric_p(logs, c.hits, c.drawn, c.marked, c.total) == doctest::Approx(c.p).epsilon(1e-6));
        CHECK(map::hypergeometric_p(logs, c.hits, c.drawn, c.marked, c.total) < c.p * 1.00001);
        CHECK(map::hypergeometric_p(logs, c.hits, c.drawn, c.marked, c.total) > c.p * 0.99999);
    }
}

TEST_CASE("Welch's test and the incomplete beta function say what scipy says") {
    struct Case {
        map::Moments a, b;
        double p;
    };
    const Case cases[] = {{{12, 3.5, 2.0}, {40, 2.9, 0.5}, 0.1804175366051435},
                          {{2, 1.0, 0.1}, {3, 1.4, 0.2}, 0.32921486871178657},
                          {{300, 10.0, 4.0}, {98, 12.0, 9.0}, 8.66386598834351e-09},
                          {{5, 0.0, 1.0}, {5, 0.0, 2.0}, 1.0}};
    for (const Case& c : cases) {
        CHECK(map::welch_p(c.a, c.b) / c.p == doctest::Approx(1).epsilon(1e-9));
        CHECK(map::welch_p(c.b, c.a) / c.p == doctest::Approx(1).epsilon(1e-9));
    }
    CHECK(map::incomplete_beta(0.5, 0.5, 0.3) == doctest::Approx(0.3690101195655454).epsilon(1e-11));
    CHECK(map::incomplete_beta(20, 0.5, 0.9) == doctest::Approx(0.04132748391808727).epsilon(1e-11));
    CHECK(map::incomplete_beta(150.5, 0.5, 0.99) == doctest::Approx(0.08223665497900466).epsilon(1e-11));
    CHECK(map::incomplete_beta(3, 7, 0.6) == doctest::Approx(0.974965248).epsilon(1e-11));
    CHECK(map::welch_p({1, 5, 0}, {9, 2, 1}) == 1.0);
    CHECK(map::welch_p({3, 5, 0}, {9, 2, 0}) == 0.0);
    CHECK(map::welch_p({3, 2, 0}, {9, 2, 0}) == 1.0);
}

TEST_CASE("false discovery rates are Benjamini's and Hochberg's") {
    const std::vector<double> q = map::false_discovery_rates({0.001, 0.2, 0.03, 0.03, 0.9, 0.0004, 0.04});
    const double wanted[] = {0.0035, 0.23333333333333336, 0.0525, 0.0525, 0.9, 0.0028, 0.056};
    REQUIRE(q.size() == 7);
    for (std::size_t i = 0; i < q.size(); ++i) CHECK(q[i] == doctest::Approx(wanted[i]).epsilon(1e-12));
    CHECK(map::false_discovery_rates({}).empty());
}
