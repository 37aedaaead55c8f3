// The letters are those that the notes promise: drawn in the build, so this also tests what drew them. Pictures of at
// most 16 pixels a side are seen pixel by pixel.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "data/features.h"
#include "data/pack_table.h"

using namespace data;

namespace {

const Dataset& letters() {
    static const Dataset dataset = load_dataset(*find_dataset("letters")).value();
    return dataset;
}

std::string value_of(const char* column, std::size_t thing) {
    const Column* found = find_column(letters().table, column);
    REQUIRE(found != nullptr);
    return found->categories[static_cast<std::size_t>(found->codes[thing])];
}

std::map<std::string, int> counts(const char* column) {
    std::map<std::string, int> all;
    for (std::size_t i = 0; i < letters().names.size(); ++i) ++all[value_of(column, i)];
    return all;
}

std::size_t at(const char* name) {
    const auto found = std::find(letters().names.begin(), letters().names.end(), name);
    REQUIRE(found != letters().names.end());
    return static_cast<std::size_t>(found - letters().names.begin());
}

// 0 (paper) to 1 (ink), of the picture.
double ink_at(std::size_t thing, int y, int x) {
    return 1 - letters().pictures.of(static_cast<int>(thing))[(y * 16 + x) * 4] / 255.0;
}

double ink_of(std::size_t thing) {
    double sum = 0;
    for (int i = 0; i < 256; ++i) sum += ink_at(thing, i / 16, i % 16);
    return 100 * sum / 256;
}

}  // namespace

TEST_CASE("letters: each letter in each font, nothing missing, styles and holes as the notes say") {
    const Dataset& set = letters();
    REQUIRE(set.table.n_rows == 936);
    CHECK(set.pictures.side == 16);
    for (const Column& column : set.table.columns) CHECK_MESSAGE(count_missing(column) == 0, column.id);
    CHECK(counts("letter").size() == 26);
    for (const auto& letter : counts("letter")) CHECK_MESSAGE(letter.second == 36, letter.first);
    CHECK(counts("font").size() == 36);
    for (const auto& font : counts("font")) CHECK_MESSAGE(font.second == 26, font.first);
    CHECK(counts("style") == std::map<std::string, int>{{"sans", 260}, {"serif", 286}, {"mono", 156}, {"hand", 234}});
    CHECK(counts("holes") == std::map<std::string, int>{{"no hole", 684}, {"one hole", 216}, {"two holes", 36}});
    CHECK(counts("sound") == std::map<std::string, int>{{"vowel", 180}, {"consonant", 756}});
}

TEST_CASE("letters: each is as large as it says, in the middle, with black ink; and ink is the share of it") {
    for (std::size_t i = 0; i < 936; ++i) {
        CAPTURE(letters().names[i]);
        double most = 0;
        int left = 16, right = -1, top = 16, bottom = -1;
        for (int y = 0; y < 16; ++y) {
            for (int x = 0; x < 16; ++x) {
                most = std::max(most, ink_at(i, y, x));
                if (ink_at(i, y, x) < 0.03) continue;
                left = std::min(left, x), right = std::max(right, x);
                top = std::min(top, y), bottom = std::max(bottom, y);
            }
        }
        CHECK(most == 1);
        CHECK(std::max(right - left, bottom - top) + 1 >= 12);  // a tip may be too thin to see
        CHECK(std::min({left, top, 15 - right, 15 - bottom}) >= 1);
        CHECK(std::abs(left + right - 15) <= 3);
        CHECK(std::abs(top + bottom - 15) <= 3);
        const auto said = static_cast<double>(find_column(letters().table, "ink")->numbers[i]);
        CHECK(std::abs(said - ink_of(i)) < 1.7);  // before it was rounded to 16 greys
    }
}

TEST_CASE("letters: an I is a bar, an O has a hole and is its own mirror image, and bold has more ink than thin") {
    const std::size_t bar = at("I Inter"), ring = at("O Inter");
    for (int y = 2; y < 14; ++y) {
        CHECK(ink_at(bar, y, 0) + ink_at(bar, y, 3) + ink_at(bar, y, 12) == 0);
        CHECK(ink_at(bar, y, 7) + ink_at(bar, y, 8) > 1);
    }
    CHECK(ink_at(ring, 8, 8) == 0);
    CHECK(ink_at(ring, 1, 8) > 0.5);
    for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < 8; ++x) CHECK(std::abs(ink_at(ring, y, x) - ink_at(ring, y, 15 - x)) < 0.15);
    }
    for (const char* letter : {"A", "H", "S"}) {
        const std::string name = letter;
        CHECK(ink_of(at((name + " Inter Black").c_str())) > 1.4 * ink_of(at((name + " Inter").c_str())));
        CHECK(ink_of(at((name + " Cantarell Heavy").c_str())) > 1.5 * ink_of(at((name + " Cantarell Thin").c_str())));
    }
}

TEST_CASE("letters: a model sees 256 pixels as they are, of one scale") {
    CHECK(picture_grid(8) == 8);
    CHECK(picture_grid(16) == 16);
    CHECK(picture_grid(24) == 12);
    const std::size_t thing = at("R Lobster");
    for (const int cell : {17, 100, 136, 200}) {
        const std::string id = "grey_" + std::to_string(cell / 16) + "_" + std::to_string(cell % 16);
        const auto seen = static_cast<double>(find_column(letters().table, id)->numbers[thing]);
        CHECK(seen == doctest::Approx(1 - ink_at(thing, cell / 16, cell % 16)));
    }
    const FeatureMatrix matrix = build_features(letters());
    REQUIRE(matrix.n_columns == 257);
    CHECK(matrix.scale[0] == matrix.scale[255]);
}
