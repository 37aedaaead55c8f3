// Clipping against PyTorch's clip_grad_norm_ (fixtures/optimisers.py says how).
#include "engine/clip.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

namespace {

constexpr double kNorm = 2.260392665;
constexpr double kClipped[] = {-0.414750764, 0.165900306,  -0.331800611, 0.248850459,  -0.248850459, 0.331800611,
                               -0.165900306, 0.414750764,  -0.082950153, 0.497700917,  0.000000000,  -0.497700917,
                               0.082950153,  -0.414750764, 0.165900306,  -0.331800611, 0.248850459,  -0.248850459,
                               0.331800611,  -0.165900306, 0.414750764,  -0.082950153, 0.497700917,  0.000000000};

std::vector<float> gradient() {
    std::vector<float> g;
    for (int i = 0; i < 24; ++i) g.push_back(static_cast<float>((i * 7 + 1) % 13 - 6) / 8);
    return g;
}

}  // namespace

TEST_CASE("clipping agrees with PyTorch") {
    std::vector<float> g = gradient();
    CHECK(engine::clip_gradients(g.data(), 24, 1.5f) == doctest::Approx(kNorm).epsilon(1e-7));
    for (std::size_t i = 0; i < g.size(); ++i) CHECK(std::abs(static_cast<double>(g[i]) - kClipped[i]) < 1e-6);
}

TEST_CASE("what is short enough stays to the bit, and 0 only measures") {
    std::vector<float> g = gradient();
    engine::clip_gradients(g.data(), 24, 100.0f);
    CHECK(g == gradient());
    CHECK(engine::clip_gradients(g.data(), 24, 0.0f) == doctest::Approx(kNorm).epsilon(1e-7));
    CHECK(g == gradient());
}

TEST_CASE("a gradient that is not finite gives a length that is not, and is left for the trainer to find") {
    std::vector<float> g = gradient();
    g[5] = __builtin_nanf("");
    CHECK(std::isnan(engine::clip_gradients(g.data(), 24, 1.0f)));
}
