// See coloring.h.
#include "map/things/coloring.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <limits>
#include <numeric>

#include "map/view/palette.h"

namespace map {
namespace {

// "1 thing has", "8 things have".
std::string things_have(int count) { return count == 1 ? "1 thing has" : std::to_string(count) + " things have"; }

std::string missing_note(int count, const std::string& label) {
    return things_have(count) + " no " + label + ": grey.";
}

// Quantile p, 0..1, of sorted values (at least one), linearly interpolated.
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

// Why these are grey: they are rarer, or there are more of them than colours. Short, for a phone's legend.
std::string grey_note(const Coloring& coloring) {
    const std::size_t n = coloring.grey.size();
    int rarest_coloured = std::numeric_limits<int>::max(), commonest_grey = 0;
    for (const LegendEntry& entry : coloring.legend) {
        if (entry.palette_index != kOthers) rarest_coloured = std::min(rarest_coloured, entry.count);
    }
    for (const GreyClass& grey : coloring.grey) commonest_grey = std::max(commonest_grey, grey.count);
    const bool tie = commonest_grey >= rarest_coloured;
    if (tie) {
        return std::to_string(n) + (n == 1 ? " more is" : " more share") + " grey: there are only " +
               std::to_string(kClassColors) + " colours.";
    }
    return n == 1 ? "The rarest is grey." : "The " + std::to_string(n) + " rarest share grey.";
}

// "4 cylinders", "1970-73".
bool has_number(const std::string& text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; }

// The order in which classes are read: an order of their own (ordinal classes), numbers as numbers and what else there is
// behind them, single letters by the alphabet, as are classes that are all as many; else the most frequent first.
std::vector<std::size_t> reading_order(const std::vector<std::string>& classes, const std::vector<int>& counts,
                                       std::string_view own_order) {
    std::vector<std::size_t> order(classes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto all = [&](const auto& is) { return std::all_of(classes.begin(), classes.end(), is); };
    const auto n = static_cast<std::ptrdiff_t>(classes.size());
    const bool even = n > 0 && std::count(counts.begin(), counts.end(), counts[0]) == n;
    const auto sort = [&](const auto& key) {
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    };
    if (!own_order.empty()) {
        sort([&](std::size_t i) { return own_order.find(classes[i]); });
    } else if (std::count_if(classes.begin(), classes.end(), has_number) + 1 >= n && n > 1 && has_number(classes[0])) {
        sort([&](std::size_t i) { return has_number(classes[i]) ? std::strtod(classes[i].c_str(), nullptr) : 1e30; });
    } else if (even || all([](const std::string& name) { return name.size() == 1; })) {
        sort([&](std::size_t i) { return classes[i]; });
    }
    return order;
}

void color_categories(Coloring& coloring, const data::Column& column, const data::Attribute& attribute,
                      int first_color) {
    const bool by_name = attribute.colors_by_name;
    const auto n_classes = static_cast<int>(column.categories.size());
    const std::vector<int> indices = palette_indices(column.categories, by_name, first_color);
    const int next = first_colored(n_classes, first_color) + kClassColors;
    coloring.next_first = next < n_classes ? next : 0;
    std::vector<int> counts(static_cast<std::size_t>(n_classes), 0);
    int missing = 0;
    for (const int code : column.codes) {
        coloring.index.push_back(code < 0 ? kOthers : indices[static_cast<std::size_t>(code)]);
        ++(code < 0 ? missing : counts[static_cast<std::size_t>(code)]);
    }
    int merged = 0, others = missing;
    for (const std::size_t code : reading_order(column.categories, counts, attribute.order)) {
        // A class named "grey" has grey as its own colour.
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

Coloring color_points(const model::Material& material, const std::string& attribute_id, int first_color) {
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
        color_categories(coloring, *column, *attribute, first_color);
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

Coloring color_by_trust(const std::vector<float>& kept_of, int k) {
    Coloring coloring;
    coloring.label = "how far to trust it";
    coloring.numeric = true;
    coloring.high = 1;
    coloring.note = "1: all " + std::to_string(k) + " neighbours here are true. 0: none is.";
    coloring.ramp = kept_of;
    return coloring;
}

}  // namespace map
