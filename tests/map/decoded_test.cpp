// What reconstructions decode to: pictures from channels, the nearest real thing by brute force.
#include "map/heads/decoded.h"

#include <doctest/doctest.h>

#include "data/pack_table.h"

namespace {

train::HeadSnapshot pixel_head() {
    train::HeadSnapshot head;
    head.answer = model::Answer::features;
    for (const char* channel : {"red", "green", "blue", "grey"}) {
        for (const std::string& id : data::picture_columns(channel)) head.output_ids.push_back(id);
    }
    head.mean.assign(head.output_ids.size(), 0.5f);
    head.scale.assign(head.output_ids.size(), 0.25f);
    return head;
}

}  // namespace

TEST_CASE(
    "decoded channels make colours, or grey where colours are switched off; nothing where a channel is not whole") {
    const train::HeadSnapshot head = pixel_head();
    constexpr std::size_t kCells = data::kPictureGrid * data::kPictureGrid;
    std::vector<float> values(4 * kCells, 0.0f);
    for (std::size_t i = 0; i < kCells; ++i) {
        values[i] = 1.4f;  // clamped
        values[2 * kCells + i] = 0.25f;
        values[3 * kCells + i] = 0.5f;
    }
    std::vector<bool> on(values.size(), true);
    const map::DecodedPicture colours = map::decoded_picture(head, values, on, 32);
    REQUIRE(colours.side == data::kPictureGrid);
    REQUIRE(colours.cells.size() == kCells);
    CHECK(colours.cells[7].r == 1);
    CHECK(colours.cells[7].g == 0);
    CHECK(colours.cells[7].b == 0.25f);
    on[kCells + 3] = false;
    const map::DecodedPicture grey = map::decoded_picture(head, values, on, 32);
    REQUIRE(grey.side == data::kPictureGrid);
    CHECK(grey.cells[0].r == 0.5f);
    CHECK(grey.cells[0].b == 0.5f);
    std::fill(on.begin(), on.end(), false);
    CHECK(map::decoded_picture(head, values, on, 32).side == 0);
}

TEST_CASE("a picture of eight pixels a side is decoded pixel by pixel, and nothing where things have no pictures") {
    train::HeadSnapshot head;
    head.answer = model::Answer::features;
    head.output_ids = data::picture_columns("grey", 8);
    REQUIRE(head.output_ids.size() == 64);
    std::vector<float> values(64, 1.0f);
    values[8 * 2 + 5] = 0.125f;  // row 2, column 5
    const std::vector<bool> on(64, true);
    const map::DecodedPicture picture = map::decoded_picture(head, values, on, 8);
    REQUIRE(picture.side == 8);
    CHECK(picture.cells[21].g == 0.125f);
    CHECK(picture.cells[20].g == 1);
    CHECK(head.output_ids[21] == "grey_2_5");
    CHECK(map::decoded_picture(head, values, on, 32).side == 0);
    CHECK(map::decoded_picture(head, values, on, 0).side == 0);
}

TEST_CASE("the nearest thing is that of brute force over what is switched on") {
    train::HeadSnapshot head;
    head.mean = {10, 0, 5};
    head.scale = {2, 1, 0.5f};
    train::LayerSnapshot features;
    features.n_units = 3;
    features.values = {0, 0, 0, 1, 0, 2, -1, 0, -2};  // standardised; the second one is off
    const std::vector<bool> on = {true, false, true};
    CHECK(map::nearest_to_decoded(head, {12, 99, 6}, on, features) == 1);
    CHECK(map::nearest_to_decoded(head, {8.1f, 99, 4.2f}, on, features) == 2);
    CHECK(map::nearest_to_decoded(head, {10, -99, 5.1f}, on, features) == 0);
    CHECK(map::nearest_to_decoded(head, {10, 5}, on, features) == -1);
}
