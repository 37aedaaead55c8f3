// Handwritten digits of 8 by 8 pixels. The pack, its script and its notes: data/digits/.
#include "data/dataset.h"
#include "data/pack_table.h"

namespace data {

extern const DatasetEntry digits_data;

namespace {

constexpr int kSide = 8;

Card card() {
    return {
        .what =
            "Digits that people wrote by hand, shrunk to 8 by 8 pixels of 17 shades. A model sees all 64 pixels, and "
            "so do you.",
        .count =
            "1797 digits: 183 threes, 182 ones, 182 fives, 181 fours, 181 sixes, 180 nines, 179 sevens, 178 zeros, 177 "
            "twos, 174 eights.",
        .source =
            "Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, "
            "1998; the part that was written by 13 people. Cut from scikit-learn as Debian ships it "
            "(python3-sklearn 1.2.1+dfsg-1).",
        .licence = "CC BY 4.0",
        .missing =
            "Who wrote which one. The 3,823 digits of the 30 other writers. What 8 by 8 pixels are too coarse for: "
            "each was 32 by 32 black and white pixels, counted in blocks of 4 by 4.",
        .bias =
            "Few writers, in Turkey, in the 1990s, who knew that they were writing samples: ones with a flag, sevens "
            "with a bar. A random split has the same hands on both sides. How many loops a digit has is our "
            "judgement: of the digit as printed, and a four counts as open.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        {"pixels",
         "pixels",
         "",
         "How bright each of 8 by 8 pixels is: 1 is paper, 0 is ink.",
         picture_columns("grey", kSide),
         true,
         true,
         false,
         {.kind = FormKind::picture, .height = kSide, .width = kSide}},
        {"ink", "ink", "%", "How much of the paper is covered with ink, and nothing about where.", {"ink"}, false},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"digit", "digit", "", "Which digit was meant, from zero to nine.", "digit", ColumnKind::category, false,
         "zero|one|two|three|four|five|six|seven|eight|nine"},
        {"loops", "loops", "", "How many closed loops the digit has when it is printed; a four counts as open.",
         "loops", ColumnKind::category, false, "no loop|one loop|two loops"},
        {"ink", "ink", "%", "How much of the paper is covered with ink.", "ink", ColumnKind::number},
    };
}

DatasetRow digits_row() {
    return {
        .file = "digits/digits.pack",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"reconstruct", "", 1}, {"classify", "digit", 0.2}},
        .color_by = "digit",
        .mark = Mark::picture,
    };
}

}  // namespace

const DatasetEntry digits_data = {
    "digits", "Handwritten digits",
    "1,797 digits written by hand, 8 by 8 pixels each: squeeze them into two numbers and out again.", digits_row};

}  // namespace data
