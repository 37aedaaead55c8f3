// Calibration of a probe: what is too sure is trusted less, what is right is left alone, and no thing has a say in its
// own prediction.
#include "train/calibrate.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

namespace {

double mean(const std::vector<double>& gains) {
    return std::accumulate(gains.begin(), gains.end(), 0.0) / static_cast<double>(gains.size());
}

}  // namespace

TEST_CASE("calibration: gains of a probe that is never wrong stay as they are") {
    const std::vector<double> gains(40, 1.5);
    CHECK(mean(train::calibrated({gains})) == doctest::Approx(1.5));
}

TEST_CASE("calibration: a few sure mistakes do not hide what a probe knows") {
    std::vector<double> gains(100, 1.0);                              // two classes, sure and right
    for (std::size_t i = 0; i < 20; ++i) gains[i * 5 + i % 5] = -20;  // and in a fifth of them sure and wrong
    CHECK(mean(gains) < 0);
    // The best that can be said with 80 % right: 1 - H(0.8) = 0.28 bits.
    CHECK(mean(train::calibrated({gains})) > 0.2);
    CHECK(mean(train::calibrated({gains})) < 0.28);
}

TEST_CASE("calibration: of several temperatures that which does best on the other things is taken") {
    const std::vector<double> hot(50, 0.2), cold(50, 0.9);
    CHECK(mean(train::calibrated({hot, cold})) == doctest::Approx(0.9));
    // One thing that only its own vote would have saved.
    std::vector<double> bad(50, 0.0), odd(50, -1.0);
    odd[7] = 30;
    CHECK(train::calibrated({bad, odd})[7] == 0.0);
}

TEST_CASE("calibration: noise keeps nothing") {
    std::vector<double> gains;
    for (int i = 0; i < 60; ++i) gains.push_back(i % 2 == 0 ? 1.0 : -3.0);
    CHECK(std::fabs(mean(train::calibrated({gains}))) < 0.02);
}
