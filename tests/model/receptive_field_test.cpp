// The part of the picture or sequence that a place of a layer sees: against one that is found by changing pixels.
#include "model/receptive_field.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "model/schema.h"
#include "train/trainer.h"

namespace {

model::LayerSpec layer(const char* kind, int kernel = 3, int stride = 1, bool padded = true) {
    model::LayerSpec made;
    made.kind = kind;
    made.width = 4;
    made.activation = "tanh";
    made.kernel = kernel;
    made.stride = stride;
    made.padded = padded;
    made.pool = "average";
    return made;
}

model::Spec digits(std::vector<model::LayerSpec> layers) {
    model::Spec spec = model::default_spec(*data::find_dataset("digits"));
    spec.losses = {{.kind = "classify", .target = "digit", .weight = 1}};
    spec.layers = std::move(layers);
    return spec;
}

// The box round all pixels on which this place of the layer's output depends.
model::PixelRect depends_on(train::Trainer& trainer, int n_layers, int place, int n_places) {
    const data::FeatureMatrix& all = trainer.material().features;
    std::vector<float> features(static_cast<std::size_t>(all.n_columns), 0.3f);
    const auto at = static_cast<std::size_t>(n_layers);
    const std::vector<float> before = trainer.activations(features)[at];
    const std::size_t channels = before.size() / static_cast<std::size_t>(n_places);
    int top = 99, left = 99, bottom = -1, right = -1;
    for (int pixel = 0; pixel < 64; ++pixel) {
        features[static_cast<std::size_t>(pixel)] += 0.5f;
        const std::vector<float> now = trainer.activations(features)[at];
        features[static_cast<std::size_t>(pixel)] -= 0.5f;
        const auto first = static_cast<std::ptrdiff_t>(static_cast<std::size_t>(place) * channels);
        if (std::equal(now.begin() + first, now.begin() + first + static_cast<std::ptrdiff_t>(channels),
                       before.begin() + first))
            continue;
        top = std::min(top, pixel / 8), bottom = std::max(bottom, pixel / 8);
        left = std::min(left, pixel % 8), right = std::max(right, pixel % 8);
    }
    return {top, left, bottom - top + 1, right - left + 1};
}

// The positions of a sequence of categories on which this position of the layer's output depends, from the first to the
// last of them.
model::PlaceRange positions_that_change(train::Trainer& trainer, int n_layers, int place, int n_places) {
    const model::Material& material = trainer.material();
    const data::FeatureSpan* span = nullptr;
    for (const data::FeatureSpan& each : material.features.spans) {
        const data::FeatureGroup& group = material.dataset.row.groups[static_cast<std::size_t>(each.group)];
        if (group.form.kind == data::FormKind::sequence) span = &each;
    }
    REQUIRE(span != nullptr);
    const int steps = data::places_of(trainer.model().forms[1]), columns = span->count / steps;
    std::vector<float> features(static_cast<std::size_t>(material.features.n_columns), 0.3f);
    const auto at = static_cast<std::size_t>(n_layers);
    const std::vector<float> before = trainer.activations(features)[at];
    const std::size_t channels = before.size() / static_cast<std::size_t>(n_places);
    const auto first_channel = static_cast<std::ptrdiff_t>(static_cast<std::size_t>(place) * channels);
    int first = steps, last = -1;
    for (int t = 0; t < steps; ++t) {
        const auto column = static_cast<std::size_t>(span->first + t * columns);
        features[column] += 0.5f;
        const std::vector<float> now = trainer.activations(features)[at];
        features[column] -= 0.5f;
        if (std::equal(now.begin() + first_channel, now.begin() + first_channel + static_cast<std::ptrdiff_t>(channels),
                       before.begin() + first_channel))
            continue;
        first = std::min(first, t);
        last = std::max(last, t);
    }
    return {first, last - first + 1};
}

void check_fields(const model::Spec& spec) {
    auto material = model::load_material(spec);
    REQUIRE(material.ok());
    auto trainer = train::Trainer::start(spec, material.value());
    REQUIRE_MESSAGE(trainer.ok(), trainer.error().sentence);
    const std::vector<data::Form>& forms = trainer.value().model().forms;
    for (int n_layers = 1; n_layers < static_cast<int>(spec.layers.size()); ++n_layers) {
        const data::Form& form = forms[static_cast<std::size_t>(n_layers)];
        for (int row = 0; row < form.height; ++row) {
            for (int column = 0; column < form.width; ++column) {
                CAPTURE(n_layers);
                CAPTURE(row);
                CAPTURE(column);
                CHECK(model::receptive_field(spec, n_layers, row, column) ==
                      depends_on(trainer.value(), n_layers, row * form.width + column, data::places_of(form)));
            }
        }
    }
}

}  // namespace

TEST_CASE("a place sees the pixels that change it, and no others") {
    check_fields(digits({layer("picture"), layer("conv"), layer("pool", 2), layer("conv", 3, 2, true), layer("dense"),
                         layer("flatten")}));
}

TEST_CASE("a place of a picture that was made larger sees the pixels that change it, and no others") {
    check_fields(digits({layer("picture"), layer("pool", 2), layer("upsample"), layer("conv"), layer("flatten")}));
    check_fields(digits({layer("picture"), layer("conv"), layer("pool", 2), layer("upsample"),
                         layer("conv", 3, 2, true), layer("upsample"), layer("flatten")}));
}

TEST_CASE("a position of windows over a sequence sees the positions that change it, and no others") {
    model::Spec spec = model::default_spec(*data::find_dataset("reber"));
    spec.layers = {layer("sequence"), layer("conv1d"), layer("conv1d", 2), layer("conv1d", 4, 1, false),
                   layer("flatten")};
    auto material = model::load_material(spec);
    REQUIRE(material.ok());
    auto trainer = train::Trainer::start(spec, material.value());
    REQUIRE_MESSAGE(trainer.ok(), trainer.error().sentence);
    const std::vector<data::Form>& forms = trainer.value().model().forms;
    CHECK(forms[4].steps == forms[1].steps - 4);
    for (int n_layers = 1; n_layers < 5; ++n_layers) {
        const int n_places = data::places_of(forms[static_cast<std::size_t>(n_layers)]);
        for (int position = 0; position < n_places; ++position) {
            CAPTURE(n_layers);
            CAPTURE(position);
            CHECK(model::positions_seen(spec, n_layers, position) ==
                  positions_that_change(trainer.value(), n_layers, position, n_places));
        }
    }
}
