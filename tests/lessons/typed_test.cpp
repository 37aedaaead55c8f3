// lessons/exhibits/typed.h: what is taken and what is refused, and that a typed text stands where the thing of the same
// text stands.
#include "lessons/exhibits/typed.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "model/schema.h"
#include "train/trainer.h"

using namespace lessons;

namespace {

train::Trainer trained(const std::string& dataset, int map_dims) {
    model::Spec spec = model::default_spec(*data::find_dataset(dataset));
    spec.map_dims = map_dims;
    auto trainer = train::Trainer::start(spec, model::load_material(dataset).value());
    REQUIRE(trainer.ok());
    trainer.value().run_steps(60);
    return std::move(trainer.value());
}

}  // namespace

TEST_CASE("typed texts: blanks go, the same text is there once, the oldest leaves") {
    Typed typed;
    CHECK(add_typed(typed, "  :) \n"));
    REQUIRE(typed.texts.size() == 1);
    CHECK(typed.texts[0].text == ":)");
    CHECK(add_typed(typed, "b"));
    CHECK(add_typed(typed, ":)"));
    REQUIRE(typed.texts.size() == 2);
    CHECK(typed.texts.back().text == ":)");
    for (const char* text : {"1", "2", "3", "4", "5"}) CHECK(add_typed(typed, text));
    CHECK(typed.texts.size() == kMostTyped);
    CHECK(find_typed(typed, "b") == nullptr);
    CHECK(find_typed(typed, ":)") != nullptr);
}

TEST_CASE("typed texts: what is refused says why, and what the model cannot see is told") {
    Typed typed;
    for (const std::string& bad : {std::string(), std::string(" \t\n"), std::string(61, 'a'), std::string("\xff\xfe"),
                                   std::string(1000000, 'x'), std::string("cut \xc3")}) {
        CHECK_FALSE(add_typed(typed, bad));
        CHECK(typed.trouble.size() > 20);
        CHECK(typed.trouble.back() == '.');
    }
    CHECK(typed.texts.empty());
    std::string longest;  // characters count, not bytes
    for (int i = 0; i < kLongestTyped; ++i) longest += "\303\251";
    CHECK(add_typed(typed, longest));
    CHECK(typed.trouble.empty());
    CHECK(typed.texts.back().warning.find("60 of its characters") == 0);
    CHECK(add_typed(typed, "caf\303\251"));
    CHECK(typed.texts.back().warning.find("One of its characters") == 0);
    CHECK(add_typed(typed, "plain"));
    CHECK(typed.texts.back().warning.empty());
}

TEST_CASE("typed texts: a text of the table lands on its own dot, and the head says the same there") {
    for (const int dims : {2, 3, 5}) {
        CAPTURE(dims);
        train::Trainer trainer = trained("moods", dims);
        const train::Snapshot shown = trainer.snapshot();
        const std::uint64_t before = trainer.weights_hash();
        Typed typed;
        for (const char* text : {":)", "):", "what a lovely day"}) CHECK(add_typed(typed, text));
        place_typed(typed, trainer, shown);
        const auto& names = trainer.material().dataset.names;
        const train::HeadSnapshot& head = shown.heads.front();
        for (const TypedText& text : typed.texts) {
            CAPTURE(text.text);
            REQUIRE(text.placed);
            const auto row = static_cast<std::size_t>(std::find(names.begin(), names.end(), text.text) - names.begin());
            REQUIRE(row < names.size());
            CHECK(std::abs(text.x - shown.points[row * 2]) < 1e-3f);
            CHECK(std::abs(text.y - shown.points[row * 2 + 1]) < 1e-3f);
            const double gap = static_cast<double>(head.predictions[row * 2 + 1] - head.predictions[row * 2]);
            const double second = 1 / (1 + std::exp(-gap));
            CHECK(text.code == (gap > 0 ? 1 : 0));
            CHECK(text.said == head.outputs[static_cast<std::size_t>(text.code)]);
            CHECK(std::abs(text.share - std::max(second, 1 - second)) < 1e-3);
        }
        CHECK(trainer.weights_hash() == before);
    }
}

TEST_CASE("typed texts: data that are not texts leave them without a place, and they come back") {
    Typed typed;
    CHECK(add_typed(typed, ":)"));
    train::Trainer cars = trained("auto_mpg", 2);
    place_typed(typed, cars, cars.snapshot());
    CHECK_FALSE(typed.texts[0].placed);
    train::Trainer moods = trained("moods", 2);
    place_typed(typed, moods, moods.snapshot());
    CHECK(typed.texts[0].placed);
    CHECK(typed.texts[0].said.size() == 5);  // frown, smile
}
