// The map of a layer's places, and the attention between them.
#include "train/place_map.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "engine/ops.h"
#include "engine/program.h"
#include "model/schema.h"
#include "train/trainer.h"

namespace {

model::LayerSpec layer(const char* kind, int width = 4) {
    model::LayerSpec made;
    made.kind = kind;
    made.width = width;
    return made;
}

model::Spec letters(std::vector<model::LayerSpec> layers) {
    model::Spec spec = model::default_spec(*data::find_dataset("letters_next"));
    spec.layers = std::move(layers);
    return spec;
}

train::Trainer started(const model::Spec& spec) {
    auto material = model::load_material(spec);
    REQUIRE(material.ok());
    auto trainer = train::Trainer::start(spec, material.value());
    REQUIRE_MESSAGE(trainer.ok(), trainer.error().sentence);
    return std::move(trainer.value());
}

train::PlaceMap map_of(train::Trainer& trainer, int at) {
    train::PlaceMap map;
    const train::Snapshot shown = trainer.snapshot();
    const data::Form& form = trainer.model().forms[static_cast<std::size_t>(at)];
    train::update_place_map(map, shown, at, form, train::things_for_places(shown.n_points, form, 3));
    return map;
}

std::vector<float> features_of(const train::Trainer& trainer, int thing) {
    const data::FeatureMatrix& all = trainer.material().features;
    const auto first = all.values.begin() + static_cast<std::ptrdiff_t>(thing) * all.n_columns;
    return {first, first + all.n_columns};
}

}  // namespace

TEST_CASE("places are drawn of things that are spread over the data, and of the one that is asked for") {
    const data::Form form{.kind = data::FormKind::sequence, .steps = 4};
    const std::vector<int> few = train::things_for_places(10, form, -1);
    CHECK(few == std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    const std::vector<int> many = train::things_for_places(100000, form, 7);
    CHECK(many.size() == 601);
    CHECK(many[1] == 7);
    CHECK(many.back() > 99000);
    CHECK(train::things_for_places(0, form, -1).empty());
}

TEST_CASE("a token of a lookup has one place; with its position added it has several") {
    train::Trainer trainer =
        started(letters({layer("sequence"), layer("lookup", 2), layer("position"), layer("flatten")}));
    const data::Tokens tokens = data::tokens_of(trainer.material().dataset);
    REQUIRE(tokens.steps == 3);
    CHECK(tokens.texts.size() > 20);
    const train::PlaceMap looked_up = map_of(trainer, 2), placed = map_of(trainer, 3);
    CHECK(looked_up.points.size() == looked_up.things.size() * 3 * 2);
    CHECK(train::is_same_everywhere(looked_up, tokens));
    CHECK_FALSE(train::is_same_everywhere(placed, tokens));
}

TEST_CASE("two channels are drawn as they are, more on their principal plane, which does not spin") {
    train::Trainer trainer = started(letters({layer("sequence"), layer("lookup", 8), layer("flatten")}));
    train::PlaceMap map = map_of(trainer, 2);
    CHECK(map.n_channels == 8);
    CHECK(map.shown_share > 0.25f);
    CHECK(map.shown_share < 1);
    const std::vector<float> before = map.points;
    trainer.run_steps(1);
    train::update_place_map(map, trainer.snapshot(), 2, map.form, map.things);
    double moved = 0, size = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        moved += std::fabs(static_cast<double>(map.points[i] - before[i]));
        size += std::fabs(static_cast<double>(before[i]));
    }
    CHECK(moved < 0.2 * size);
}

TEST_CASE("attention weights are those with which the layer worked") {
    for (const bool causal : {false, true}) {
        model::LayerSpec attention = layer("attention", 8);
        attention.heads = 2;
        attention.causal = causal;
        const model::Spec spec = letters({layer("sequence"), layer("lookup", 8), attention, layer("last")});
        train::Trainer trainer = started(spec);
        trainer.run_steps(20);
        CHECK(trainer.attention(features_of(trainer, 5), 2).weights.empty());
        const train::Attention found = trainer.attention(features_of(trainer, 5), 3);
        REQUIRE(found.heads == 2);
        REQUIRE(found.steps == 3);
        // The op's own output from these weights and its values v.
        engine::Memory<float> memory(trainer.memory());
        const model::Model& model = trainer.model();
        const engine::Node* node = nullptr;
        engine::Value at;
        for (std::size_t i = 0; i < model.program.graph.nodes.size(); ++i) {
            if (model.program.graph.nodes[i].op != &engine::ops::attention) continue;
            node = &model.program.graph.nodes[i];
            at.index = static_cast<int>(i);
        }
        REQUIRE(node != nullptr);
        const auto v = engine::value_of(model.program, memory, node->in[2], 1);
        const auto out = engine::value_of(model.program, memory, at, 1);
        for (int head = 0; head < 2; ++head) {
            for (int i = 0; i < 3; ++i) {
                const float* weights = found.weights.data() + (head * 3 + i) * 3;
                double sum = 0;
                for (int j = 0; j < 3; ++j) {
                    sum += static_cast<double>(weights[j]);
                    if (causal && j > i) CHECK(weights[j] == 0);
                }
                CHECK(sum == doctest::Approx(1));
                for (int c = head * 4; c < head * 4 + 4; ++c) {
                    double expected = 0;
                    for (int j = 0; j < 3; ++j)
                        expected += static_cast<double>(weights[j]) * static_cast<double>(v.at(j, c));
                    CHECK(static_cast<double>(out.at(i, c)) == doctest::Approx(expected).epsilon(1e-4));
                }
            }
        }
    }
}
