// Things made out of noise: plain layers against the engine, crowds counted by hand, a flow with a known answer, turns, and
// what a graft keeps.
#include "train/made.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "model/model.h"
#include "model/schema.h"
#include "train/trainer.h"

namespace {

train::Trainer started(const model::Spec& spec) {
    auto trainer = train::Trainer::start(spec, model::load_material(spec).value());
    REQUIRE_MESSAGE(trainer.ok(), trainer.error().sentence);
    return std::move(trainer.value());
}

model::Spec eight(std::vector<model::LossSpec> losses) {
    model::Spec spec = model::default_spec(*data::find_dataset("eight"));
    spec.losses = std::move(losses);
    return spec;
}

// v(x, t) = the constant (3, -1).
train::HeadSnapshot steady() {
    train::HeadSnapshot flow;
    flow.spec.kind = "flow";
    flow.maker = {{.n_in = 3, .n_out = 2, .weight = std::vector<float>(6, 0.0f), .bias = {3, -1}}};
    return flow;
}

}  // namespace

TEST_CASE("made: plain layers give what the engine gives for the head of every thing") {
    train::Trainer trainer = started(eight({{.kind = "classify", .target = "cloud", .hidden = 7}}));
    trainer.run_steps(50);
    const train::Snapshot shown = trainer.snapshot();
    const train::HeadSnapshot& head = shown.heads.front();
    const std::vector<float> said = train::run_layers(head.layers, shown.layers.back().values);
    REQUIRE(said.size() == head.predictions.size());
    for (std::size_t i = 0; i < said.size(); ++i)
        CHECK(static_cast<double>(said[i]) == doctest::Approx(static_cast<double>(head.predictions[i])).epsilon(1e-4));
}

TEST_CASE("made: on a map of more dimensions the head reads the map, not the plane it is shown on") {
    model::Spec spec = eight({{.kind = "classify", .target = "cloud"}});
    spec.map_dims = 4;
    train::Trainer trainer = started(spec);
    trainer.run_steps(50);
    const train::Snapshot shown = trainer.snapshot();
    const train::HeadSnapshot& head = shown.heads.front();
    CHECK(train::layers_on_map(head).front().n_in == 4);
    const std::vector<float> said = train::run_layers(train::layers_on_map(head), shown.layers.back().values);
    for (std::size_t i = 0; i < said.size(); ++i)
        CHECK(static_cast<double>(said[i]) == doctest::Approx(static_cast<double>(head.predictions[i])).epsilon(1e-4));
}

TEST_CASE("made: features that are off are 0 in a made thing") {
    model::Spec spec = eight({{.kind = "gan"}});
    spec.features = {"y"};
    train::Trainer trainer = started(spec);
    const train::Snapshot shown = trainer.snapshot();
    const train::HeadSnapshot* gan = train::maker_of(shown, "gan");
    REQUIRE(gan != nullptr);
    const auto made =
        train::forged(*gan, train::noise_rows(20, model::kNoiseDims, 3), model::feature_mask(spec, trainer.material()));
    REQUIRE(made.size() == 40);
    for (std::size_t i = 0; i < 20; ++i) {
        CHECK(made[2 * i] == 0);
        CHECK(made[2 * i + 1] != 0);
    }
    CHECK(train::maker_of(shown, "flow") == nullptr);
}

TEST_CASE("made: crowds are counted where the things lie") {
    // Two classes on a line: around 0 and around 10, each of deviation 1; a third has no things.
    const std::vector<float> things = {-1, 1, 9, 11, 50};
    const std::vector<int> codes = {0, 0, 1, 1, -1};
    const train::ModeCoverage coverage =
        train::mode_coverage(things, codes, 3, {0, 3.9f, 4.1f, 10, 10, 10, 60, -4.5f}, 1);
    CHECK(coverage.within == std::vector<int>{2, 3, 0});
    CHECK(coverage.between == 3);
    CHECK(coverage.found == 2);
    // One in ten is less than a quarter of a half.
    std::vector<float> made(10, 10.0f);
    made[0] = 0;
    CHECK(train::mode_coverage(things, codes, 2, made, 1).found == 1);
}

TEST_CASE("made: a flow of constant speed arrives where it must, and is halfway at half the time") {
    const train::HeadSnapshot flow = steady();
    const std::vector<float> noise = train::noise_rows(50, 2, 1);
    const auto ways = train::flow_of(flow, noise, 10);
    REQUIRE(ways.size() == 11);
    CHECK(ways.front() == noise);
    for (std::size_t i = 0; i < 50; ++i) {
        CHECK(ways[5][2 * i] == doctest::Approx(noise[2 * i] + 1.5f));
        CHECK(ways[10][2 * i] == doctest::Approx(noise[2 * i] + 3));
        CHECK(ways[10][2 * i + 1] == doctest::Approx(noise[2 * i + 1] - 1));
    }
}

TEST_CASE("made: a flow whose speed grows with the time: the midpoint rule is exact, Euler's would not be") {
    train::HeadSnapshot flow = steady();
    flow.maker.front().weight[4] = 2;  // v_0 = 3 + 2 t, so x_0 moves by 3 + 1
    const auto ways = train::flow_of(flow, {0, 0}, 4);
    CHECK(ways.back()[0] == doctest::Approx(4));
}

TEST_CASE("made: the forger learns in its turns only; the noise of an evaluation is always the same") {
    model::Spec spec = eight({{.kind = "gan", .turns = 3}});
    spec.optimiser = "sgd";
    spec.decay = 0;
    train::Trainer trainer = started(spec);
    const auto weights = [&] { return trainer.snapshot().heads.front().maker.front().weight; };
    const std::vector<float> first = weights();
    trainer.run_steps(1);
    const std::vector<float> after_its_turn = weights();
    CHECK(after_its_turn != first);
    trainer.run_steps(2);
    CHECK(weights() == after_its_turn);
    trainer.run_steps(1);
    CHECK(weights() != after_its_turn);
    const double loss = trainer.snapshot().heads.front().loss_train;
    CHECK(trainer.snapshot().heads.front().loss_train == loss);
    train::Trainer other = started(spec);
    REQUIRE(other.restore(trainer.state()).ok());
    CHECK(other.snapshot().heads.front().loss_train == loss);
}

TEST_CASE("made: a wider encoder keeps the forger and the flow as they are") {
    for (const char* kind : {"gan", "flow"}) {
        CAPTURE(kind);
        model::Spec spec = eight({{.kind = kind}, {.kind = "classify", .target = "cloud"}});
        spec.layers = {{.width = 8}};
        train::Trainer trainer = started(spec);
        trainer.run_steps(20);
        const auto before = trainer.snapshot().heads.front().maker;
        spec.layers = {{.width = 12}};
        REQUIRE(trainer.graft(spec).ok());
        const auto after = trainer.snapshot().heads.front().maker;
        REQUIRE(before.size() == after.size());
        for (std::size_t i = 0; i < before.size(); ++i) CHECK(after[i].weight == before[i].weight);
    }
}

TEST_CASE("made: in the Wasserstein game all of the expert stays within its limit, and nothing else is cut") {
    model::Spec spec = eight({{.kind = "gan", .game = "wasserstein", .limit = 0.05}});
    spec.optimiser = "rmsprop";
    spec.decay = 0;
    spec.layers = {{.width = 8}};
    train::Trainer trainer = started(spec);
    trainer.run_steps(40);
    const model::Model& model = trainer.model();
    float expert = 0, forger = 0;
    for (std::size_t i = 0; i < model.program.graph.nodes.size(); ++i) {
        const engine::Node& node = model.program.graph.nodes[i];
        if (node.kind != engine::NodeKind::parameter) continue;
        const float* weights = trainer.memory().parameters + model.program.places[i].value;
        float& most = node.name.find(".maker.") != std::string::npos ? forger : expert;
        for (int k = 0; k < node.shape.rows * engine::padded(node.shape.cols); ++k)
            most = std::max(most, std::fabs(weights[k]));
    }
    CHECK(expert == 0.05f);
    CHECK(forger > 0.1f);
}

TEST_CASE("made: the forger's pace is a factor of its learning rate alone") {
    model::Spec spec = eight({{.kind = "gan"}});
    spec.optimiser = "sgd";
    spec.decay = 0;
    spec.layers = {{.width = 8}};
    model::Spec slow = spec;
    slow.losses.front().pace = 0.25;
    train::Trainer a = started(spec), b = started(slow);
    const std::vector<float> before = a.snapshot().heads.front().maker.front().weight;
    a.run_steps(1);
    b.run_steps(1);
    const train::Snapshot fast_shown = a.snapshot(), slow_shown = b.snapshot();
    CHECK(fast_shown.layers.back().values == slow_shown.layers.back().values);  // the expert's steps are the same
    const std::vector<float>&one = fast_shown.heads.front().maker.front().weight,
          &quarter = slow_shown.heads.front().maker.front().weight;
    for (std::size_t i = 0; i < before.size(); ++i) {
        CHECK(static_cast<double>(quarter[i] - before[i]) ==
              doctest::Approx(0.25 * static_cast<double>(one[i] - before[i])).epsilon(1e-3));
    }
    // A graft to another pace keeps all weights.
    const std::uint64_t weights = a.weights_hash();
    REQUIRE(a.graft(slow).ok());
    CHECK(a.weights_hash() == weights);
}

TEST_CASE("made: the forger's own optimiser moves the forger, and that of the model the rest") {
    model::Spec spec = eight({{.kind = "gan"}});
    spec.layers = {{.width = 8}};
    for (const char* of_forger : {"sgd", "momentum", "rmsprop", "adam"}) {
        CAPTURE(of_forger);
        model::Spec other = spec, both = spec;
        other.optimiser = of_forger;
        both.losses.front().maker_optimiser = of_forger;
        REQUIRE(spec.optimiser == "adamw");
        train::Trainer of_model = started(spec), of_other = started(other), of_both = started(both);
        // One step from the same weights: the gradients are the same in all three.
        for (train::Trainer* trainer : {&of_model, &of_other, &of_both}) trainer->run_steps(1);
        const train::Snapshot expected = of_model.snapshot(), moved = of_other.snapshot(), shown = of_both.snapshot();
        CHECK(shown.layers.back().values == expected.layers.back().values);
        CHECK(shown.layers.back().values != moved.layers.back().values);
        for (std::size_t i = 0; i < shown.heads.front().maker.size(); ++i) {
            CHECK(shown.heads.front().maker[i].weight == moved.heads.front().maker[i].weight);
            CHECK(shown.heads.front().maker[i].bias == moved.heads.front().maker[i].bias);
        }
        CHECK(shown.heads.front().maker.front().weight != expected.heads.front().maker.front().weight);
        // Later steps: the state of one is no part of the other's, and a graft to it keeps all weights.
        of_both.run_steps(20);
        CHECK(std::isfinite(of_both.snapshot().heads.front().maker.front().weight.front()));
        const std::uint64_t weights = of_model.weights_hash();
        REQUIRE(of_model.graft(both).ok());
        CHECK(of_model.weights_hash() == weights);
    }
}

TEST_CASE("made: the expert pulls each made thing along the slope of the forger's loss for it") {
    for (const char* game : {"log", "squares", "wasserstein"}) {
        CAPTURE(game);
        model::Spec spec = eight({{.kind = "gan", .game = game, .limit = 1}});
        spec.decay = 0;
        spec.layers = {{.width = 8}};
        train::Trainer trainer = started(spec);
        trainer.run_steps(30);
        const train::HeadSnapshot gan = trainer.snapshot().heads.front();
        const std::uint64_t weights = trainer.weights_hash();
        const std::vector<float> noise = train::noise_rows(300, model::kNoiseDims, 1);
        const std::vector<float> made = train::forged(gan, noise, {1, 1}), pull = trainer.pull_on_made(0, noise);
        REQUIRE(pull.size() == made.size());
        CHECK(trainer.weights_hash() == weights);
        // The forger's loss for one thing, from what the expert says of it.
        const auto loss = [&](double made_logit, double real_logit) {
            if (std::string(game) == "log") return std::log(1 + std::exp(made_logit - real_logit));
            if (std::string(game) == "squares")
                return (made_logit * made_logit + (real_logit - 1) * (real_logit - 1)) / 2;
            return (made_logit - real_logit) / 2;
        };
        const auto losses = [&](std::size_t column, float by) {
            std::vector<float> moved = made;
            for (std::size_t i = column; i < moved.size(); i += 2) moved[i] += by;
            const std::vector<float> said = train::run_layers(gan.layers, trainer.embed_rows(moved));
            std::vector<double> of;
            for (std::size_t i = 0; i < said.size(); i += 2)
                of.push_back(loss(static_cast<double>(said[i]), static_cast<double>(said[i + 1])));
            return of;
        };
        constexpr float kStep = 0.01f;  // of floats
        double most = 0;
        for (const std::size_t column : {std::size_t{0}, std::size_t{1}}) {
            const std::vector<double> above = losses(column, kStep), below = losses(column, -kStep);
            for (std::size_t i = 0; i < above.size(); ++i) {
                const double slope = (above[i] - below[i]) / (2 * static_cast<double>(kStep));
                const auto got = static_cast<double>(pull[2 * i + column]);
                CHECK(std::fabs(got + slope) < 1e-3);
                most = std::max(most, std::fabs(got));
            }
        }
        CHECK(most > 0.02);
        // Along the pull the forger's loss falls for the things together.
        const std::vector<float> moved = train::moved_by_pull(made, pull, 2, 0.02);
        double far = 0;
        for (std::size_t i = 0; i < made.size(); ++i) far += std::pow(static_cast<double>(moved[i] - made[i]), 2);
        CHECK(std::sqrt(far / 300) == doctest::Approx(0.02).epsilon(1e-3));
    }
}
