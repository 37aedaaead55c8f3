// Small glyphs at places of a picture of 12 by 12 pixels. Made by the program.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/random.h"
#include "core/result.h"
#include "data/computed_table.h"
#include "data/dataset.h"
#include "data/pack_table.h"

namespace data {

extern const DatasetEntry glyphs_data;

namespace {

constexpr int kSide = 12, kGlyph = 4;                                         // pixels
constexpr int kRows = kSide - kGlyph + 1, kColumns = kSide / 2 - kGlyph + 1;  // places, of each half
constexpr int kEach = 67;                                                     // pictures of a glyph in a half
constexpr std::uint64_t kSeed = 12;
constexpr float kPaper = 0.85f, kInk = 0.15f, kNoise = 0.1f, kShades = 32;

struct Glyph {
    const char* name;
    std::string_view pixels[kGlyph];
};
constexpr Glyph kGlyphs[] = {
    {"square", {"####", "#..#", "#..#", "####"}}, {"cross", {"#..#", ".##.", ".##.", "#..#"}},
    {"corner", {"#...", "#...", "#...", "####"}}, {"post", {"####", ".##.", ".##.", ".##."}},
    {"bars", {"####", "....", "....", "####"}},   {"zigzag", {"####", "..#.", ".#..", "####"}},
};

Card card() {
    return {
        .what =
            "One of six small glyphs, 4 by 4 pixels each, somewhere in a picture of 12 by 12, with a little noise. "
            "It lies in the left half or in the right one and never across the middle, so what has seen only left "
            "ones has learned nothing about the pixels of the right half.",
        .count =
            "804 pictures: 134 of each glyph, half of them in the left half; each at one of 27 places of its half, "
            "drawn at random.",
        .source = "Drawn by the program, glyphs and all.",
        .licence = "as the program",
        .missing =
            "Turned, larger or smaller glyphs, two at once, and places across the middle. The attribute \"left glyph\" "
            "is missing for all glyphs in the right half: that is what it is good for.",
        .bias =
            "Noise is the only thing that is not a glyph: there is no ground to tell it from, and all glyphs have "
            "the same size. Some pixels are dark in more glyphs than others.",
    };
}

std::vector<FeatureGroup> groups() {
    return {{"pixels",
             "pixels",
             "",
             "How bright each of 12 by 12 pixels is: 1 is white, 0 is black.",
             picture_columns("grey", kSide),
             true,
             true,
             false,
             {.kind = FormKind::picture, .height = kSide, .width = kSide}}};
}

std::vector<Attribute> attributes() {
    return {
        {"glyph", "glyph", "", "Which of the six glyphs it is, wherever it lies.", "glyph"},
        {"told", "left glyph", "",
         "Which glyph it is, but only for those in the left half: nobody says what those on the right are.", "told"},
        {"half", "half", "", "The half of the picture that the glyph lies in.", "half"},
        {"column", "column", "pixels", "How many columns are left of the glyph.", "column", ColumnKind::number},
        {"row", "row", "pixels", "How many rows are above the glyph.", "row", ColumnKind::number},
    };
}

std::vector<std::string> glyph_names() {
    std::vector<std::string> names;
    for (const Glyph& glyph : kGlyphs) names.emplace_back(glyph.name);
    return names;
}

struct Drawings {
    std::vector<Column> pixels;
    Column names = begin_names(), glyph = begin_categories("glyph", glyph_names()),
           told = begin_categories("told", glyph_names()), half = begin_categories("half", {"left", "right"}),
           column = begin_numbers("column"), row = begin_numbers("row");
};

// A noisy pixel, rounded to shades that a float holds exactly.
float noisy(bool ink, float noise, core::Random& random) {
    const float grey = std::clamp((ink ? kInk : kPaper) + noise * core::next_normal(random), 0.0f, 1.0f);
    return std::floor(grey * kShades + 0.5f) / kShades;
}

void add_drawing(Drawings& all, int which, bool right, float noise, core::Random& random) {
    const Glyph& glyph = kGlyphs[which];
    const int row = static_cast<int>(core::next_below(random, kRows));
    const int column = static_cast<int>(core::next_below(random, kColumns)) + (right ? kSide / 2 : 0);
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            const int gy = y - row, gx = x - column;
            const bool within = gy >= 0 && gy < kGlyph && gx >= 0 && gx < kGlyph;
            const bool ink = within && glyph.pixels[gy][static_cast<std::size_t>(gx)] == '#';
            all.pixels[static_cast<std::size_t>(y * kSide + x)].numbers.push_back(noisy(ink, noise, random));
        }
    }
    all.glyph.codes.push_back(which);
    all.told.codes.push_back(right ? -1 : which);
    all.half.codes.push_back(right ? 1 : 0);
    all.column.numbers.push_back(static_cast<float>(column));
    all.row.numbers.push_back(static_cast<float>(row));
}

core::Result<PackContents> make_drawings(const Knobs& knobs) {
    const int n_things = 2 * dialled(knobs, kEach) * static_cast<int>(std::size(kGlyphs));
    const float noise = kNoise * static_cast<float>(knobs.noise);
    core::Random random = core::random_stream(dialled_seed(knobs, kSeed), "glyphs");
    Drawings all;
    for (std::string& id : picture_columns("grey", kSide)) all.pixels.push_back(begin_numbers(std::move(id)));
    for (int i = 0; i < n_things; ++i) {
        const int which = i % static_cast<int>(std::size(kGlyphs)), nth = i / static_cast<int>(std::size(kGlyphs));
        add_drawing(all, which, nth % 2 == 1, noise, random);
        add_name(all.names, std::string(kGlyphs[which].name) + " " + std::to_string(nth + 1));
    }
    PackContents contents;
    contents.table = {.columns = std::move(all.pixels), .n_rows = n_things};
    for (Column* column : {&all.names, &all.glyph, &all.told, &all.half, &all.column, &all.row})
        contents.table.columns.push_back(std::move(*column));
    return contents;
}

// The pixels of each thing as opaque greys.
Pictures draw_glyphs(const Table& table) {
    Pictures pictures{.side = kSide, .rgba = {}};
    std::vector<const Column*> pixels;
    for (const std::string& id : picture_columns("grey", kSide)) pixels.push_back(find_column(table, id));
    for (std::size_t thing = 0; thing < static_cast<std::size_t>(table.n_rows); ++thing) {
        for (const Column* pixel : pixels) {
            const auto grey = static_cast<std::uint8_t>(std::lround(255 * pixel->numbers[thing]));
            pictures.rgba.insert(pictures.rgba.end(), {grey, grey, grey, 255});
        }
    }
    return pictures;
}

DatasetRow glyphs_row() {
    return {
        .file = "",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"classify", "glyph", 1}},
        .color_by = "glyph",
        .mark = Mark::picture,
        .draw_pictures = draw_glyphs,
        .make = make_drawings,
        .knobs = {.size = true, .noise = true, .seed = true},
    };
}

}  // namespace

const DatasetEntry glyphs_data = {
    "glyphs", "Glyphs in places",
    "804 pictures of six glyphs: what is learned in the left half may hold in the right one, or not.", glyphs_row};

}  // namespace data
