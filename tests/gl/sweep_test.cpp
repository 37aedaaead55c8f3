// app/stages/sweep_gpu.h: a sweep on the graphics card against the same sweep on the CPU, in one group and in two.
#include <doctest/doctest.h>

#include <cmath>

#include "app/stages/sweep_gpu.h"
#include "gl/gl_context.h"

namespace {

train::Sweep started(std::initializer_list<const char*> texts) {
    const model::Spec base = model::default_spec();
    std::vector<model::Axis> axes;
    for (const char* text : texts) axes.push_back(model::read_axis(base, text).value());
    core::Result<train::Sweep> sweep = train::start_sweep(base, axes);
    REQUIRE(sweep.ok());
    return std::move(sweep.value());
}

// Of two maps with the same coordinates, over the spread of the first.
double apart(train::SweepCell& a, train::SweepCell& b) {
    const std::vector<float>& x = train::snapshot_of(a).layers.back().values;
    const std::vector<float>& y = train::snapshot_of(b).layers.back().values;
    REQUIRE(x.size() == y.size());
    double gap = 0, spread = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        gap += std::pow(static_cast<double>(x[i]) - static_cast<double>(y[i]), 2);
        spread += std::pow(static_cast<double>(x[i]), 2);
    }
    return std::sqrt(gap / spread);
}

void check_against_cpu(train::Sweep card, train::Sweep cpu, std::size_t n_groups) {
    gl_test::Context context;
    gl::Kernels kernels;
    app::SweepOnGpu on_gpu;
    app::start_on_gpu(on_gpu, kernels, card);
    REQUIRE(on_gpu.groups.size() == n_groups);
    for (const app::GpuGroup& group : on_gpu.groups) {
        CHECK(group.why_not.empty());
        CHECK(group.gpu.is_on);
    }
    for (int frame = 0; frame < 5; ++frame) {
        app::run_on_gpu(on_gpu, kernels, card, 40);
        app::fetch_from_gpu(on_gpu, card);
    }
    app::leave_gpu(on_gpu, card);
    CHECK(card.step == 200);
    train::run_steps(cpu, 200);
    for (std::size_t i = 0; i < cpu.cells.size(); ++i) {
        CAPTURE(i);
        CHECK(card.cells[i].trainer->step() == 200);
        CHECK(apart(cpu.cells[i], card.cells[i]) < 1e-3);
        // The cells are not one another's.
        if (i > 0) CHECK(card.cells[i].trainer->weights_hash() != card.cells[0].trainer->weights_hash());
    }
    // On the CPU they go on with the very batches that come next.
    train::run_steps(card, 1);
    train::run_steps(cpu, 1);
    CHECK(apart(cpu.cells.back(), card.cells.back()) < 1e-3);
    gl::free_kernels(kernels);
}

}  // namespace

TEST_CASE("a sweep of one group on the card: every cell nearly as on the CPU") {
    check_against_cpu(started({"lr=0.003,0.01,0.03", "seed=1,2"}), started({"lr=0.003,0.01,0.03", "seed=1,2"}), 1);
}

TEST_CASE("a sweep of two groups on the card: every cell nearly as on the CPU") {
    check_against_cpu(started({"layers.0.width=7,16", "losses.0.weight=0.5,1"}),
                      started({"layers.0.width=7,16", "losses.0.weight=0.5,1"}), 2);
}

TEST_CASE("a card that is lost under a sweep: all cells go on in step on the CPU, as if nothing had been") {
    gl_test::Context context;
    gl::Kernels kernels;
    train::Sweep card = started({"layers.0.width=7,16", "seed=1,2"});
    train::Sweep cpu = started({"layers.0.width=7,16", "seed=1,2"});
    app::SweepOnGpu on_gpu;
    app::start_on_gpu(on_gpu, kernels, card);
    app::run_on_gpu(on_gpu, kernels, card, 60);
    app::fetch_from_gpu(on_gpu, card);  // asks
    gl::wait_for_steps(on_gpu.groups[0].gpu.steps);
    while (card.step < 60) app::fetch_from_gpu(on_gpu, card);
    app::run_on_gpu(on_gpu, kernels, card, 30);
    app::gpu_is_lost(on_gpu, card);
    CHECK_FALSE(on_gpu.is_on);
    CHECK(card.step == 60);
    train::run_steps(card, 40);
    train::run_steps(cpu, 100);
    for (std::size_t i = 0; i < cpu.cells.size(); ++i) CHECK(apart(cpu.cells[i], card.cells[i]) < 1e-3);
    gl::free_kernels(kernels);
}

TEST_CASE("a map that breaks on the card stops; the others go on in step on the CPU, and nothing is on the card") {
    gl_test::Context context;
    gl::Kernels kernels;
    model::Spec base = model::default_spec();
    base.optimiser = "sgd";
    base.losses = {model::LossSpec{.kind = "regress", .target = "mpg"}};
    const model::Axis rates = model::read_axis(base, "lr=0.01,0.02,1").value();
    core::Result<train::Sweep> made = train::start_sweep(base, {rates});
    REQUIRE(made.ok());
    train::Sweep& sweep = made.value();
    for (const train::SweepCell& cell : sweep.cells) REQUIRE(cell.problem == "");
    app::SweepOnGpu on_gpu;
    app::start_on_gpu(on_gpu, kernels, sweep);
    REQUIRE(on_gpu.groups.size() == 1);
    for (int frame = 0; frame < 400 && on_gpu.is_on; ++frame) {
        app::run_on_gpu(on_gpu, kernels, sweep, 20);
        gl::wait_for_steps(on_gpu.groups[0].gpu.steps);
        app::fetch_from_gpu(on_gpu, sweep);
    }
    CHECK_FALSE(on_gpu.is_on);
    CHECK_FALSE(train::trains(sweep.cells[2]));
    REQUIRE(train::trains(sweep.cells[0]));
    REQUIRE(train::trains(sweep.cells[1]));
    CHECK(sweep.cells[0].trainer->step() == sweep.cells[1].trainer->step());
    CHECK(sweep.step == sweep.cells[0].trainer->step());
    const long before = sweep.step;
    train::run_steps(sweep, 10);
    CHECK(sweep.step == before + 10);
    gl::free_kernels(kernels);
}
