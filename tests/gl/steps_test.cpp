// app/experiment/gpu_training.h and gl/training/steps.h: training on the graphics card against training on the CPU: the same
// batches, and nearly the same map after hundreds of steps, for a Spec of every row of every table.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "app/experiment/gpu_training.h"
#include "gl/gl_context.h"
#include "gl/training/blocks.h"
#include "specs.h"

namespace {

// Root of the mean squared distance of two maps' things, over that of a map's things from their middle. The middles are
// laid onto each other first: losses on distances leave them free, so that an optimiser that looks at signs moves the
// whole map by what was rounded.
double difference_of(const train::Snapshot& a, const train::Snapshot& b) {
    const std::vector<float>& x = a.layers.back().values;
    const std::vector<float>& y = b.layers.back().values;
    const auto dims = static_cast<std::size_t>(a.layers.back().n_units);
    const auto n = static_cast<double>(x.size() / dims);
    std::vector<double> middle(dims, 0.0), shift(dims, 0.0);
    for (std::size_t i = 0; i < x.size(); ++i) {
        middle[i % dims] += static_cast<double>(x[i]) / n;
        shift[i % dims] += (static_cast<double>(y[i]) - static_cast<double>(x[i])) / n;
    }
    double apart = 0, spread = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        apart += std::pow(static_cast<double>(y[i]) - static_cast<double>(x[i]) - shift[i % dims], 2);
        spread += std::pow(static_cast<double>(x[i]) - middle[i % dims], 2);
    }
    return apart == 0 ? 0 : std::sqrt(apart / spread);
}

// Of the first 50 steps; 1e-7 is usual.
double early_tolerance_of(const std::string& name) {
    // A step sums over all pairs of things, in another order on the card.
    return name == "loss links" ? 1e-4 : 1e-5;
}

// After 500 steps. Where what was rounded otherwise cannot die out, it grows from 1e-7 on: these two maps then are as
// good as each other and not the same.
double tolerance_of(const std::string& name) {
    // Steps of AdamW over the whole data overshoot from side to side.
    if (name == "full batch") return 0.2;
    // A thing beside the edge of a cell falls to either side.
    if (name.rfind("3 bits", 0) == 0) return 0.8;
    // A thing that comes by the middle of the sphere leaves it in either direction.
    if (name == "bound sphere") return 0.8;
    return 1e-3;
}

train::Trainer started(const model::Spec& spec) {
    auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE(trainer.ok());
    return std::move(trainer.value());
}

void run_steps_on_gpu(train::Trainer& trainer, gl::Kernels& kernels, long n) {
    app::GpuTraining card;
    const core::Status on = app::start_on_gpu(card, kernels, {&trainer});
    if (!on.ok()) MESSAGE(on.error().sentence);
    REQUIRE(on.ok());
    app::run_on_gpu(card, kernels, {&trainer}, n);
    app::leave_gpu(card, {&trainer});
}

// In a context of their own: software GL does not bear the programs of all Specs in one.
void check_on_gpu(const std::vector<specs::Named>& all) {
    gl_test::Context context;
    gl::Kernels kernels;
    for (const specs::Named& named : all) {
        CAPTURE(named.name);
        train::Trainer cpu = started(named.spec);
        train::Trainer card = cpu.fork();
        cpu.run_steps(50);
        run_steps_on_gpu(card, kernels, 50);
        train::Trainer again = started(named.spec);
        run_steps_on_gpu(again, kernels, 50);
        CHECK(card.weights_hash() == again.weights_hash());
        CHECK(difference_of(cpu.snapshot(), card.snapshot()) < early_tolerance_of(named.name));
        cpu.run_steps(450);
        run_steps_on_gpu(card, kernels, 450);
        CHECK(card.step() == 500);
        // Where two nets learn from each other, what was rounded grows with every round: after hundreds of them these
        // are two games. The first 50 were one.
        if (named.name.rfind("loss gan", 0) == 0) continue;
        CHECK(difference_of(cpu.snapshot(), card.snapshot()) < tolerance_of(named.name));
        CHECK(card.snapshot().loss_train == doctest::Approx(cpu.snapshot().loss_train).epsilon(0.1));
        // The next steps on the CPU take the same batches in both.
        cpu.run_steps(1);
        card.run_steps(1);
        CHECK(difference_of(cpu.snapshot(), card.snapshot()) < tolerance_of(named.name));
    }
    gl::free_kernels(kernels);
}

}  // namespace

TEST_CASE("500 steps on the card lead to nearly the same map as on the CPU, and twice to the same bits: losses") {
    check_on_gpu(specs::of_every_loss());
}

TEST_CASE("500 steps on the card lead to nearly the same map as on the CPU, and twice to the same bits: layers") {
    check_on_gpu(specs::of_every_layer());
}

TEST_CASE("500 steps on the card lead to nearly the same map as on the CPU, and twice to the same bits: maps") {
    check_on_gpu(specs::of_every_map());
}

TEST_CASE("500 steps on the card lead to nearly the same map as on the CPU, and twice to the same bits: training") {
    check_on_gpu(specs::of_every_training());
}

TEST_CASE("models that train together do not see each other: each has the bits that it has alone, in blocks, too") {
    gl_test::Context context;
    gl::Kernels kernels;
    for (const bool wide : {false, true}) {
        CAPTURE(wide);
        std::vector<train::Trainer> together, alone;
        app::Trainers trainers;
        for (int m = 0; m < (wide ? 3 : 5); ++m) {
            model::Spec spec = model::default_spec();
            spec.seed = m + 1;
            spec.losses[0].weight = 0.5 * (m + 1);
            spec.learning_rate = 0.002 * (m + 1);
            if (m == 3) spec.features = {"weight"};
            if (wide) {
                spec.layers = {model::LayerSpec{.width = 63}, model::LayerSpec{.width = 61, .activation = "relu"}};
                spec.batch = 70;
            }
            together.push_back(started(spec));
            alone.push_back(started(spec));
        }
        for (train::Trainer& trainer : together) trainers.push_back(&trainer);
        app::GpuTraining card;
        REQUIRE(app::start_on_gpu(card, kernels, trainers).ok());
        const std::vector<gl::Pass>& passes = card.steps.machine.passes.passes;
        const auto in_blocks = [](const gl::Pass& pass) { return pass.kernel->file == gl::kBlocksFile; };
        CHECK(std::any_of(passes.begin(), passes.end(), in_blocks) == wide);
        const long steps = wide ? 60 : 300;  // more than a block of batches
        app::run_on_gpu(card, kernels, trainers, steps);
        app::leave_gpu(card, trainers);
        for (std::size_t m = 0; m < together.size(); ++m) {
            CAPTURE(m);
            run_steps_on_gpu(alone[m], kernels, steps);
            CHECK(together[m].weights_hash() == alone[m].weights_hash());
        }
        CHECK(together[0].weights_hash() != together[1].weights_hash());
    }
    gl::free_kernels(kernels);
}

TEST_CASE("a card that is lost in training costs the steps since the last copy, and nothing else") {
    gl_test::Context context;
    gl::Kernels kernels;
    train::Trainer cpu = started(model::default_spec());
    train::Trainer trainer = cpu.fork();
    app::GpuTraining card;
    REQUIRE(app::start_on_gpu(card, kernels, {&trainer}).ok());
    app::run_on_gpu(card, kernels, {&trainer}, 100);
    app::ask_gpu(card, true);
    gl::wait_for_steps(card.steps);
    while (!app::fetch_from_gpu(card, {&trainer})) gl::wait_for_steps(card.steps);
    app::run_on_gpu(card, kernels, {&trainer}, 40);
    app::gpu_is_lost(card, {&trainer});
    CHECK(trainer.step() == 100);
    // On from there: the very batches that would have come.
    cpu.run_steps(150);
    trainer.run_steps(50);
    CHECK(trainer.step() == 150);
    CHECK(difference_of(cpu.snapshot(), trainer.snapshot()) < 1e-4);
    gl::free_kernels(kernels);
}

TEST_CASE("weights that break on the card are noticed, and the trainer goes back") {
    gl_test::Context context;
    gl::Kernels kernels;
    model::Spec spec = model::default_spec();
    spec.optimiser = "sgd";
    spec.losses = {{.kind = "regress", .target = "mpg"}};
    for (model::LayerSpec& layer : spec.layers) layer.activation = "relu";
    train::Trainer trainer = started(spec);
    const std::uint64_t before = trainer.weights_hash();
    spec.learning_rate = 1e6;
    trainer.set_live(spec);
    run_steps_on_gpu(trainer, kernels, 200);
    REQUIRE(trainer.trouble().has_value());
    CHECK(trainer.step() == 0);
    CHECK(trainer.weights_hash() == before);
    CHECK(trainer.trouble()->sentence.find("learning rate") != std::string::npos);
    gl::free_kernels(kernels);
}
