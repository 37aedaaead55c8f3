// Sequences, pictures and graphs are learned through the layers that know their form, on the data sets that are made for it:
// what each can do that a net of rows cannot.
#include "model/forms.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "data/features.h"
#include "model/material.h"
#include "model/schema.h"
#include "train/trainer.h"

namespace {

struct Trained {
    model::Spec spec;
    std::shared_ptr<const model::Material> material;
    train::Snapshot shown;
};

model::Spec spec_of(const char* dataset, const char* target, std::vector<model::LayerSpec> layers) {
    model::Spec spec = model::default_spec(*data::find_dataset(dataset));
    spec.layers = std::move(layers);
    spec.losses = {model::LossSpec{.kind = "classify", .target = target}};
    return spec;
}

Trained trained(const model::Spec& spec, long steps) {
    const std::shared_ptr<const model::Material> material = model::load_material(spec).value();
    auto trainer = train::Trainer::start(spec, material);
    if (!trainer.ok()) MESSAGE(trainer.error().sentence);
    REQUIRE(trainer.ok());
    trainer.value().run_steps(steps);
    return {spec, material, trainer.value().snapshot()};
}

double held_out(const Trained& run) { return run.shown.heads.front().accuracy; }

// How often the head gives the class that another attribute says, of the things without a target.
double right_of_untold(const Trained& run, const char* attribute) {
    const data::Dataset& set = run.material->dataset;
    const train::HeadSnapshot& head = run.shown.heads.front();
    const data::Column* told = data::find_column(set.table, data::find_attribute(set.row, head.spec.target)->column);
    const data::Column* wanted = data::find_column(set.table, data::find_attribute(set.row, attribute)->column);
    const std::size_t n = head.outputs.size();
    REQUIRE(told->categories == wanted->categories);
    int untold = 0, right = 0;
    for (std::size_t i = 0; i < told->codes.size(); ++i) {
        if (told->codes[i] >= 0) continue;
        const auto first = head.predictions.begin() + static_cast<std::ptrdiff_t>(i * n);
        ++untold;
        right += std::max_element(first, first + static_cast<std::ptrdiff_t>(n)) - first == wanted->codes[i] ? 1 : 0;
    }
    REQUIRE(untold > 0);
    return static_cast<double>(right) / untold;
}

// The place in the table of the lookup (layer 1) that each token has: where a thing with it came out.
std::vector<std::vector<float>> table_of(const Trained& run, const char* group_id) {
    const data::Dataset& set = run.material->dataset;
    const data::FeatureGroup* group = data::find_group(set.row, group_id);
    const train::LayerSnapshot& layer = run.shown.layers[2];
    const std::size_t steps = group->columns.size(), width = static_cast<std::size_t>(layer.n_units) / steps;
    std::vector<std::vector<float>> table(data::find_column(set.table, group->columns[0])->categories.size());
    for (std::size_t t = 0; t < steps; ++t) {
        const data::Column* column = data::find_column(set.table, group->columns[t]);
        for (std::size_t i = 0; i < column->codes.size(); ++i) {
            const auto at = layer.values.begin() + static_cast<std::ptrdiff_t>((i * steps + t) * width);
            table[static_cast<std::size_t>(column->codes[i])].assign(at, at + static_cast<std::ptrdiff_t>(width));
        }
    }
    return table;
}

std::size_t nearest(const std::vector<std::vector<float>>& table, std::size_t to, std::size_t first) {
    const auto distance = [&](std::size_t i) {
        const float x = table[i][0] - table[to][0], y = table[i][1] - table[to][1];
        return x * x + y * y;
    };
    std::size_t best = to == first ? first + 1 : first;
    for (std::size_t i = first; i < table.size(); ++i) {
        if (i != to && distance(i) < distance(best)) best = i;
    }
    return best;
}

}  // namespace

TEST_CASE("a table of letters that learns what comes next: vowels lie beside vowels") {
    const Trained run = trained(spec_of("letters_next", "next",
                                        {{.kind = "sequence"},
                                         {.kind = "lookup", .width = 2},
                                         {.kind = "flatten"},
                                         {.kind = "dense", .width = 64}}),
                                6000);
    const std::vector<std::vector<float>> table = table_of(run, "letters");
    const std::string tokens = ".abcdefghijklmnopqrstuvwxyz", vowels = "aeiou";
    int beside = 0;
    for (const char vowel : vowels)
        beside += vowels.find(tokens[nearest(table, tokens.find(vowel), 1)]) != std::string::npos ? 1 : 0;
    CHECK(beside >= 4);
    CHECK(held_out(run) > 0.18);  // always "e": 0.10
}

TEST_CASE("sums on a clock: a shared table of two numbers gets unseen sums right, rows of one-hot numbers do not" *
          doctest::test_suite("results")) {
    model::Spec spec = spec_of("modular", "sum",
                               {{.kind = "sequence"},
                                {.kind = "lookup", .width = 2},
                                {.kind = "flatten"},
                                {.kind = "dense", .width = 64, .activation = "relu"}});
    spec.decay = 0.3;
    spec.batch = 64;
    CHECK(held_out(trained(spec, 5000)) > 0.9);
    spec.layers = {{.kind = "dense", .width = 64, .activation = "relu"}};
    CHECK(held_out(trained(spec, 5000)) < 0.5);
}

TEST_CASE("a convolution that has seen glyphs on the left only knows them on the right, a dense layer does not" *
          doctest::test_suite("results")) {
    const model::Spec one_eye = spec_of(
        "glyphs", "told",
        {{.kind = "picture"}, {.kind = "conv", .width = 16, .activation = "relu", .kernel = 4}, {.kind = "mean"}});
    CHECK(right_of_untold(trained(one_eye, 2000), "glyph") > 0.7);
    const model::Spec dense =
        spec_of("glyphs", "told", {{.kind = "dense", .width = 64}, {.kind = "dense", .width = 16}});
    CHECK(right_of_untold(trained(dense, 2000), "glyph") < 0.35);
}

TEST_CASE("an LSTM knows the state of the automaton and how the string began; the last letter does not tell that" *
          doctest::test_suite("results")) {
    for (const char* target : {"state", "began"}) {
        CAPTURE(target);
        const model::Spec reads = spec_of(
            "reber", target,
            {{.kind = "sequence"}, {.kind = "lookup", .width = 8}, {.kind = "lstm", .width = 16}, {.kind = "last"}});
        CHECK(held_out(trained(reads, 2000)) > 0.95);
    }
    model::Spec forgets = spec_of("reber", "began", {{.kind = "dense", .width = 16}});
    forgets.features = {"last"};
    CHECK(held_out(trained(forgets, 2000)) < 0.8);
}

TEST_CASE("attention looks back to the key that is asked for, a mean over the places cannot" *
          doctest::test_suite("results")) {
    const model::Spec looks = spec_of(
        "recall", "answer",
        {{.kind = "sequence"}, {.kind = "lookup", .width = 16}, {.kind = "attention", .width = 16}, {.kind = "last"}});
    CHECK(held_out(trained(looks, 3000)) > 0.95);
    const model::Spec mixes = spec_of(
        "recall", "answer",
        {{.kind = "sequence"}, {.kind = "lookup", .width = 16}, {.kind = "mean"}, {.kind = "dense", .width = 32}});
    CHECK(held_out(trained(mixes, 3000)) < 0.4);  // who knows the four values is right for a fourth
}

TEST_CASE("two people of a club are told: with its links the sides of the others follow, without them they do not") {
    const auto spec = [](bool linked) {
        return spec_of("karate", "told",
                       {{.kind = "nodes"},
                        {.kind = "graph_conv", .width = 16, .edges = linked},
                        {.kind = "graph_conv", .width = 16, .edges = linked},
                        {.kind = "own"}});
    };
    CHECK(right_of_untold(trained(spec(true), 300), "side") > 0.85);
    CHECK(right_of_untold(trained(spec(false), 300), "side") < 0.7);
}
