// Losses over the tokens of a sequence, and over the classes of its places: against plain loops, by finite differences,
// what the head may not see, and what is refused with which sentence.
#include "data/tokens.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "core/random.h"
#include "model/losses/token_builder.h"
#include "model/schema.h"

namespace {

constexpr int kBatch = 5;

model::LayerSpec layer(const char* kind, int width = 5) {
    model::LayerSpec made;
    made.kind = kind;
    made.width = width;
    return made;
}

model::LayerSpec causal(const char* kind) {
    model::LayerSpec made = layer(kind);
    made.causal = true;
    return made;
}

model::Spec spec_of(const char* kind, std::vector<model::LayerSpec> layers, const char* dataset = "reber") {
    model::Spec spec = model::default_spec(*data::find_dataset(dataset));
    spec.layers = std::move(layers);
    spec.losses = {{.kind = kind}};
    return spec;
}

// A model of these things, with random weights; of each sequence the second place and the last are hidden.
struct Bench {
    std::shared_ptr<const model::Material> material;
    model::Model model;
    engine::Memory<double> memory;
    std::vector<int> things = {3, 40, 77, 120, 311};

    [[nodiscard]] const model::Head& head() const { return model.heads.front(); }
    engine::Matrix<double> at(engine::Value value) { return engine::value_of(model.program, memory, value, kBatch); }
    double loss() {
        engine::forward(model.program, memory, kBatch);
        return at(head().loss).at(0, 0);
    }
};

Bench bench_of(const model::Spec& spec) {
    Bench bench;
    bench.material = model::load_material(spec).value();
    auto compiled = model::compile_model(spec, *bench.material);
    REQUIRE_MESSAGE(compiled.ok(), compiled.error().sentence);
    bench.model = std::move(compiled.value());
    bench.memory = engine::make_memory<double>(bench.model.program);
    core::Random random = core::random_stream(5, "numbers");
    const auto& nodes = bench.model.program.graph.nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].kind == engine::NodeKind::op || !nodes[i].constant.empty()) continue;
        const engine::Matrix<double> m = bench.at({static_cast<int>(i)});
        const bool flag = nodes[i].kind == engine::NodeKind::input;
        for (int r = 0; r < m.rows; ++r) {
            for (int c = 0; c < m.cols; ++c)
                m.at(r, c) = flag ? 1 : static_cast<double>(core::next_uniform(random, -0.8f, 0.8f));
        }
    }
    for (const model::RowSource& source : bench.model.sources) {
        const engine::Matrix<double> m = bench.at(source.input);
        for (int r = 0; r < m.rows; ++r) {
            const auto row = static_cast<std::size_t>(bench.things[static_cast<std::size_t>(r)] * source.cols);
            for (int c = 0; c < m.cols; ++c)
                m.at(r, c) = static_cast<double>(source.rows[row + static_cast<std::size_t>(c)]);
        }
    }
    for (const model::NoiseInput& noise : bench.model.noise) {
        if (noise.kind != model::NoiseInput::Kind::mask) continue;
        const engine::Matrix<double> m = bench.at(noise.input);
        for (int r = 0; r < m.rows; ++r) {
            for (int c = 0; c < m.cols; ++c) m.at(r, c) = c == 1 || c + 1 == m.cols ? 1 : 0;
        }
    }
    return bench;
}

// Mean over the asked positions of -log softmax(logits)[what is true there]; code_at(thing, position): -1 = not asked.
template <class CodeAt>
double mean_entropy(Bench& bench, int steps, const CodeAt& code_at) {
    engine::forward(bench.model.program, bench.memory, kBatch);
    const engine::Matrix<double> z = bench.at(bench.head().output);
    double sum = 0;
    int n = 0;
    for (int i = 0; i < kBatch; ++i) {
        for (int t = 0; t < steps; ++t) {
            const int code = code_at(bench.things[static_cast<std::size_t>(i)], t);
            if (code < 0) continue;
            double all = 0;
            for (int k = 0; k < z.cols; ++k) all += std::exp(z.at(i * steps + t, k));
            sum -= z.at(i * steps + t, code) - std::log(all);
            ++n;
        }
    }
    REQUIRE(n > 0);
    return sum / n;
}

// ahead: how much further on the token stands.
double by_hand(Bench& bench, const data::Tokens& tokens, int ahead) {
    return mean_entropy(bench, tokens.steps, [&](int thing, int t) {
        const bool asked = ahead == 1 ? t + 1 < tokens.steps : t == 1 || t + 1 == tokens.steps;
        if (!asked) return -1;
        const int token = tokens.codes[static_cast<std::size_t>(thing * tokens.steps + t + ahead)];
        REQUIRE(token >= 0);
        return token;
    });
}

// The largest difference between the gradient of the loss and its slope, over all parameters.
double worst_slope(Bench& bench, int& moved) {
    constexpr double kStep = 1e-5;
    double worst = 0;
    const auto& nodes = bench.model.program.graph.nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].kind != engine::NodeKind::parameter) continue;
        const engine::Value value{static_cast<int>(i)};
        for (int r = 0; r < nodes[i].shape.rows; ++r) {
            for (int c = 0; c < nodes[i].shape.cols; ++c) {
                double& weight = bench.at(value).at(r, c);
                const double old = weight;
                weight = old + kStep;
                const double above = bench.loss();
                weight = old - kStep;
                const double below = bench.loss();
                weight = old;
                bench.loss();
                engine::backward(bench.model.program, bench.memory, kBatch, bench.head().loss);
                const double got = engine::gradient_of(bench.model.program, bench.memory, value, kBatch).at(r, c);
                worst = std::max(worst, std::abs(got - (above - below) / (2 * kStep)));
                moved += std::abs(got) > 1e-6 ? 1 : 0;
            }
        }
    }
    return worst;
}

const std::vector<model::LayerSpec> kReads = {layer("sequence"),   layer("lookup", 3), layer("position"),
                                              causal("attention"), layer("lstm", 4),   layer("last")};

std::string refusal(const model::Spec& spec) {
    const auto refused = model::compile_model(spec, *model::load_material(spec).value());
    if (refused.ok()) return "";
    CHECK(refused.error().field == "losses.0.kind");
    return refused.error().sentence;
}

}  // namespace

TEST_CASE("next token: the loss of plain loops over the tokens, and its slopes") {
    for (const int hidden : {0, 3}) {
        model::Spec spec = spec_of("next_token", kReads);
        spec.losses.front().hidden = hidden;
        Bench bench = bench_of(spec);
        CHECK(bench.head().places == 12);
        CHECK(bench.loss() == doctest::Approx(by_hand(bench, data::tokens_of(bench.material->dataset), 1)));
        int moved = 0;
        CHECK(worst_slope(bench, moved) < 1e-6);
        CHECK(moved > 100);
    }
}

TEST_CASE("hidden token: the loss of plain loops over the hidden tokens, and its slopes") {
    Bench bench = bench_of(spec_of(
        "hidden_token", {layer("sequence"), layer("lookup", 3), layer("position"), layer("attention"), layer("last")}));
    CHECK(bench.loss() == doctest::Approx(by_hand(bench, data::tokens_of(bench.material->dataset), 0)));
    int moved = 0;
    CHECK(worst_slope(bench, moved) < 1e-6);
    CHECK(moved > 50);
}

// Of each data set that has them, read off the table and not by classes_of().
TEST_CASE("classes of places: the loss of plain loops over them, and its slopes") {
    const struct {
        const char *dataset, *target, *column;
    } kAsked[] = {{"reber", "states", "state_"}, {"recall", "roles", "role_"}, {"letters_next", "sounds", "sound_"}};
    for (const auto& asked : kAsked) {
        CAPTURE(asked.dataset);
        model::Spec spec = spec_of(
            "classify_places", {layer("sequence"), layer("lookup", 3), layer("gru", 4), layer("last")}, asked.dataset);
        spec.losses.front().target = asked.target;
        Bench bench = bench_of(spec);
        const data::Table& table = bench.material->dataset.table;
        const auto class_at = [&](int thing, int t) {
            const data::Column* column = data::find_column(table, asked.column + std::to_string(t + 1));
            REQUIRE(column != nullptr);
            return column->codes[static_cast<std::size_t>(thing)];
        };
        CHECK(bench.head().outputs == data::find_column(table, asked.column + std::string("1"))->categories);
        CHECK(bench.loss() == doctest::Approx(mean_entropy(bench, bench.head().places, class_at)));
        int moved = 0;
        CHECK(worst_slope(bench, moved) < 1e-6);
        CHECK(moved > 50);
    }
}

TEST_CASE("next token: what stands further on changes nothing of what is said before it") {
    Bench bench = bench_of(spec_of("next_token", kReads));
    bench.loss();
    const engine::Matrix<double> z = bench.at(bench.head().output);
    std::vector<double> before(z.data, z.data + static_cast<long>(z.rows) * z.stride);
    // Other letters at the last place of the first thing: the last columns of its features.
    const engine::Matrix<double> features = bench.at(bench.model.features);
    const int n_letters = engine::shape_of(bench.model.program.graph, bench.model.outputs[1]).cols;
    for (int c = 11 * n_letters; c < 12 * n_letters; ++c) features.at(0, c) += 1;
    bench.loss();
    for (int t = 0; t < 12; ++t) {
        double most = 0;
        for (int k = 0; k < z.cols; ++k)
            most = std::max(most, std::abs(z.at(t, k) - before[static_cast<std::size_t>(t * z.stride + k)]));
        CHECK((most > 0) == (t == 11));
    }
}

TEST_CASE("hidden token: the head sees nothing of a hidden token, and the map is of the whole sequence") {
    Bench bench = bench_of(spec_of("hidden_token", {layer("sequence"), layer("lookup", 3), layer("position"),
                                                    layer("attention"), layer("flatten")}));
    bench.loss();
    const engine::Matrix<double> z = bench.at(bench.head().output), map = bench.at(bench.model.map);
    const std::vector<double> said(z.data, z.data + static_cast<long>(z.rows) * z.stride),
        place = {map.at(0, 0), map.at(0, 1)};
    const engine::Matrix<double> features = bench.at(bench.model.features);
    const int n_letters = engine::shape_of(bench.model.program.graph, bench.model.outputs[1]).cols;
    const auto change = [&](int at) {
        for (int c = at * n_letters; c < (at + 1) * n_letters; ++c) features.at(0, c) += 1;
        bench.loss();
    };
    change(1);
    CHECK(std::equal(said.begin(), said.end(), z.data));
    CHECK(map.at(0, 0) != place[0]);
    change(2);
    CHECK_FALSE(std::equal(said.begin(), said.end(), z.data));
}

TEST_CASE("losses over tokens: where one does not fit, the sentence says what is missing and what would help") {
    const auto says = [](const model::Spec& spec, const char* what) {
        const std::string sentence = refusal(spec);
        CHECK_MESSAGE(sentence.find(what) != std::string::npos, sentence);
    };
    for (const char* kind : {"next_token", "hidden_token"}) {
        says(spec_of(kind, {layer("dense")}, "auto_mpg"), "Choose data with sequences");
        says(spec_of(kind, {layer("dense")}), "Begin with \"as sequence\"");
        says(spec_of(kind, {}), "Begin with \"as sequence\"");
        model::LayerSpec window = layer("conv1d");
        window.padded = false;
        says(spec_of(kind, {layer("sequence"), window, layer("last")}),
             "Layer 2 (1-D convolution) leaves 10 of the sequence's 12 places");
        CHECK(refusal(spec_of(kind, {layer("sequence"), layer("lookup"), layer("gru"), layer("mean")})).empty());
    }
    says(spec_of("next_token", {layer("sequence"), layer("lookup"), layer("attention"), layer("last")}),
         "Layer 3 (attention) sees what stands further on, so what comes next could be copied. Switch on \"looks back "
         "only\".");
    says(spec_of("next_token", {layer("sequence"), layer("transformer"), layer("last")}), "Switch on");
    says(spec_of("next_token", {layer("sequence"), layer("conv1d"), layer("last")}), "a window of 1");
    CHECK(refusal(spec_of("next_token", {layer("sequence"), causal("transformer"), layer("last")})).empty());
    CHECK(refusal(spec_of("hidden_token", {layer("sequence"), layer("transformer"), layer("last")})).empty());
    const auto asks = [](std::vector<model::LayerSpec> layers, const char* dataset, const char* target) {
        model::Spec spec = spec_of("classify_places", std::move(layers), dataset);
        spec.losses.front().target = target;
        return spec;
    };
    says(asks({layer("dense")}, "reber", "states"), "Begin with \"as sequence\"");
    says(asks({layer("sequence"), layer("lookup"), layer("gru"), layer("last")}, "modular", ""),
         "These data give no class to the places of a sequence. Choose data that do");
    CHECK(refusal(asks({layer("sequence"), layer("transformer"), layer("last")}, "recall", "roles")).empty());
    const model::Spec wrong = asks({layer("sequence"), layer("gru"), layer("last")}, "recall", "answer");
    CHECK(model::validate(wrong).error().field == "losses.0.target");
    // The menu says the same beside the loss.
    const model::Spec cars = spec_of("classify", {layer("dense")}, "auto_mpg");
    for (const model::Choice& choice : model::loss_field("kind").choices(cars, cars.losses.front()))
        CHECK(choice.why_not.empty() ==
              (choice.id.find("token") == std::string::npos && choice.id != "classify_places"));
}

TEST_CASE("keys and values at one place are one token") {
    Bench bench = bench_of(spec_of("next_token", {layer("sequence"), layer("gru"), layer("last")}, "recall"));
    CHECK(bench.head().places == 5);
    CHECK(bench.head().outputs.front().size() == 2);
    CHECK(bench.head().outputs.size() > 20);
}
