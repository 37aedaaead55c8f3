// The pictures of foods are those that the notes promise: drawn in the build, so this also tests what drew them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "data/features.h"

using namespace data;

namespace {

const Dataset& foods() {
    static const Dataset dataset = load_dataset(*find_dataset("hot_dogs")).value();
    return dataset;
}

std::string value_of(const char* column, std::size_t thing) {
    const Column* found = find_column(foods().table, column);
    REQUIRE(found != nullptr);
    return found->categories[static_cast<std::size_t>(found->codes[thing])];
}

std::map<std::string, int> counts(const char* column) {
    std::map<std::string, int> all;
    for (std::size_t i = 0; i < foods().names.size(); ++i) ++all[value_of(column, i)];
    return all;
}

const std::uint8_t* pixel(std::size_t thing, int y, int x) {
    return foods().pictures.of(static_cast<int>(thing)) + (y * foods().pictures.side + x) * 4;
}

}  // namespace

TEST_CASE("hot dogs: one in four, fifteen pictures of each other food, five styles alike often, nothing missing") {
    const Dataset& set = foods();
    REQUIRE(set.table.n_rows == 600);
    CHECK(set.pictures.side == 24);
    for (const Column& column : set.table.columns) CHECK_MESSAGE(count_missing(column) == 0, column.id);
    CHECK(counts("hot_dog") == std::map<std::string, int>{{"hot dog", 150}, {"not hot dog", 450}});
    CHECK(counts("kind") ==
          std::map<std::string, int>{{"bread", 45}, {"fruit", 105}, {"meal", 285}, {"sweet", 75}, {"vegetable", 90}});
    for (const auto& style : counts("style")) CHECK_MESSAGE(style.second == 120, style.first);
    const auto by_food = counts("food");
    CHECK(by_food.size() == 31);
    for (const auto& food : by_food) CHECK_MESSAGE(food.second == (food.first == "hot dog" ? 150 : 15), food.first);
    for (std::size_t i = 0; i < 600; ++i)
        CHECK((value_of("food", i) == "hot dog") == (value_of("hot_dog", i) == "hot dog"));
}

TEST_CASE("hot dogs: the ground is what it is called, round at the corners, and no picture is ground alone") {
    // As pack.py has them, times 0.96 to 1.04, in steps of 8.
    const std::map<std::string, std::vector<double>> grounds = {
        {"plate", {206, 206, 204}}, {"wood", {190, 172, 150}}, {"slate", {146, 152, 160}}, {"grass", {160, 176, 152}}};
    for (std::size_t i = 0; i < 600; ++i) {
        CAPTURE(foods().names[i]);
        const std::vector<double>& ground = grounds.at(value_of("ground", i));
        int like_ground = 0, opaque = 0;
        for (int at = 0; at < 24 * 24; ++at) {
            const std::uint8_t* rgba = pixel(i, at / 24, at % 24);
            if (rgba[3] == 0) continue;
            ++opaque;
            bool like = true;
            for (std::size_t c = 0; c < 3; ++c) like = like && std::abs(rgba[c] - ground[c]) <= 0.04 * ground[c] + 5;
            like_ground += like ? 1 : 0;
        }
        CHECK(opaque >= 24 * 24 - 4 * 8);
        CHECK(like_ground >= 60);
        CHECK(like_ground <= opaque - 60);
    }
}

TEST_CASE("hot dogs: measured colours are what they are called") {
    // What is no ground: hues of ripe things do not depend on who draws them.
    for (std::size_t i = 0; i < 600; ++i) {
        const std::string food = value_of("food", i), colour = value_of("colour", i);
        CAPTURE(foods().names[i]);
        if (food == "broccoli" || food == "cucumber") CHECK(colour == "green");
        if (food == "grapes") CHECK(colour == "purple");
        if (food == "apple" || food == "strawberry") CHECK(colour == "red");
        if (food == "banana" || food == "lemon") CHECK((colour == "yellow" || colour == "orange"));
    }
    CHECK(counts("colour")["grey"] <= 3);
}

TEST_CASE("hot dogs: a model sees one scale a group") {
    const FeatureMatrix matrix = build_features(foods());
    CHECK(matrix.n_columns == 4 * 144);
    REQUIRE(matrix.spans.size() == 2);
    CHECK(matrix.scale[0] == matrix.scale[431]);
    CHECK(matrix.scale[432] == matrix.scale[575]);
}
