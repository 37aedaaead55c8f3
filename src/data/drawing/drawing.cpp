// See drawing.h.
#include "data/drawing/drawing.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/hash.h"
#include "core/thousands.h"
#include "data/drawing/sine.h"

namespace data {
namespace {

constexpr std::string_view kFirstLine = "# drawn in Embedscape\n";
constexpr std::string_view kHeading = "x,y,class\n";
constexpr std::string_view kClassNames = "ABCDEFGHIJ";

struct Feature {
    const char *id, *label, *help;
    float (*of)(float x, float y);
};
constexpr Feature kFeatures[] = {
    {"x", "x", "How far to the right a point lies.", [](float x, float) { return x; }},
    {"y", "y", "How far up a point lies.", [](float, float y) { return y; }},
    {"x_squared", "x²", "How far from the middle, to either side.", [](float x, float) { return x * x; }},
    {"y_squared", "y²", "How far from the middle, up or down.", [](float, float y) { return y * y; }},
    {"x_times_y", "x · y", "Positive in two opposite quarters.", [](float x, float y) { return x * y; }},
    {"sin_x", "sin x", "Waves from left to right.",
     [](float x, float) { return static_cast<float>(plain_sine(static_cast<double>(x))); }},
    {"sin_y", "sin y", "Waves from below to above.",
     [](float, float y) { return static_cast<float>(plain_sine(static_cast<double>(y))); }},
};
constexpr std::size_t kFeaturesOn = 2;

// "-1.25": hundredths, without what a locale would change.
void add_number(std::string& text, float number) {
    const long hundredths = std::lround(number * 100);
    const long whole = std::labs(hundredths) / 100, rest = std::labs(hundredths) % 100;
    if (hundredths < 0) text += '-';
    text += std::to_string(whole) + "." + (rest < 10 ? "0" : "") + std::to_string(rest);
}

// Takes a number up to `end_sign` off the text; false if there is none.
bool take_number(std::string_view& text, char end_sign, float& number) {
    const std::size_t end = text.find(end_sign);
    if (end == std::string_view::npos || end == 0 || end > 8) return false;
    const std::string digits(text.substr(0, end));
    char* stop = nullptr;
    number = std::strtof(digits.c_str(), &stop);
    text.remove_prefix(end + 1);
    return stop == digits.c_str() + digits.size() && std::isfinite(number);
}

std::string name_of(int label) { return std::string(1, kClassNames[static_cast<std::size_t>(label)]); }

DatasetRow row_of(const Drawing& drawing, const std::string& id) {
    DatasetRow row;
    row.id = id;
    row.label = "Drawn points";
    row.help = "Points that you drew.";
    row.is_drawn = true;
    row.card = {.what = "Points on a plane that somebody drew, or had drawn by a rule.",
                .count = core::thousands(static_cast<long>(drawing.points.size())) + " points.",
                .source = "Your own hand. It stays on this machine.",
                .licence = "Yours.",
                .missing = "Nothing.",
                .bias = "Only what was drawn is there."};
    for (std::size_t i = 0; i < std::size(kFeatures); ++i) {
        const Feature& feature = kFeatures[i];
        row.groups.push_back({.id = feature.id,
                              .label = feature.label,
                              .unit = "",
                              .help = feature.help,
                              .columns = {feature.id},
                              .on_by_default = i < kFeaturesOn});
    }
    row.attributes = {
        {.id = "class", .label = "class", .unit = "", .help = "As it was drawn.", .column = "class"},
        {.id = "x", .label = "x", .unit = "", .help = kFeatures[0].help, .column = "x", .kind = ColumnKind::number},
        {.id = "y", .label = "y", .unit = "", .help = kFeatures[1].help, .column = "y", .kind = ColumnKind::number}};
    row.losses = {{"classify", "class", 1}};
    row.color_by = "class";
    return row;
}

}  // namespace

float drawn_place(float place) { return std::round(std::clamp(place, -kDrawnReach, kDrawnReach) * 100) / 100; }

std::string drawing_text(const Drawing& drawing) {
    std::string text(kFirstLine);
    text += kHeading;
    for (const DrawnPoint& point : drawing.points) {
        add_number(text, point.x);
        text += ',';
        add_number(text, point.y);
        text += "," + name_of(point.label) + "\n";
    }
    return text;
}

bool is_drawing_text(std::string_view bytes) { return bytes.starts_with(kFirstLine); }

core::Result<Drawing> read_drawing(std::string_view bytes) {
    Drawing drawing;
    int line = 3;
    const auto wrong = [&](const char* what) {
        return core::Error{"data", "Line " + std::to_string(line) + " of the drawing " + what +
                                       " A line has x, y and a class from A to J: 1.25,-0.50,A"};
    };
    if (!is_drawing_text(bytes)) return core::Error{"data", "This is no drawing."};
    bytes.remove_prefix(kFirstLine.size());
    if (!bytes.starts_with(kHeading)) return core::Error{"data", "The second line of a drawing is \"x,y,class\"."};
    bytes.remove_prefix(kHeading.size());
    for (; !bytes.empty(); ++line) {
        DrawnPoint point;
        if (!take_number(bytes, ',', point.x) || !take_number(bytes, ',', point.y))
            return wrong("has no number where one belongs.");
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        const std::size_t label = end == 1 ? kClassNames.find(bytes[0]) : std::string_view::npos;
        if (label == std::string_view::npos) return wrong("names a class that there is not.");
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        drawing.points.push_back({drawn_place(point.x), drawn_place(point.y), static_cast<int>(label)});
        if (drawing.points.size() > kMostDrawnPoints)
            return wrong("is one too many: a drawing has at most 5,000 points.");
    }
    return drawing;
}

int n_classes_of(const Drawing& drawing) {
    int n = 2;
    for (const DrawnPoint& point : drawing.points) n = std::max(n, point.label + 1);
    return n;
}

core::Result<Dataset> drawing_dataset(const Drawing& drawing) {
    if (drawing.points.size() < 2) return core::Error{"data", "A map needs at least 2 points. Draw some more."};
    Dataset dataset;
    dataset.row = row_of(drawing, "own_" + core::hash_hex(core::hash_text(drawing_text(drawing))));
    dataset.table.n_rows = static_cast<int>(drawing.points.size());
    for (const Feature& feature : kFeatures) {
        Column column;
        column.id = feature.id;
        for (const DrawnPoint& point : drawing.points) column.numbers.push_back(feature.of(point.x, point.y));
        dataset.table.columns.push_back(std::move(column));
    }
    Column classes;
    classes.id = "class";
    classes.kind = ColumnKind::category;
    for (int i = 0; i < n_classes_of(drawing); ++i) classes.categories.push_back(name_of(i));
    for (const DrawnPoint& point : drawing.points) classes.codes.push_back(point.label);
    dataset.table.columns.push_back(std::move(classes));
    for (std::size_t i = 0; i < drawing.points.size(); ++i) dataset.names.push_back("point " + std::to_string(i + 1));
    return dataset;
}

std::vector<float> drawn_features(float x, float y) {
    std::vector<float> values;
    for (const Feature& feature : kFeatures) values.push_back(feature.of(x, y));
    return values;
}

Drawing drawing_of(const Dataset& dataset) {
    Drawing drawing;
    if (!dataset.row.is_drawn) return drawing;
    const std::vector<Column>& columns = dataset.table.columns;
    for (std::size_t i = 0; i < dataset.names.size(); ++i)
        drawing.points.push_back({columns[0].numbers[i], columns[1].numbers[i], columns.back().codes[i]});
    return drawing;
}

}  // namespace data
