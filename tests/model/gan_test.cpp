// The losses that make things out of noise: whose weights learn from which part, by finite differences of those parts; the
// same net for real and made things; what is refused.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "core/random.h"
#include "model/schema.h"
#include "model/tables.h"

namespace {

constexpr int kBatch = 6;

struct Trained {
    model::Model model;
    engine::Memory<double> memory;
};

model::Spec eight_spec(const char* kind) {
    model::Spec spec = model::default_spec(*data::find_dataset("eight"));
    spec.layers = {{.width = 5}, {.kind = "residual", .width = 5}};
    spec.losses = {{.kind = kind, .maker = 4}};
    return spec;
}

// With random weights and inputs; flags are 1.
Trained filled(const model::Spec& spec) {
    const auto material = model::load_material(spec).value();
    auto compiled = model::compile_model(spec, *material);
    REQUIRE_MESSAGE(compiled.ok(), compiled.error().sentence);
    Trained trained{std::move(compiled.value()), {}};
    trained.memory = engine::make_memory<double>(trained.model.program);
    core::Random random = core::random_stream(5, "numbers");
    const auto& nodes = trained.model.program.graph.nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].kind == engine::NodeKind::op || !nodes[i].constant.empty()) continue;
        const engine::Value value{static_cast<int>(i)};
        const bool flag = nodes[i].shape.rows == 1 && nodes[i].kind == engine::NodeKind::input;
        const engine::Matrix<double> m = engine::value_of(trained.model.program, trained.memory, value, kBatch);
        for (int r = 0; r < m.rows; ++r) {
            for (int c = 0; c < m.cols; ++c)
                m.at(r, c) = flag ? 1 : static_cast<double>(core::next_uniform(random, -0.8f, 0.8f));
        }
    }
    for (const model::RowSource& source : trained.model.sources) {
        if (source.input == trained.model.features) continue;
        const engine::Matrix<double> m = engine::value_of(trained.model.program, trained.memory, source.input, kBatch);
        for (int r = 0; r < m.rows; ++r) {
            for (int c = 0; c < m.cols; ++c) m.at(r, c) = static_cast<double>(source.rows[static_cast<std::size_t>(c)]);
        }
    }
    return trained;
}

double run(Trained& trained, engine::Value value) {
    engine::forward(trained.model.program, trained.memory, kBatch);
    return engine::value_of(trained.model.program, trained.memory, value, kBatch).at(0, 0);
}

// The largest difference between the gradient of the total and the slope of `part`, over the parameters that are chosen
// by name.
double worst(Trained& trained, engine::Value part, auto chosen) {
    constexpr double kStep = 1e-5;
    const engine::Program& program = trained.model.program;
    double worst = 0;
    int tried = 0;
    for (std::size_t i = 0; i < program.graph.nodes.size(); ++i) {
        const engine::Node& node = program.graph.nodes[i];
        if (node.kind != engine::NodeKind::parameter || !chosen(node.name)) continue;
        const engine::Value value{static_cast<int>(i)};
        for (int r = 0; r < node.shape.rows; ++r) {
            for (int c = 0; c < node.shape.cols; ++c) {
                double& weight = engine::value_of(program, trained.memory, value, kBatch).at(r, c);
                const double old = weight;
                weight = old + kStep;
                const double above = run(trained, part);
                weight = old - kStep;
                const double below = run(trained, part);
                weight = old;
                run(trained, trained.model.total);
                engine::backward(program, trained.memory, kBatch, trained.model.total);
                const double got = engine::gradient_of(program, trained.memory, value, kBatch).at(r, c);
                worst = std::max(worst, std::abs(got - (above - below) / (2 * kStep)));
                ++tried;
            }
        }
    }
    CHECK(tried > 10);
    return worst;
}

bool is_maker(const std::string& name) { return name.find(".maker.") != std::string::npos; }

engine::Value input_of(const Trained& trained, engine::Value of, std::size_t which) {
    return trained.model.program.graph.nodes[static_cast<std::size_t>(of.index)].in[which];
}

}  // namespace

TEST_CASE("gan: the expert learns from its own score alone, the forger from what the expert makes of its things") {
    for (const char* game : {"log", "squares", "wasserstein"}) {
        CAPTURE(game);
        model::Spec spec = eight_spec("gan");
        spec.losses.front().game = game;
        Trained trained = filled(spec);
        const engine::Value loss = trained.model.heads.front().loss;
        const engine::Value expert = input_of(trained, loss, 0),
                            forger = input_of(trained, input_of(trained, loss, 1), 0);
        CHECK(worst(trained, forger, is_maker) < 1e-6);
        CHECK(worst(trained, expert, [](const std::string& name) { return !is_maker(name); }) < 1e-6);
        // The other way round they differ: the test could fail.
        CHECK(worst(trained, expert, is_maker) > 1e-3);
    }
}

TEST_CASE("gan: a made thing is judged by the very layers that judge real ones") {
    Trained trained = filled(eight_spec("gan"));
    const engine::Program& program = trained.model.program;
    const model::Head& head = trained.model.heads.front();
    // The score of made things compares a second output with the classes "made".
    const engine::Value expert = input_of(trained, head.loss, 0);
    const engine::Value judged = input_of(trained, input_of(trained, expert, 1), 0);
    run(trained, head.loss);
    const engine::Value made = [&] {
        engine::Value stop;
        for (std::size_t i = 0; i < program.graph.nodes.size() && stop.index < 0; ++i) {
            if (program.graph.nodes[i].name == "stop_gradient") stop.index = static_cast<int>(i);
        }
        return stop;
    }();
    const engine::Matrix<double> things = engine::value_of(program, trained.memory, made, kBatch);
    std::vector<double> wanted, copies;
    const engine::Matrix<double> second = engine::value_of(program, trained.memory, judged, kBatch);
    for (int r = 0; r < kBatch; ++r) wanted.insert(wanted.end(), second.row(r), second.row(r) + 2);
    for (int r = 0; r < kBatch; ++r) copies.insert(copies.end(), things.row(r), things.row(r) + 2);
    const engine::Matrix<double> features = engine::value_of(program, trained.memory, trained.model.features, kBatch);
    for (int r = 0; r < kBatch; ++r) std::copy_n(copies.data() + 2 * r, 2, features.row(r));
    run(trained, head.loss);
    const engine::Matrix<double> first = engine::value_of(program, trained.memory, head.output, kBatch);
    for (int r = 0; r < kBatch; ++r) {
        CHECK(first.at(r, 0) == doctest::Approx(wanted[static_cast<std::size_t>(2 * r)]));
        CHECK(first.at(r, 1) == doctest::Approx(wanted[static_cast<std::size_t>(2 * r + 1)]));
    }
}

TEST_CASE("flow: its net follows the slope of its own loss, and the map learns nothing from it") {
    Trained trained = filled(eight_spec("flow"));
    const engine::Value loss = trained.model.heads.front().loss;
    CHECK(worst(trained, loss, is_maker) < 1e-6);
    for (std::size_t i = 0; i < trained.model.program.graph.nodes.size(); ++i) {
        const engine::Node& node = trained.model.program.graph.nodes[i];
        if (node.kind != engine::NodeKind::parameter || is_maker(node.name)) continue;
        const engine::Matrix<double> gradient =
            engine::gradient_of(trained.model.program, trained.memory, {static_cast<int>(i)}, kBatch);
        for (int r = 0; gradient.data != nullptr && r < gradient.rows; ++r) {
            for (int c = 0; c < gradient.cols; ++c) CHECK(gradient.at(r, c) == 0);
        }
    }
}

TEST_CASE("gan: over a graph it says why not") {
    model::Spec spec = model::default_spec(*data::find_dataset("karate"));
    spec.losses = {{.kind = "gan"}};
    spec.layers = {{.kind = "nodes"}, {.kind = "graph_conv"}, {.kind = "own"}};
    const auto refused = model::compile_model(spec, *model::load_material(spec).value());
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().field == "losses.0.kind");
    CHECK(refused.error().sentence.find("no neighbours to hear") != std::string::npos);
}
