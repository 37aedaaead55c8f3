// Silhouettes of four model vehicles, as 18 numbers each. The table, its script and its notes: data/silhouettes/.
// Nobody has kept the outlines, so what stands on the map is drawn from the numbers (draw_outlines).
#include <algorithm>
#include <cmath>

#include "data/dataset.h"

namespace data {

extern const DatasetEntry silhouettes_data;

namespace {

Card card() {
    return {
        .what =
            "Outlines of four toy vehicles seen by a camera from all around, described by 18 numbers of shape: a "
            "double "
            "decker bus, a Chevrolet van, a Saab 9000 and an Opel Manta 400.",
        .count = "846 silhouettes: 218 of the bus, 217 of the Saab, 212 of the Opel, 199 of the van.",
        .source =
            "Statlog (Vehicle Silhouettes), P. Mowforth and B. Shepherd, Turing Institute, Glasgow, 1987, UCI Machine "
            "Learning Repository. Cut from the R package mlbench as Debian ships it (2.1-3-1).",
        .licence = "CC BY 4.0",
        .missing =
            "No number is missing, but the pictures are: nobody can look at a silhouette any more. The shape on the "
            "map "
            "is drawn by us from four of its numbers: how stretched, how square, how lopsided, how hollow. The angle "
            "from which it was seen is not told, and the numbers come scaled to whole ones without units.",
        .bias =
            "One model of each kind, so \"van\" means this van. The two cars were chosen because they look alike. "
            "Pictures of the same toy from nearby angles are near copies: a random split has their like on both sides.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        {"roundness",
         "roundness",
         "",
         "How compact and how circular the outline is, three ways.",
         {"compactness", "circularity", "distance_circularity"},
         true},
        {"aspect",
         "aspect ratios",
         "",
         "Short side against long side, and nearest against farthest point of the edge.",
         {"radius_ratio", "axis_aspect_ratio", "length_aspect_ratio"},
         true},
        {"elongation",
         "elongation",
         "",
         "How stretched the shape is as a whole.",
         {"scatter_ratio", "elongatedness"},
         true},
        {"rectangularity",
         "rectangularity",
         "",
         "How well the shape fills the rectangle around it.",
         {"axis_rectangularity", "length_rectangularity"},
         true},
        {"spread",
         "spread",
         "",
         "How far the area lies from the axes and from the middle.",
         {"variance_major", "variance_minor", "radius_of_gyration"},
         true},
        {"skewness",
         "skewness",
         "",
         "How lopsided the shape is about its two axes.",
         {"skewness_major", "skewness_minor"},
         true},
        {"kurtosis",
         "kurtosis",
         "",
         "How much of the area sits far out on its two axes.",
         {"kurtosis_major", "kurtosis_minor"},
         true},
        {"hollows",
         "hollows",
         "",
         "How much of the hull around the shape is empty: wheel arches, bonnets.",
         {"hollows_ratio"},
         true},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"vehicle", "vehicle", "", "Which of the four toys it is: bus, van, Opel or Saab.", "vehicle"},
        {"kind", "kind", "", "Bus, van or car: the Opel and the Saab are one.", "kind"},
        {"elongatedness", "elongatedness", "", "How stretched the silhouette is.", "elongatedness", ColumnKind::number},
        {"compactness", "compactness", "", "How compact the outline is.", "compactness", ColumnKind::number},
        {"hollows", "hollows", "", "How much of the hull around the shape is empty.", "hollows_ratio",
         ColumnKind::number},
    };
}

constexpr int kSide = 24;    // pixels
constexpr int kSlices = 4;   // in a pixel's width, for smooth edges
constexpr float kHalf = 11;  // pixels: half the length of the longest shape
constexpr std::uint8_t kInk[3] = {0x2c, 0x36, 0x42};

// One shape, lying on its longer axis, in the units of the longest one's half length.
struct Outline {
    float high = 0.7f;  // half its height
    float square = 3;   // exponent of the superellipse: 2 is an ellipse, more is more of a rectangle
    float lean = 0;     // how much lower its top is at one end
    float hollow = 0;   // depth of the hollow in its underside
    // Half heights above and below the axis at x, -1 to 1; 0 beyond.
    [[nodiscard]] float rounding(float x) const {
        const float left = 1 - std::pow(std::min(std::abs(x), 1.0f), square);
        return high * std::pow(left, 1 / square);
    }
    [[nodiscard]] float above(float x) const { return rounding(x) * (1 - lean * (x + 1) / 2); }
    [[nodiscard]] float below(float x) const {
        const float t = std::abs(x) / 0.62f;
        return rounding(x) * (1 - (t < 1 ? hollow * (1 - t * t) : 0));
    }
};

// Where a number lies between the low and the high end of its usual range, 0 to 1.
float share(const Table& table, const char* id, std::size_t row, float low, float high) {
    const Column* column = find_column(table, id);
    return column == nullptr ? 0.5f : std::clamp((column->numbers[row] - low) / (high - low), 0.0f, 1.0f);
}

// The two variances are second moments of the area, so the root of their quotient is a ratio of lengths. Of the other
// three only the order is known (a larger number is more of it), so each is spread over what is visible at this size.
Outline outline_of(const Table& table, std::size_t row) {
    const Column* major = find_column(table, "variance_major");
    const Column* minor = find_column(table, "variance_minor");
    Outline outline;
    if (major != nullptr && minor != nullptr) outline.high = std::sqrt(major->numbers[row] / minor->numbers[row]);
    outline.square = 2.1f + 4 * share(table, "axis_rectangularity", row, 17, 26);
    outline.lean = 0.75f * share(table, "skewness_major", row, 62, 90);
    outline.hollow = 0.9f * share(table, "hollows_ratio", row, 181, 208);
    return outline;
}

void draw(const Outline& outline, std::uint8_t* rgba) {
    for (int x = 0; x < kSide; ++x) {
        float covered[kSide] = {};
        for (int slice = 0; slice < kSlices; ++slice) {
            const float px = static_cast<float>(x) + (static_cast<float>(slice) + 0.5f) / kSlices - kSide / 2.0f;
            if (std::abs(px) > kHalf) continue;
            const float top = kSide / 2.0f - kHalf * outline.above(px / kHalf);
            const float bottom = kSide / 2.0f + kHalf * outline.below(px / kHalf);
            for (int y = 0; y < kSide; ++y) {
                const auto from = static_cast<float>(y);
                covered[y] += std::max(0.0f, std::min(bottom, from + 1) - std::max(top, from)) / kSlices;
            }
        }
        for (int y = 0; y < kSide; ++y) {
            std::uint8_t* pixel = rgba + (y * kSide + x) * 4;
            std::copy(kInk, kInk + 3, pixel);
            pixel[3] = static_cast<std::uint8_t>(std::lround(255 * std::min(covered[y], 1.0f)));
        }
    }
}

Pictures draw_outlines(const Table& table) {
    Pictures pictures{.side = kSide, .rgba = {}};
    pictures.rgba.resize(static_cast<std::size_t>(table.n_rows) * kSide * kSide * 4);
    for (std::size_t row = 0; row < static_cast<std::size_t>(table.n_rows); ++row)
        draw(outline_of(table, row), pictures.rgba.data() + row * kSide * kSide * 4);
    return pictures;
}

DatasetRow silhouettes_row() {
    return {
        .file = "silhouettes/silhouettes.csv",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"classify", "vehicle", 1}},
        .color_by = "vehicle",
        .mark = Mark::picture,
        .draw_pictures = draw_outlines,
    };
}

}  // namespace

const DatasetEntry silhouettes_data = {
    "silhouettes", "Vehicle silhouettes",
    "846 outlines of a bus, a van and two cars in 18 numbers: the bus lies apart, the cars overlap.", silhouettes_row};

}  // namespace data
