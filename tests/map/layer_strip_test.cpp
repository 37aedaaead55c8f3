// The row of small maps: one picture a layer, inside its frame, held still, and honest about what is switched off.
#include "map/view/layer_strip.h"

#include <doctest/doctest.h>

#include <cmath>

#include "model/schema.h"
#include "train/trainer.h"

TEST_CASE("features, every encoder layer and the map have a picture, all of it in the frame") {
    model::Spec spec = model::default_spec();
    auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE(trainer.ok());
    map::LayerStrip strip;
    for (int frame = 0; frame < 20; ++frame) {
        trainer.value().run_steps(20);
        map::update_layer_strip(strip, trainer.value().snapshot());
    }
    REQUIRE(strip.pictures.size() == spec.layers.size() + 2);
    CHECK(strip.pictures.front().label == "features");
    CHECK(strip.pictures.back().label == "the map");
    // Six groups of one number each are on; origin, make and fuel economy are off.
    CHECK(strip.pictures.front().n_units == static_cast<int>(spec.features.size()));
    CHECK(strip.pictures.back().n_units == 2);
    CHECK(strip.pictures.back().shown_share == doctest::Approx(1.0));
    for (const map::LayerPicture& picture : strip.pictures) {
        CHECK(picture.places.size() == static_cast<std::size_t>(trainer.value().material().features.n_rows));
        for (const map::Point2& place : picture.places) {
            CHECK(std::fabs(place.x) <= 1.0001f);
            CHECK(std::fabs(place.y) <= 1.0001f);
        }
    }
}

TEST_CASE("with every feature off each layer is one place, and nothing is undefined") {
    model::Spec spec = model::default_spec();
    spec.features.clear();
    auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE(trainer.ok());
    map::LayerStrip strip;
    map::update_layer_strip(strip, trainer.value().snapshot());
    for (const map::LayerPicture& picture : strip.pictures) {
        CHECK(picture.n_units == 0);
        for (const map::Point2& place : picture.places) CHECK((place.x == 0 && place.y == 0));
    }
    spec.layers.clear();
    REQUIRE(trainer.value().graft(spec).ok());
    map::update_layer_strip(strip, trainer.value().snapshot());
    CHECK(strip.pictures.size() == 2);
}

TEST_CASE("while a model trains the picture of its features comes to rest, and is made anew when they change") {
    model::Spec spec = model::default_spec();
    auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE(trainer.ok());
    map::LayerStrip strip;
    const auto places = [&] {
        trainer.value().run_steps(5);
        map::update_layer_strip(strip, trainer.value().snapshot());
        std::vector<float> all;
        for (const map::Point2& place : strip.pictures.front().places) all.insert(all.end(), {place.x, place.y});
        return all;
    };
    for (int frame = 0; frame < 5; ++frame) places();
    const std::vector<float> rested = places();
    CHECK(places() == rested);
    spec.features.pop_back();
    trainer.value().set_live(spec);
    CHECK(places() != rested);
    CHECK(strip.pictures.front().n_units == static_cast<int>(spec.features.size()));
}
