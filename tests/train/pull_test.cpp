// What the losses want, against finite differences in double; springs, against the pull that they add up to; and that
// looking changes nothing.
#include "train/pull.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "specs.h"
#include "train/plane_view.h"
#include "train/trainer.h"

namespace {

using Material = std::shared_ptr<const model::Material>;

const Material& cars() {
    static const Material material = model::load_material(model::default_spec().dataset).value();
    return material;
}

// What a Spec is about: cars, but for losses that cars are not fit for.
Material material_of(const model::Spec& spec) {
    return spec.dataset == cars()->dataset.row.id ? cars() : model::load_material(spec.dataset).value();
}

train::Trainer started(const model::Spec& spec) {
    auto trainer = train::Trainer::start(spec, material_of(spec));
    REQUIRE_MESSAGE(trainer.ok(), trainer.error().sentence);
    return std::move(trainer.value());
}

// A model with its first weights, and a batch of things in its inputs.
struct Bench {
    model::Model model;
    engine::Memory<float> memory;
    int rows = 0;
};

Bench bench_of(const model::Spec& spec, const std::vector<int>& things) {
    Bench bench;
    const Material material = material_of(spec);
    auto compiled = model::compile_model(spec, *material);
    REQUIRE(compiled.ok());
    bench.model = std::move(compiled.value());
    bench.memory = engine::make_memory<float>(bench.model.program);
    engine::initialise(bench.model.program, bench.memory, 3);
    bench.rows = static_cast<int>(things.size());
    const std::vector<float> mask = model::feature_mask(spec, *material);
    std::copy(mask.begin(), mask.end(),
              engine::value_of(bench.model.program, bench.memory, bench.model.feature_mask, 1).data);
    for (const model::RowSource& source : bench.model.sources) {
        const engine::Matrix<float> to = engine::value_of(bench.model.program, bench.memory, source.input, bench.rows);
        for (int r = 0; r < bench.rows; ++r) {
            std::copy_n(source.rows.data() + static_cast<long>(things[static_cast<std::size_t>(r)]) * source.cols,
                        source.cols, to.row(r));
        }
    }
    const std::vector<engine::AliasColumn> negative_table = train::negative_table_of(material->dataset.contexts);
    for (const model::SampledInput& input : bench.model.sampled_inputs) {
        train::sample_for_evaluation(input, material->dataset.contexts, negative_table, things.data(), bench.rows,
                                     engine::value_of(bench.model.program, bench.memory, input.input, bench.rows));
    }
    return bench;
}

// -n dL / dx by central differences, all in double, from the map (or what else stands at `hold`) on.
std::vector<double> pull_by_differences(Bench& bench, const model::Head& head, engine::Value hold) {
    const engine::Program& program = bench.model.program;
    engine::Memory<double> memory = engine::make_memory<double>(program);
    std::copy_n(bench.memory.parameters, program.n_parameters, memory.parameters);
    std::copy_n(bench.memory.values, program.n_values, memory.values);
    engine::forward(program, memory, bench.rows);
    const double n = train::things_counted(bench.model, bench.memory, head, bench.rows);
    const engine::Matrix<double> place = engine::value_of(program, memory, hold, bench.rows);
    std::vector<double> pull;
    constexpr double kStep = 1e-6;
    const auto loss_at = [&](int r, int d, double x) {
        const double old = place.at(r, d);
        place.at(r, d) = x;
        engine::forward_between(program, memory, hold, head.loss, bench.rows);
        place.at(r, d) = old;
        return engine::value_of(program, memory, head.loss, bench.rows).at(0, 0);
    };
    for (int r = 0; r < bench.rows; ++r) {
        for (int d = 0; d < place.cols; ++d) {
            const double x = place.at(r, d);
            pull.push_back(-n * (loss_at(r, d, x + kStep) - loss_at(r, d, x - kStep)) / (2 * kStep));
        }
    }
    return pull;
}

std::vector<int> some_things(int n) {
    std::vector<int> things;
    for (int i = 0; i < n; ++i) things.push_back(i * 17 % cars()->features.n_rows);
    return things;
}

double largest(const std::vector<float>& values) {
    double most = 0;
    for (const float x : values) most = std::max(most, std::fabs(static_cast<double>(x)));
    return most;
}

// Several losses, one of them on pairs, and layers that draw random numbers.
model::Spec noisy_spec() {
    model::Spec spec = model::default_spec();
    spec.layers.push_back({.kind = "dropout", .rate = 0.2});
    spec.layers.push_back({.kind = "noise", .rate = 0.1});
    spec.losses.push_back(specs::loss_of(spec, "triplet"));
    spec.losses.push_back({.kind = "reconstruct", .weight = 0.5});
    return spec;
}

}  // namespace

TEST_CASE("the pull of every loss is what differences in double say, in batches of any size") {
    int n_that_act = 0;
    for (const specs::Named& named : specs::of_every_loss()) {
        CAPTURE(named.name);
        Bench bench = bench_of(named.spec, some_things(24));
        const model::Head& head = bench.model.heads[0];
        std::vector<float> pull;
        const bool acts = train::pull_of_loss(bench.model, bench.memory, head, bench.rows, pull);
        if (!acts) {
            CHECK((named.name.find("loss weights") == 0 || !model::find_loss(named.spec.losses[0].kind)->moves_map));
            CHECK(largest(pull) == 0);
            continue;
        }
        ++n_that_act;
        const engine::Value hold = named.name == "loss gaussian" ? bench.model.map_mean : bench.model.map;
        const std::vector<double> wanted = pull_by_differences(bench, head, hold);
        // An adversary's head learns to read, and the map learns to make it fail: the other way, on purpose.
        const double sign = named.name == "loss adversary" ? -1 : 1;
        const double scale = largest(pull);
        CHECK(scale > 1e-4);
        REQUIRE(wanted.size() == pull.size());
        for (std::size_t i = 0; i < pull.size(); ++i) {
            CHECK(std::fabs(static_cast<double>(pull[i]) - sign * wanted[i]) < 2e-5 * scale);
        }
        if (named.spec.losses[0].kind == "regress") {
            // Alone in its batch, a thing is asked for the same.
            Bench alone = bench_of(named.spec, {some_things(24)[5]});
            std::vector<float> of_one;
            train::pull_of_loss(alone.model, alone.memory, alone.model.heads[0], 1, of_one);
            CHECK(of_one[0] == doctest::Approx(pull[10]));
            CHECK(of_one[1] == doctest::Approx(pull[11]));
        }
    }
    CHECK(n_that_act == static_cast<int>(specs::of_every_loss().size()) - 6);
}

TEST_CASE("looking at what the losses want changes no bit of what is trained") {
    for (const specs::Named& named :
         {specs::Named{"noisy", noisy_spec()}, specs::of_every_loss()[0], specs::of_every_map().back()}) {
        CAPTURE(named.name);
        train::Trainer looked_at = started(named.spec), left_alone = started(named.spec);
        for (int i = 0; i < 10; ++i) {
            looked_at.run_steps(3);
            left_alone.run_steps(3);
            const train::Snapshot shown = looked_at.snapshot();
            looked_at.pull(shown.plane);
            looked_at.springs(static_cast<int>(shown.heads.size()) - 1, some_things(30), 50);
            looked_at.embed_rows(cars()->features.values);
            REQUIRE(looked_at.weights_hash() == left_alone.weights_hash());
        }
    }
}

TEST_CASE("pulls are for every thing, held out or not, and add up by weight") {
    model::Spec spec = noisy_spec();
    spec.losses[0].weight = 0.25;
    spec.map_dims = 4;
    train::Trainer trainer = started(spec);
    trainer.run_steps(30);
    const train::Snapshot shown = trainer.snapshot();
    const train::Pull pull = trainer.pull(shown.plane);
    const auto n = static_cast<std::size_t>(shown.n_points);
    REQUIRE(pull.losses.size() == spec.losses.size());
    CHECK(pull.losses[0].weight == 0.25);
    CHECK(pull.step == 30);
    REQUIRE(pull.pull.size() == 4 * n);
    REQUIRE(pull.shown.size() == 2 * n);
    CHECK(trainer.pull(shown.plane).pull == pull.pull);  // no noise in it
    std::size_t n_still = 0;
    for (std::size_t i = 0; i < n; ++i) {
        n_still += pull.shown[2 * i] == 0.0f && pull.shown[2 * i + 1] == 0.0f;
        for (std::size_t d = 0; d < 4; ++d) {
            double sum = 0;
            for (const train::LossPull& loss : pull.losses) {
                sum += loss.weight * static_cast<double>(loss.pull[4 * i + d]);
            }
            CHECK(static_cast<double>(pull.pull[4 * i + d]) == doctest::Approx(sum).epsilon(1e-4).scale(1e-3));
        }
    }
    CHECK(n_still < n / 50);
    // A step along the pull is shown as a step along the arrow.
    std::vector<float> moved = shown.layers.back().values;
    for (std::size_t i = 0; i < moved.size(); ++i) moved[i] += 0.1f * pull.pull[i];
    const std::vector<float> then = train::places_on(shown.plane, moved);
    for (std::size_t i = 0; i < 2 * n; ++i) {
        CHECK(then[i] - shown.points[i] == doctest::Approx(0.1f * pull.shown[i]).epsilon(1e-3).scale(0.01));
    }
    // Batches hold things of one part of the data.
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; j += 29) {
            if (pull.batch_of[i] == pull.batch_of[j]) CHECK(shown.held_out[i] == shown.held_out[j]);
        }
    }
}

TEST_CASE("springs add up to the pull, for every loss on pairs") {
    int n_losses = 0;
    for (const specs::Named& named : specs::of_every_loss()) {
        train::Trainer trainer = started(named.spec);
        trainer.run_steps(20);
        const train::Snapshot shown = trainer.snapshot();
        const train::Pull pull = trainer.pull(shown.plane);
        std::vector<int> batch;
        for (int i = 0; i < shown.n_points; ++i) {
            if (pull.batch_of[static_cast<std::size_t>(i)] == pull.batch_of[3]) batch.push_back(i);
        }
        const std::vector<train::Spring> springs = trainer.springs(0, batch, 1000000);
        CHECK(springs.empty() != pull.losses[0].of_pairs);
        if (springs.empty()) continue;
        CAPTURE(named.name);
        ++n_losses;
        std::vector<double> sum(shown.points.size(), 0.0);
        int n_pulls = 0, n_pushes = 0;
        for (const train::Spring& spring : springs) {
            ++(spring.strength > 0 ? n_pulls : n_pushes);
            const auto a = static_cast<std::size_t>(spring.a), b = static_cast<std::size_t>(spring.b);
            const double x = static_cast<double>(shown.points[2 * b] - shown.points[2 * a]);
            const double y = static_cast<double>(shown.points[2 * b + 1] - shown.points[2 * a + 1]);
            const double force = static_cast<double>(spring.strength) / std::hypot(x, y);
            sum[2 * a] += force * x;
            sum[2 * a + 1] += force * y;
            sum[2 * b] -= force * x;
            sum[2 * b + 1] -= force * y;
        }
        CHECK(n_pulls > 0);
        CHECK(n_pushes > 0);
        const double scale = largest(pull.losses[0].pull);
        for (const int thing : batch) {
            for (std::size_t i = 2 * static_cast<std::size_t>(thing); i < 2 * static_cast<std::size_t>(thing) + 2;
                 ++i) {
                CHECK(std::fabs(sum[i] - static_cast<double>(pull.losses[0].pull[i])) < 1e-4 * scale);
            }
        }
        // A few are the strongest ones, in order.
        const std::vector<train::Spring> few = trainer.springs(0, batch, 40);
        REQUIRE(few.size() == 40);
        for (std::size_t i = 0; i < few.size(); ++i) {
            CHECK(few[i].strength == springs[i].strength);
            if (i > 0) CHECK(std::fabs(few[i].strength) <= std::fabs(few[i - 1].strength));
        }
    }
    CHECK(n_losses == 5);
}

TEST_CASE("springs of classes: one class is drawn together, two are pushed apart until a margin lies between") {
    model::Spec spec = model::default_spec();
    spec.losses = {specs::loss_of(spec, "contrastive")};
    train::Trainer trainer = started(spec);
    trainer.run_steps(50);
    const std::vector<int>& codes = trainer.model().heads[0].codes;
    const std::vector<train::Spring> springs = trainer.springs(0, some_things(60), 10000);
    REQUIRE(!springs.empty());
    for (const train::Spring& spring : springs) {
        const bool same = codes[static_cast<std::size_t>(spring.a)] == codes[static_cast<std::size_t>(spring.b)];
        CHECK((spring.strength > 0) == same);
    }
}

TEST_CASE("many rows through the encoder: where the snapshot has the things") {
    for (const int dims : {2, 5}) {
        model::Spec spec = noisy_spec();
        spec.map_dims = dims;
        train::Trainer trainer = started(spec);
        trainer.run_steps(20);
        const train::Snapshot shown = trainer.snapshot();
        CHECK(trainer.embed_rows(cars()->features.values) == shown.layers.back().values);
        CHECK(trainer.embed_rows({}).empty());
    }
}
