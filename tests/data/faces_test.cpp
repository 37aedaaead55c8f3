// The pictures of faces are those that the notes promise: drawn in the build, so this also tests what drew them, and
// the palettes that they are packed with.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>

#include "data/dataset.h"
#include "data/features.h"

using namespace data;

namespace {

const Dataset& faces() {
    static const Dataset dataset = load_dataset(*find_dataset("faces")).value();
    return dataset;
}

std::string value_of(const char* column, std::size_t thing) {
    const Column* found = find_column(faces().table, column);
    REQUIRE(found != nullptr);
    return found->categories[static_cast<std::size_t>(found->codes[thing])];
}

std::map<std::string, int> counts(const char* column) {
    std::map<std::string, int> all;
    for (std::size_t i = 0; i < faces().names.size(); ++i) ++all[value_of(column, i)];
    return all;
}

// Mean colour of what is opaque, and how much is.
struct Look {
    double red = 0, green = 0, blue = 0;
    int opaque = 0;
};

Look look_at(std::size_t thing) {
    Look look;
    const int side = faces().pictures.side;
    const std::uint8_t* pixel = faces().pictures.of(static_cast<int>(thing));
    for (int i = 0; i < side * side; ++i, pixel += 4) {
        if (pixel[3] < 128) continue;
        look.red += pixel[0];
        look.green += pixel[1];
        look.blue += pixel[2];
        ++look.opaque;
    }
    look.red /= look.opaque;
    look.green /= look.opaque;
    look.blue /= look.opaque;
    return look;
}

}  // namespace

TEST_CASE("faces: five styles alike often, moods as many as the notes say, nothing missing") {
    const Dataset& set = faces();
    REQUIRE(set.table.n_rows == 400);
    CHECK(set.pictures.side == 24);
    for (const Column& column : set.table.columns) CHECK_MESSAGE(count_missing(column) == 0, column.id);
    for (const auto& style : counts("style")) CHECK_MESSAGE(style.second == 80, style.first);
    CHECK(counts("style").size() == 5);
    CHECK(counts("mood") == std::map<std::string, int>{{"happy", 80},
                                                       {"neutral", 75},
                                                       {"sad", 45},
                                                       {"unwell", 45},
                                                       {"playful", 40},
                                                       {"in love", 35},
                                                       {"afraid", 30},
                                                       {"angry", 30},
                                                       {"surprised", 20}});
    CHECK(counts("feeling") == std::map<std::string, int>{{"good", 155}, {"bad", 150}, {"neither", 95}});
    CHECK(counts("eyes").size() == 5);
    CHECK(counts("mouth").size() == 9);
    CHECK(counts("kind") == std::map<std::string, int>{{"face", 305}, {"cat", 45}, {"animal", 40}, {"devil", 10}});
}

TEST_CASE("faces: round ones fill the disc, their corners are clear, and they have the colour that they are known by") {
    int yellow = 0, plain = 0;
    for (std::size_t i = 0; i < 400; ++i) {
        const std::string& name = faces().names[i];
        CAPTURE(name);
        const Look look = look_at(i);
        CHECK(look.opaque > 200);
        CHECK(look.opaque < 24 * 24 - 20);
        const auto is = [&](const char* face) { return name.rfind(std::string(face) + ",", 0) == 0; };
        if (is("pouting face")) CHECK(look.red > look.green + 40);  // OpenMoji's is orange
        if (is("nauseated face")) CHECK(look.green > look.red);
        if (is("cold face")) CHECK(look.blue > look.red);
        if (is("neutral face") || is("slightly frowning face") || is("grinning face")) {
            const double disc = 3.14159 / 4 * 23 * 23;  // of 22 to 24 pixels
            CHECK(look.opaque > 0.88 * disc);
            CHECK(look.opaque < 1.12 * disc);
            CHECK(faces().pictures.of(static_cast<int>(i))[3] == 0);
            yellow += std::min(look.red, look.green) > look.blue + 20 ? 1 : 0;
            ++plain;
        }
    }
    CHECK(plain == 15);
    CHECK(yellow == 15);
}

TEST_CASE("faces: a model sees one scale a group") {
    const FeatureMatrix matrix = build_features(faces());
    CHECK(matrix.n_columns == 4 * 144);
    REQUIRE(matrix.spans.size() == 2);
    CHECK(matrix.scale[0] == matrix.scale[431]);
    CHECK(matrix.scale[432] == matrix.scale[575]);
}
