// Every optimiser against PyTorch over 50 steps, and what all of them promise.
// The numbers come from fixtures/optimisers.py, which says how.
#include "engine/optimiser.h"

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>
#include <vector>

#include "engine/weight_decay.h"

namespace {

using namespace engine;

constexpr std::array<float, 8> kStart = {0.5f, -1.5f, 2.0f, 0.0f, 1.0f, -0.25f, 0.75f, -2.0f};
constexpr std::array<float, 8> kC = {1.0f, 0.5f, -0.25f, 2.0f, 1.0f, 0.0f, -1.0f, 0.125f};

struct Golden {
    std::string_view id;
    std::array<double, 8> after_50, with_decay;
};

constexpr Golden kGolden[] = {
    {"sgd",
     {0.991466255, -0.088819846, 0.357663793, 1.256947569, 1.000000000, -0.229368882, -0.732540359, -0.456307728},
     {0.957858402, -0.043124196, 0.310351027, 1.230253422, 0.967016953, -0.199457921, -0.721271341, -0.410016635}},
    {"momentum",
     {1.000075842, 0.799258682, -0.632976672, 1.257202364, 1.000000000, -0.179398528, -0.994002041, 0.492787930},
     {0.966351907, 0.757096281, -0.579914414, 1.231320978, 0.966641996, -0.093614413, -0.961114594, 0.424638920}},
    {"rmsprop",
     {1.000000000, 0.575080952, 0.395322214, 1.259921049, 1.000000000, 0.019615358, -0.999999108, -0.474564891},
     {0.966679423, 0.534880452, 0.365799335, 1.233468335, 0.966679423, 0.000000000, -0.966677902, -0.442164299}},
    {"adam",
     {0.970534392, -0.426983733, 0.912874119, 1.282407730, 1.000000000, 0.041595838, -0.661695666, -0.923901923},
     {0.939367223, -0.418167482, 0.905290889, 1.263357031, 0.964687654, 0.001240711, -0.639685226, -0.915806388}},
    {"adamw",
     {0.970534392, -0.426983733, 0.912874119, 1.282407730, 1.000000000, 0.041595838, -0.661695666, -0.923901923},
     {0.963568582, -0.336521740, 0.782326108, 1.218868982, 0.999487250, 0.039594984, -0.665525156, -0.795696585}},
};

const Golden* find_golden(std::string_view id) {
    for (const Golden& golden : kGolden) {
        if (golden.id == id) return &golden;
    }
    return nullptr;
}

// 50 steps round to 6e-8 each, and the loss is about as steep as the identity: 50 * 6e-8 = 3e-6, with room for Adam,
// which divides by the root of a small number.
constexpr double kTolerance = 1e-5;

std::array<float, 8> run(const Optimiser& optimiser, int steps, float decay = 0) {
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
        if (!optimiser.decoupled_decay) add_decay_to_gradient(p.data(), g.data(), 8, decay);
        if (optimiser.decoupled_decay) decay_weights(p.data(), 8, call.learning_rate, decay);
        optimiser.step(call);
    }
    return p;
}

}  // namespace

TEST_CASE("optimisers agree with PyTorch after 50 steps") {
    for (const Optimiser* optimiser : optimiser_table()) {
        const std::string id(optimiser->id);
        CAPTURE(id);
        const Golden* golden = find_golden(id);
        REQUIRE_MESSAGE(golden != nullptr, "add golden numbers: one line in fixtures/optimisers.py, then in kGolden");
        const std::array<float, 8> p = run(*optimiser, 50), decayed = run(*optimiser, 50, 0.1f);
        for (std::size_t i = 0; i < 8; ++i) {
            CAPTURE(i);
            CHECK(std::abs(static_cast<double>(p[i]) - golden->after_50[i]) < kTolerance);
            CHECK(std::abs(static_cast<double>(decayed[i]) - golden->with_decay[i]) < kTolerance);
        }
    }
}

TEST_CASE("the golden numbers tell the optimisers and the steps apart") {
    // Else the test above could not fail.
    const std::array<float, 8> p = run(*find_optimiser("adam"), 40);
    CHECK(std::abs(static_cast<double>(p[0]) - find_golden("adam")->after_50[0]) > 100 * kTolerance);
    for (const Golden& golden : kGolden) {
        CHECK(std::abs(golden.after_50[2] - golden.with_decay[2]) > 100 * kTolerance);
        if (golden.id != "sgd") CHECK(std::abs(golden.after_50[0] - kGolden[0].after_50[0]) > 100 * kTolerance);
    }
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

TEST_CASE("weights that only decay end as exactly 0, not as denormals") {
    for (const std::string_view id : {"sgd", "momentum", "adamw"}) {
        const std::string name(id);
        CAPTURE(name);
        const Optimiser& optimiser = *find_optimiser(id);
        std::array<float, 8> p = kStart;
        std::array<float, 8> g{};
        std::vector<float> slots(static_cast<std::size_t>(8 * optimiser.n_slots), 0.0f);
        OptimiserCall call{.parameters = p.data(), .gradients = g.data(), .slots = slots.data(), .n = 8};
        // (1 - 0.01 * 0.2)^n falls below 2^-100 after 35,000 steps; of denormals the product is rounded back.
        for (call.step = 1; call.step < 40000; ++call.step) {
            g.fill(0.0f);
            if (!optimiser.decoupled_decay) add_decay_to_gradient(p.data(), g.data(), 8, 0.2f);
            if (optimiser.decoupled_decay) decay_weights(p.data(), 8, call.learning_rate, 0.2f);
            optimiser.step(call);
        }
        for (const float weight : p) CHECK(weight == 0.0f);
    }
}
