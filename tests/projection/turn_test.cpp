// Turning by hand: right angles for ever, the directions that a drag promises, and made-up axes for flat clouds.
#include "projection/turn.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/random.h"

namespace {

// How far the axes are from being orthonormal and right-handed.
double fault(const projection::Turn& turn) {
    double worst = 0;
    const auto at = [&](std::size_t r, std::size_t c) { return static_cast<double>(turn[3 * r + c]); };
    for (std::size_t a = 0; a < 3; ++a) {
        for (std::size_t b = 0; b < 3; ++b) {
            double sum = a == b ? -1 : 0;
            for (std::size_t d = 0; d < 3; ++d) sum += at(a, d) * at(b, d);
            worst = std::max(worst, std::fabs(sum));
        }
    }
    double determinant = 0;
    for (std::size_t c = 0; c < 3; ++c) {
        const std::size_t next = (c + 1) % 3, last = (c + 2) % 3;
        determinant += at(0, c) * (at(1, next) * at(2, last) - at(1, last) * at(2, next));
    }
    return std::max(worst, std::fabs(determinant - 1));
}

constexpr projection::Turn kUnturned = {1, 0, 0, 0, 1, 0, 0, 0, 1};

}  // namespace

TEST_CASE("ten thousand turns by hand leave three axes at right angles") {
    core::Random random = core::random_stream(1, "turns");
    projection::Turn turn = kUnturned;
    double worst = 0;
    for (int i = 0; i < 10000; ++i) {
        turn =
            projection::turned(turn, core::next_uniform(random, -0.3f, 0.3f), core::next_uniform(random, -0.3f, 0.3f));
        worst = std::max(worst, fault(turn));
    }
    CHECK(worst < 1e-6);
}

TEST_CASE("a drag to the right takes what is in front to the right, one upwards takes it up") {
    // The thing in front lies on the third axis of the picture; its new place is that column of the new axes.
    const projection::Turn right = projection::turned(kUnturned, 0.2f, 0), up = projection::turned(kUnturned, 0, 0.2f);
    CHECK(right[2] == doctest::Approx(std::sin(0.2)));
    CHECK(right[5] == 0.0f);
    CHECK(up[5] == doctest::Approx(std::sin(0.2)));
    CHECK(up[2] == 0.0f);
    // There and back.
    const projection::Turn back = projection::turned(projection::turned(kUnturned, 0.7f, 0), -0.7f, 0);
    for (std::size_t i = 0; i < 9; ++i) CHECK(back[i] == doctest::Approx(kUnturned[i]));
}

TEST_CASE("clouds without a second or a first direction get axes that are made up") {
    projection::Plane plane{.n_dims = 3, .mean = {0, 0, 0}, .axes = {0.6f, 0, 0.8f, 0, 1, 0}};
    const projection::Turn whole = projection::turn_of(plane);
    CHECK(fault(whole) < 1e-6);
    CHECK(whole[0] == doctest::Approx(0.6));
    CHECK(whole[6] == doctest::Approx(-0.8));  // (0.6, 0, 0.8) x (0, 1, 0)
    plane.axes = {0, 1, 0, 0, 0, 0};
    CHECK(fault(projection::turn_of(plane)) < 1e-6);
    CHECK(projection::turn_of(plane)[1] == doctest::Approx(1));
    plane.axes = {0, 0, 0, 0, 0, 0};
    CHECK(fault(projection::turn_of(plane)) < 1e-6);
}
