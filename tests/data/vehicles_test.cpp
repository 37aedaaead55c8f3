// The pictures of vehicles are those that the notes promise: drawn in the build, so this also tests what drew them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "data/features.h"

using namespace data;

namespace {

Dataset vehicles() {
    core::Result<Dataset> dataset = load_dataset(*find_dataset("vehicles"));
    if (!dataset.ok()) MESSAGE(dataset.error().sentence);
    REQUIRE(dataset.ok());
    return std::move(dataset.value());
}

std::string value_of(const Dataset& dataset, const char* column, int thing) {
    const Column* found = find_column(dataset.table, column);
    REQUIRE(found != nullptr);
    return found->categories[static_cast<std::size_t>(found->codes[static_cast<std::size_t>(thing)])];
}

struct Look {
    double red = 0, green = 0, blue = 0;  // sums over what is opaque
    int opaque = 0;
};

Look look_at(const Dataset& dataset, int thing) {
    Look look;
    const std::uint8_t* picture = dataset.pictures.of(thing);
    for (int i = 0; i < dataset.pictures.side * dataset.pictures.side; ++i, picture += 4) {
        if (picture[3] < 128) continue;
        look.red += picture[0];
        look.green += picture[1];
        look.blue += picture[2];
        ++look.opaque;
    }
    return look;
}

}  // namespace

TEST_CASE("vehicles: a picture for each, none empty, five styles alike often, nothing missing") {
    const Dataset set = vehicles();
    CHECK(set.table.n_rows == 580);
    CHECK(set.pictures.side == 24);
    REQUIRE(set.pictures.rgba.size() == 580u * 24 * 24 * 4);
    for (int i = 0; i < set.table.n_rows; ++i) {
        const Look look = look_at(set, i);
        CAPTURE(set.names[static_cast<std::size_t>(i)]);
        CHECK(look.opaque > 60);
        CHECK(look.opaque < 24 * 24);
    }
    for (const Column& column : set.table.columns) CHECK_MESSAGE(count_missing(column) == 0, column.id);
    const Column* style = find_column(set.table, "style");
    CHECK(style->categories.size() == 5);
    for (int code = 0; code < 5; ++code) CHECK(std::count(style->codes.begin(), style->codes.end(), code) == 116);
    const Column* taxi = find_column(set.table, "taxi");
    CHECK(std::count(taxi->codes.begin(), taxi->codes.end(), 1) == 80);
    CHECK(taxi->categories == std::vector<std::string>{"no taxi", "taxi"});
}

TEST_CASE("vehicles: colours are what they are called") {
    const Dataset set = vehicles();
    int yellow_cars = 0;
    for (int i = 0; i < set.table.n_rows; ++i) {
        const std::string colour = value_of(set, "colour", i);
        const bool taxi = value_of(set, "taxi", i) == "taxi";
        const Look look = look_at(set, i);
        CAPTURE(set.names[static_cast<std::size_t>(i)]);
        if (taxi) {
            CHECK(colour == "yellow");
            CHECK(std::min(look.red, look.green) > look.blue);
        }
        if (colour == "yellow" && !taxi) ++yellow_cars;
    }
    CHECK(yellow_cars >= 40);  // yellow alone is not taxi
    const auto mean_of = [&](const char* colour, double Look::*channel) {
        double sum = 0, all = 0;
        for (int i = 0; i < set.table.n_rows; ++i) {
            if (value_of(set, "colour", i) != colour) continue;
            const Look look = look_at(set, i);
            sum += look.*channel;
            all += look.red + look.green + look.blue;
        }
        return sum / all;
    };
    CHECK(mean_of("red", &Look::red) > 0.4);
    CHECK(mean_of("green", &Look::green) > 0.37);
    CHECK(mean_of("blue", &Look::blue) > 0.4);
    CHECK(mean_of("red", &Look::red) > mean_of("blue", &Look::red) + 0.1);
}

TEST_CASE("vehicles: what a model sees has one scale a group, and yellow finds what is yellow") {
    const Dataset set = vehicles();
    const FeatureMatrix matrix = build_features(set);
    CHECK(matrix.n_columns == 5 * 144);
    REQUIRE(matrix.spans.size() == 3);
    for (const FeatureSpan& span : matrix.spans) {
        double variance = 0;
        const auto first = static_cast<std::size_t>(span.first);
        for (std::size_t c = first; c < first + static_cast<std::size_t>(span.count); ++c) {
            CHECK(matrix.scale[c] == matrix.scale[first]);
            for (std::size_t row = 0; row < 580; ++row) {
                const double value = static_cast<double>(matrix.values[row * 720 + c]);
                variance += value * value;
            }
        }
        CHECK(variance / (580.0 * span.count) == doctest::Approx(1).epsilon(1e-3));
    }
}
