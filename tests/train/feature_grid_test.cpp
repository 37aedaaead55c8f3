// A grid over two features: straight in the features, and bent as the encoder bends each of its places alone.
#include "train/feature_grid.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "model/schema.h"
#include "train/plane_view.h"
#include "train/trainer.h"

namespace {

train::Trainer started(const model::Spec& spec) {
    auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE_MESSAGE(trainer.ok(), trainer.error().sentence);
    trainer.value().run_steps(100);
    return std::move(trainer.value());
}

int column_of(const data::FeatureMatrix& features, const std::string& label) {
    const auto at = std::find(features.labels.begin(), features.labels.end(), label);
    REQUIRE(at != features.labels.end());
    return static_cast<int>(at - features.labels.begin());
}

}  // namespace

TEST_CASE("a grid over two features: each place is where the encoder alone puts it, the axes cross at the mean") {
    for (const int dims : {2, 3}) {
        model::Spec spec = model::default_spec();
        spec.map_dims = dims;
        train::Trainer trainer = started(spec);
        const train::Snapshot shown = trainer.snapshot();
        const data::FeatureMatrix& features = trainer.material().features;
        const int a = column_of(features, "weight"), b = column_of(features, "horsepower");
        const train::FeatureGridRequest request{.column_a = a, .column_b = b, .lines = 8, .samples = 12};
        const train::FeatureGrid grid = train::feature_grid(trainer, request, shown.plane);
        CHECK(grid.step == 100);
        CHECK(grid.a.label == "weight (lb)");
        CHECK(!grid.a.is_category);
        CHECK(grid.a.is_on);
        REQUIRE(grid.lines.size() == 16);
        const float* column = features.values.data();
        for (std::size_t l = 0; l < 16; ++l) {
            const train::GridLine& line = grid.lines[l];
            CHECK(line.along_a == (l < 8));
            REQUIRE(line.places.size() == 24);
            if (l % 8 > 0) CHECK(line.at > grid.lines[l - 1].at);
            const train::GridAxis& run = line.along_a ? grid.a : grid.b;
            const auto running = static_cast<std::size_t>(line.along_a ? a : b);
            const auto standing = static_cast<std::size_t>(line.along_a ? b : a);
            const auto standardised = [&](float x, std::size_t c) {
                return (x - features.mean[c]) / features.scale[c];
            };
            for (std::size_t i = 0; i < 12; i += 11) {
                std::vector<float> row(static_cast<std::size_t>(features.n_columns), 0.0f);
                row[running] = standardised(i == 0 ? run.low : run.high, running);
                row[standing] = standardised(line.at, standing);
                const std::vector<float> place = train::places_on(shown.plane, trainer.embed(row));
                CHECK(line.places[2 * i] == doctest::Approx(place[0]).epsilon(1e-3).scale(0.1));
                CHECK(line.places[2 * i + 1] == doctest::Approx(place[1]).epsilon(1e-3).scale(0.1));
            }
            if (line.is_axis) CHECK(line.at == doctest::Approx(features.mean[standing]));
        }
        for (const std::size_t first : {std::size_t{0}, std::size_t{8}}) {
            CHECK(std::count_if(grid.lines.begin() + static_cast<long>(first),
                                grid.lines.begin() + static_cast<long>(first) + 8,
                                [](const train::GridLine& line) { return line.is_axis; }) == 1);
        }
        // 96 of 100 things lie within the range of each feature.
        int within = 0;
        for (int i = 0; i < features.n_rows; ++i) {
            const float x = column[i * features.n_columns + a] * features.scale[static_cast<std::size_t>(a)] +
                            features.mean[static_cast<std::size_t>(a)];
            within += x >= grid.a.low - 0.5f && x <= grid.a.high + 0.5f ? 1 : 0;
        }
        CHECK(static_cast<double>(within) / features.n_rows == doctest::Approx(0.96).epsilon(0.02));
    }
}

TEST_CASE("a grid through one thing: its axes cross where the thing lies") {
    train::Trainer trainer = started(model::default_spec());
    const train::Snapshot shown = trainer.snapshot();
    const data::FeatureMatrix& features = trainer.material().features;
    constexpr int kThing = 120, kSamples = 801;
    const train::FeatureGridRequest request{.column_a = column_of(features, "weight"),
                                            .column_b = column_of(features, "horsepower"),
                                            .lines = 5,
                                            .samples = kSamples,
                                            .thing = kThing};
    const train::FeatureGrid grid = train::feature_grid(trainer, request, shown.plane);
    for (const train::GridLine& line : grid.lines) {
        if (!line.is_axis) continue;
        double nearest = 1e9;
        for (std::size_t i = 0; i < kSamples; ++i) {
            nearest = std::min(nearest,
                               std::hypot(static_cast<double>(line.places[2 * i] - shown.points[2 * kThing]),
                                          static_cast<double>(line.places[2 * i + 1] - shown.points[2 * kThing + 1])));
        }
        CHECK(nearest < 0.02);
    }
}

TEST_CASE("categories have two lines, yes and no; a feature that is off does not move") {
    model::Spec spec = model::default_spec();
    spec.losses = {{.kind = "reconstruct"}};
    const auto material = model::load_material(spec.dataset).value();
    const data::FeatureMatrix& features = material->features;
    int category = -1;
    for (std::size_t i = 0; i < features.labels.size(); ++i) {
        if (features.labels[i].find(" = ") != std::string::npos) category = static_cast<int>(i);
    }
    REQUIRE(category >= 0);
    const int weight = column_of(features, "weight");
    std::vector<float> rows;
    train::FeatureGridRequest request{.column_a = category, .column_b = weight, .lines = 6, .samples = 4};
    const train::FeatureGrid straight = train::straight_grid(*material, request, rows);
    CHECK(straight.a.is_category);
    CHECK(straight.a.low == doctest::Approx(0));
    CHECK(straight.a.high == doctest::Approx(1));
    CHECK(straight.a.high_text == "yes");
    CHECK(straight.lines.size() == 6 + 2);
    CHECK(rows.size() == 8 * 4 * static_cast<std::size_t>(features.n_columns));
    for (const train::GridLine& line : straight.lines) CHECK((line.along_a || !line.is_axis));
    spec.features.erase(std::find(spec.features.begin(), spec.features.end(), "weight"));
    train::Trainer trainer = started(spec);
    request.column_a = column_of(features, "horsepower");
    const train::FeatureGrid grid = train::feature_grid(trainer, request, {});
    CHECK(grid.a.is_on);
    CHECK(!grid.b.is_on);
    for (const train::GridLine& line : grid.lines) {
        if (line.along_a) continue;
        for (std::size_t i = 2; i < line.places.size(); ++i) CHECK(line.places[i] == line.places[i % 2]);
    }
}
