// Capital letters in many fonts, 16 by 16 pixels each. What is drawn, and its notes: data/letters/.
#include "data/dataset.h"
#include "data/pack_table.h"

namespace data {

extern const DatasetEntry letters_data;

namespace {

constexpr int kSide = 16;

Card card() {
    return {
        .what =
            "The capitals A to Z in 36 fonts, each scaled to the same size and drawn on 16 by 16 pixels of 16 greys. A "
            "model sees all 256 pixels, and so do you.",
        .count =
            "936 letters: 26 in each of 36 fonts, of which 10 are sans, 11 serif, 6 mono and 9 by hand or for "
            "headlines.",
        .source =
            "36 fonts of 30 families by Rasmus Andersson, Pablo Impallari, Jan Gerner, Georg Duffner, Barry Schwartz, "
            "Raph "
            "Levien and others, as Debian 12 ships them. Drawn anew when the program is built.",
        .licence =
            "The fonts: OFL 1.0 or 1.1, but for Play (Apache 2.0), Fanwood and Linden Hill (MIT), Goudy Bookletter, "
            "Prociono and OCR-B (public domain).",
        .missing =
            "Small letters, digits, other scripts, and all space around a letter: how wide or high a font draws it is "
            "scaled away.",
        .bias =
            "Fonts that are free and small, chosen to differ: among the fonts that are read most, hands are rarer. The "
            "same letter of two fonts of one family is nearly a copy. Holes and vowels are our judgement by letter: of "
            "the capital as it is mostly printed, and Y counts as a consonant.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        {"pixels",
         "pixels",
         "",
         "How bright each of 16 by 16 pixels is: 1 is paper, 0 is ink.",
         picture_columns("grey", kSide),
         true,
         true,
         false,
         {.kind = FormKind::picture, .height = kSide, .width = kSide}},
        {"ink", "ink", "%", "How much of the picture is covered with ink, and nothing about where.", {"ink"}, false},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"letter", "letter", "", "Which letter it is: what is said.", "letter"},
        {"font", "font", "", "The font that drew it: how it is said.", "font"},
        {"style", "style", "", "The kind of font: sans, serif, mono (all letters one width), or by hand.", "style"},
        {"holes", "holes", "", "How many closed holes the capital has as it is mostly printed.", "holes",
         ColumnKind::category, false, "no hole|one hole|two holes"},
        {"sound", "sound", "", "Vowel (A, E, I, O, U) or consonant: nothing that a shape tells.", "sound"},
        {"ink", "ink", "%", "How much of the picture is covered with ink: bold fonts have more.", "ink",
         ColumnKind::number},
    };
}

DatasetRow letters_row() {
    return {
        .file = "letters/letters.pack",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        // Few classes that a small net tells apart in seconds. 26 letters on a plane take long, and most of them share grey.
        .losses = {{"classify", "holes", 1}, {"regress", "ink", 0.5}},
        .color_by = "holes",
        .mark = Mark::picture,
    };
}

}  // namespace

const DatasetEntry letters_data = {
    "letters", "Letters in fonts",
    "936 capital letters in 36 fonts: how many holes, how bold, which letter, and who drew it.", letters_row};

}  // namespace data
