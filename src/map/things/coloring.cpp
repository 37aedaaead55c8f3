// See coloring.h.
#include "map/things/coloring.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "map/view/palette.h"

namespace map {
namespace {

// "1 thing has", "8 things have".
std::string things_have(int count) { return count == 1 ? "1 thing has" : std::to_string(count) + " things have"; }

std::string missing_note(int count, const std::string& label) {
    return things_have(count) + " no " + label + ": grey.";
}

// p in 0..1 of a sorted, non-empty row, straight between neighbours.
float percentile(const std::vector<float>& sorted, float p) {
    const float at = p * static_cast<float>(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(at);
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (sorted[high] - sorted[low]) * (at - static_cast<float>(low));
}

void color_numbers(Coloring& coloring, const std::vector<float>& numbers) {
    std::vector<float> sorted;
    std::copy_if(numbers.begin(), numbers.end(), std::back_inserter(sorted), [](float x) { return std::isfinite(x); });
    std::sort(sorted.begin(), sorted.end());
    coloring.numeric = true;
    if (!sorted.empty()) {
        coloring.low = percentile(sorted, 0.05f);
        coloring.high = percentile(sorted, 0.95f);
    }
    // All alike: the middle of the ramp, so that nothing looks extreme.
    const float width = coloring.high - coloring.low;
    for (const float x : numbers) {
        const float t = width > 0 ? std::clamp((x - coloring.low) / width, 0.0f, 1.0f) : 0.5f;
        coloring.ramp.push_back(std::isfinite(x) ? t : std::numeric_limits<float>::quiet_NaN());
    }
    const auto missing = static_cast<int>(numbers.size() - sorted.size());
    if (missing > 0) coloring.note = missing_note(missing, coloring.label);
}

std::string others_label(int merged, int missing) {
    const std::string others = std::to_string(merged) + " others";
    if (merged == 0) return "none given";
    return missing == 0 ? others : others + ", none given";
}

// Why these are grey: they are rarer, or there are more of them than colours.
std::string grey_note(const Coloring& coloring) {
    const std::size_t n = coloring.grey.size();
    int rarest_coloured = std::numeric_limits<int>::max();
    for (const LegendEntry& entry : coloring.legend) {
        if (entry.palette_index != kOthers) rarest_coloured = std::min(rarest_coloured, entry.count);
    }
    if (coloring.grey.front().count >= rarest_coloured) {
        return "There are " + std::to_string(kClassColors) + " colours: " + std::to_string(n) + " more " +
               (n == 1 ? "value" : "values") + " of " + coloring.label + ", as frequent as some that have one, " +
               (n == 1 ? "is" : "share") + " grey.";
    }
    if (n == 1) return "The rarest value of " + coloring.label + " is grey.";
    return "The " + std::to_string(n) + " rarest values of " + coloring.label + " share grey.";
}

void color_categories(Coloring& coloring, const data::Column& column, bool by_name) {
    const auto n_classes = static_cast<int>(column.categories.size());
    const std::vector<int> indices = palette_indices(column.categories, by_name);
    std::vector<int> counts(static_cast<std::size_t>(n_classes), 0);
    int missing = 0;
    for (const int code : column.codes) {
        coloring.index.push_back(code < 0 ? kOthers : indices[static_cast<std::size_t>(code)]);
        ++(code < 0 ? missing : counts[static_cast<std::size_t>(code)]);
    }
    int merged = 0, others = missing;
    for (std::size_t code = 0; code < indices.size(); ++code) {
        // Grey that is called so is a colour of its own.
        if (indices[code] != kOthers || (by_name && column.categories[code] == "grey")) {
            coloring.legend.push_back({indices[code], column.categories[code], counts[code]});
        } else {
            others += counts[code];
            ++merged;
            coloring.grey.push_back({static_cast<int>(code), column.categories[code], counts[code]});
        }
    }
    if (others > 0) coloring.legend.push_back({kOthers, others_label(merged, missing), others});
    if (merged > 0) coloring.note = grey_note(coloring);
    if (missing > 0) {
        if (!coloring.note.empty()) coloring.note += ' ';
        coloring.note += missing_note(missing, coloring.label);
    }
}

}  // namespace

Coloring color_points(const model::Material& material, const std::string& attribute_id) {
    const data::Dataset& dataset = material.dataset;
    Coloring coloring;
    coloring.attribute = attribute_id;
    const data::Attribute* attribute = data::find_attribute(dataset.row, attribute_id);
    const data::Column* column = attribute ? data::find_column(dataset.table, attribute->column) : nullptr;
    if (!column) {
        coloring.index.assign(static_cast<std::size_t>(dataset.table.n_rows), kOthers);
        coloring.note = "No property of these things is called \"" + attribute_id + "\": all are grey.";
        return coloring;
    }
    coloring.label = attribute->label;
    coloring.unit = attribute->unit;
    if (column->kind == data::ColumnKind::number) {
        color_numbers(coloring, column->numbers);
    } else {
        color_categories(coloring, *column, attribute->colors_by_name);
    }
    return coloring;
}

Coloring color_by_agreement(const std::vector<double>& of_thing, int n_seeds) {
    Coloring coloring;
    coloring.label = "agreement of " + std::to_string(n_seeds) + " seeds";
    coloring.numeric = true;
    coloring.high = 1;
    coloring.note = "1: the same neighbours with every seed. 0: luck.";
    for (const double agreed : of_thing) coloring.ramp.push_back(static_cast<float>(std::clamp(agreed, 0.0, 1.0)));
    return coloring;
}

}  // namespace map
