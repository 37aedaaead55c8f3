// Every optimiser against PyTorch over 50 steps, and what all of them promise.
// The numbers come from fixtures/optimisers.py, which says how.
#include "engine/optimiser.h"

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace engine;

constexpr std::array<float, 8> kStart = {0.5f, -1.5f, 2.0f, 0.0f, 1.0f, -0.25f, 0.75f, -2.0f};
constexpr std::array<float, 8> kC = {1.0f, 0.5f, -0.25f, 2.0f, 1.0f, 0.0f, -1.0f, 0.125f};

struct Golden {
    std::string_view id;
    std::array<double, 8> after_50;
};

constexpr Golden kGolden[] = {
    {"sgd",
     {0.991466255, -0.088819846, 0.357663793, 1.256947569, 1.000000000, -0.229368882, -0.732540359, -0.456307728}},
    {"momentum",
     {1.000075842, 0.799258682, -0.632976672, 1.257202364, 1.000000000, -0.179398528, -0.994002041, 0.492787930}},
    {"adam",
     {0.970534392, -0.426983733, 0.912874119, 1.282407730, 1.000000000, 0.041595838, -0.661695666, -0.923901923}},
};

// 50 steps round to 6e-8 each, and the loss is about as steep as the identity: 50 * 6e-8 = 3e-6, with room for Adam,
// which divides by the root of a small number.
constexpr double kTolerance = 1e-5;

std::array<float, 8> run(const Optimiser& optimiser, int steps) {
    std::array<float, 8> p = kStart;
    std::array<float, 8> g{};
    std::vector<float> slots(static_cast<std::size_t>(8 * optimiser.n_slots), 0.0f);
    OptimiserCall call;
    call.parameters = p.data();
    call.gradients = g.data();
    call.slots = slots.data();
    call.n = 8;
    call.learning_rate = 0.03f;
    call.momentum = 0.8f;
    for (call.step = 1; call.step <= steps; ++call.step) {
        for (std::size_t i = 0; i < 8; ++i) g[i] = p[i] * p[i] * p[i] - kC[i];
        optimiser.step(call);
    }
    return p;
}

}  // namespace

TEST_CASE("optimisers agree with PyTorch after 50 steps") {
    for (const Optimiser* optimiser : optimiser_table()) {
        const std::string id(optimiser->id);
        CAPTURE(id);
        const Golden* golden = nullptr;
        for (const Golden& candidate : kGolden) {
            if (candidate.id == id) golden = &candidate;
        }
        REQUIRE_MESSAGE(golden != nullptr, "add golden numbers: one line in fixtures/optimisers.py, then in kGolden");
        const std::array<float, 8> p = run(*optimiser, 50);
        for (std::size_t i = 0; i < 8; ++i) {
            CAPTURE(i);
            CHECK(std::abs(static_cast<double>(p[i]) - golden->after_50[i]) < kTolerance);
        }
    }
}

TEST_CASE("the golden numbers tell the optimisers and the steps apart") {
    // Else the test above could not fail.
    const std::array<float, 8> p = run(*find_optimiser("adam"), 40);
    CHECK(std::abs(static_cast<double>(p[0]) - kGolden[2].after_50[0]) > 100 * kTolerance);
    CHECK(std::abs(kGolden[0].after_50[0] - kGolden[1].after_50[0]) > 100 * kTolerance);
}

TEST_CASE("optimisers have what a menu and a link need") {
    std::set<std::string> ids;
    for (const Optimiser* optimiser : optimiser_table()) {
        CHECK(ids.insert(std::string(optimiser->id)).second);
        CHECK_FALSE(optimiser->label.empty());
        CHECK_FALSE(optimiser->help.empty());
        CHECK(find_optimiser(optimiser->id) == optimiser);
    }
    CHECK(find_optimiser("no such optimiser") == nullptr);
}

TEST_CASE("without a gradient nothing moves, and what is remembered fades to exactly 0") {
    for (const Optimiser* optimiser : optimiser_table()) {
        const std::string id(optimiser->id);
        CAPTURE(id);
        std::array<float, 8> p = kStart;
        std::array<float, 8> g{};
        std::vector<float> slots(static_cast<std::size_t>(8 * optimiser->n_slots), 0.0f);
        OptimiserCall call{.parameters = p.data(), .gradients = g.data(), .slots = slots.data(), .n = 8};
        optimiser->step(call);
        CHECK(p == kStart);
        g.fill(1.0f);
        optimiser->step(call);
        CHECK(p != kStart);
        g.fill(0.0f);
        // 0.999^n falls below 2^-100 after 70,000 steps. Denormals would never get there.
        for (call.step = 3; call.step < 80000; ++call.step) optimiser->step(call);
        for (const float slot : slots) CHECK(slot == 0.0f);
    }
}
