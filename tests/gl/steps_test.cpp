// app/card_training.h and gl/training/steps.h: training on the graphics card against training on the CPU: the same
// batches, and nearly the same map after hundreds of steps, for a Spec of every row of every table.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <cmath>

#include "app/card_training.h"
#include "gl/gl_context.h"
#include "specs.h"

namespace {

// Root of the mean squared distance of two maps' things, over that of a map's things from their middle.
double difference_of(const train::Snapshot& a, const train::Snapshot& b) {
    const std::vector<float>& x = a.layers.back().values;
    const std::vector<float>& y = b.layers.back().values;
    const auto dims = static_cast<std::size_t>(a.layers.back().n_units);
    std::vector<double> middle(dims, 0.0);
    for (std::size_t i = 0; i < x.size(); ++i) middle[i % dims] += static_cast<double>(x[i]);
    for (double& m : middle) m /= static_cast<double>(x.size() / dims);
    double apart = 0, spread = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        apart += std::pow(static_cast<double>(x[i]) - static_cast<double>(y[i]), 2);
        spread += std::pow(static_cast<double>(x[i]) - middle[i % dims], 2);
    }
    return apart == 0 ? 0 : std::sqrt(apart / spread);
}

// 1e-7 to 1e-5 is usual. With its whole data in every batch the steps of AdamW overshoot from side to side before long,
// and what was rounded otherwise grows by that: 2e-7 after 100 steps, 1e-2 after 500.
double tolerance_of(const std::string& name) { return name == "full batch" ? 0.2 : 1e-3; }

train::Trainer started(const model::Spec& spec) {
    auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE(trainer.ok());
    return std::move(trainer.value());
}

void run_steps_on_card(train::Trainer& trainer, gl::Kernels& kernels, long n) {
    app::CardTraining card;
    const core::Result<bool> on = app::start_on_card(card, kernels, {&trainer});
    if (!on.ok()) MESSAGE(on.error().sentence);
    REQUIRE(on.ok());
    app::run_on_card(card, kernels, {&trainer}, n);
    app::leave_card(card, {&trainer});
}

}  // namespace

TEST_CASE("500 steps on the card lead to nearly the same map as on the CPU") {
    gl_test::Context context;
    gl::Kernels kernels;
    for (const specs::Named& named : specs::of_every_row()) {
        CAPTURE(named.name);
        train::Trainer cpu = started(named.spec);
        if (!gl::op_without_kernel(cpu.model().program.graph).empty()) {
            MESSAGE(named.name << ": no kernel for " << gl::op_without_kernel(cpu.model().program.graph));
            continue;
        }
        train::Trainer card = cpu.fork();
        cpu.run_steps(500);
        run_steps_on_card(card, kernels, 500);
        CHECK(card.step() == 500);
        CHECK(difference_of(cpu.snapshot(), card.snapshot()) < tolerance_of(named.name));
        // The next steps on the CPU take the same batches in both.
        cpu.run_steps(1);
        card.run_steps(1);
        CHECK(difference_of(cpu.snapshot(), card.snapshot()) < tolerance_of(named.name));
    }
    gl::free_kernels(kernels);
}
