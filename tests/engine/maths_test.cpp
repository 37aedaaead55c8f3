// exp, log, tanh, sin and cos of engine/maths.h against the C library in double, over a sample of all floats.
#include "engine/maths.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace {

constexpr float kInf = std::numeric_limits<float>::infinity();
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

// The distance in units of the last place of the nearest float.
double ulps(float got, double wanted) {
    int exponent = 0;
    static_cast<void>(std::frexp(wanted, &exponent));
    return std::abs(static_cast<double>(got) - wanted) / std::ldexp(1.0, std::max(exponent - 24, -149));
}

// Every 4099th float of [low, high]: 4099 is prime, so mantissas of all kinds come by.
template <class Ours, class Theirs>
double worst_ulps(Ours ours, Theirs theirs, float low, float high) {
    double worst = 0.0;
    for (std::uint64_t bits = 1; bits < 0x100000000u; bits += 4099) {
        const float x = engine::from_bits(static_cast<std::uint32_t>(bits));
        if (!(x >= low && x <= high)) continue;
        const double error = ulps(ours(x), theirs(static_cast<double>(x)));
        worst = error <= worst ? worst : error;  // keeps a nan
    }
    return worst;
}

bool is_nan(float x) { return x != x; }
std::uint32_t bits_of(float x) { return engine::to_bits(x); }

}  // namespace

TEST_CASE("exp is within 1 ulp") {
    CHECK(worst_ulps([](float x) { return engine::exp(x); }, [](double x) { return std::exp(x); }, -87.33654f,
                     88.72283f) < 1.0);
    CHECK(engine::exp(0.0f) == 1.0f);
    CHECK(engine::exp(-0.0f) == 1.0f);
    CHECK(engine::exp(1e-45f) == 1.0f);
    CHECK(engine::exp(88.72284f) == kInf);
    CHECK(engine::exp(kInf) == kInf);
    CHECK(engine::exp(-87.33655f) == 0.0f);
    CHECK(engine::exp(-kInf) == 0.0f);
    CHECK(is_nan(engine::exp(kNan)));
    CHECK(engine::exp(-87.33654f) >= std::numeric_limits<float>::min());
}

TEST_CASE("log is within 1 ulp") {
    CHECK(worst_ulps([](float x) { return engine::log(x); }, [](double x) { return std::log(x); },
                     std::numeric_limits<float>::denorm_min(), std::numeric_limits<float>::max()) < 1.0);
    CHECK(engine::log(1.0f) == 0.0f);
    CHECK(engine::log(0.0f) == -kInf);
    CHECK(engine::log(-0.0f) == -kInf);
    CHECK(engine::log(kInf) == kInf);
    CHECK(is_nan(engine::log(-1.0f)));
    CHECK(is_nan(engine::log(-kInf)));
    CHECK(is_nan(engine::log(kNan)));
}

TEST_CASE("tanh is within 6 ulp") {
    CHECK(worst_ulps([](float x) { return engine::tanh(x); }, [](double x) { return std::tanh(x); }, -20.0f, 20.0f) <
          6.0);
    CHECK(bits_of(engine::tanh(0.0f)) == bits_of(0.0f));
    CHECK(bits_of(engine::tanh(-0.0f)) == bits_of(-0.0f));
    CHECK(engine::tanh(1e-45f) == 1e-45f);
    CHECK(engine::tanh(kInf) == 1.0f);
    CHECK(engine::tanh(-kInf) == -1.0f);
    CHECK(is_nan(engine::tanh(kNan)));
    float largest = 0.0f;
    for (float x = 6.0f; x < 10.0f; x += 0.0001f) largest = std::max(largest, std::abs(engine::tanh(x)));
    CHECK(largest == 1.0f);
}

TEST_CASE("sin and cos are within 1e-7 for angles below 12,000, and never beyond 1") {
    double near = 0.0, far = 0.0;
    float largest = 0.0f;
    for (std::uint64_t bits = 1; bits < 0x100000000u; bits += 4099) {
        const float x = engine::from_bits(static_cast<std::uint32_t>(bits));
        if (!(std::abs(x) < kInf)) continue;
        const float s = engine::sin(x), c = engine::cos(x);
        largest = std::max(largest, std::max(std::abs(s), std::abs(c)));
        const double wide = static_cast<double>(std::clamp(x, -1e5f, 1e5f));
        const double error = std::max(std::abs(static_cast<double>(s) - std::sin(wide)),
                                      std::abs(static_cast<double>(c) - std::cos(wide)));
        far = std::max(far, error);
        if (std::abs(x) < 12000.0f) near = std::max(near, error);
    }
    CHECK(near < 1e-7);
    CHECK(far < 1e-6);
    CHECK(largest == 1.0f);
    CHECK(engine::sin(0.0f) == 0.0f);
    CHECK(engine::cos(0.0f) == 1.0f);
    CHECK(engine::sin(1e-30f) == 1e-30f);
    for (const float x : {kInf, -kInf, kNan}) CHECK((is_nan(engine::sin(x)) && is_nan(engine::cos(x))));
}

TEST_CASE("one lane and eight lanes give the same bits") {
    using engine::f32x8;
    long different = 0;
    for (std::uint64_t bits = 0; bits < 0x100000000u; bits += 65537) {
        float x[8];
        for (std::uint32_t lane = 0; lane < 8; ++lane) {
            x[lane] = engine::from_bits(static_cast<std::uint32_t>(bits) + lane * 0x20000001u);
        }
        float y[5][8];
        engine::store(y[0], engine::exp(engine::load(x)));
        engine::store(y[1], engine::log(engine::load(x)));
        engine::store(y[2], engine::tanh(engine::load(x)));
        engine::store(y[3], engine::sin(engine::load(x)));
        engine::store(y[4], engine::cos(engine::load(x)));
        for (int lane = 0; lane < 8; ++lane) {
            const float scalar[5] = {engine::exp(x[lane]), engine::log(x[lane]), engine::tanh(x[lane]),
                                     engine::sin(x[lane]), engine::cos(x[lane])};
            for (int f = 0; f < 5; ++f) {
                // Which nan it is, is not promised.
                if (is_nan(scalar[f]) && is_nan(y[f][lane])) continue;
                if (bits_of(scalar[f]) != bits_of(y[f][lane])) ++different;
            }
        }
    }
    CHECK(different == 0);
}

TEST_CASE("the shorter exp and log of softmax give the bits of the whole ones where they are asked") {
    long different = 0;
    for (std::uint64_t bits = 0; bits < 0x80000000u; bits += 4099) {
        const float x = engine::from_bits(static_cast<std::uint32_t>(bits));
        if (is_nan(x)) {
            different += is_nan(engine::exp_of_negative(-x)) && is_nan(engine::log_of_normal(x)) ? 0 : 1;
            continue;
        }
        different += bits_of(engine::exp_of_negative(-x)) == bits_of(engine::exp(-x)) ? 0 : 1;
        if (x < std::numeric_limits<float>::min() || x == kInf) continue;
        different += bits_of(engine::log_of_normal(x)) == bits_of(engine::log(x)) ? 0 : 1;
    }
    CHECK(different == 0);
}

TEST_CASE("lanes are summed and compared in the stated order") {
    const float x[8] = {1e8f, 1.0f, -2.0f, 3.0f, -1e8f, 5.0f, 6.0f, -7.0f};
    CHECK(engine::sum_of_lanes(engine::load(x)) ==
          ((1e8f + -1e8f) + (-2.0f + 6.0f)) + ((1.0f + 5.0f) + (3.0f + -7.0f)));
    CHECK(engine::max_of_lanes(engine::load(x)) == 1e8f);
    float y[8];
    engine::store(y, engine::select(engine::lanes_below(3), engine::splat(1.0f), engine::splat(2.0f)));
    for (int lane = 0; lane < 8; ++lane) CHECK(y[lane] == (lane < 3 ? 1.0f : 2.0f));
    const float squares[8] = {0.0f, 1.0f, 4.0f, 2.0f, 1e-30f, 1e30f, 3.0f, 0.5f};
    engine::store(y, engine::square_root(engine::load(squares)));
    for (int lane = 0; lane < 8; ++lane) CHECK(y[lane] == std::sqrt(squares[lane]));
}
