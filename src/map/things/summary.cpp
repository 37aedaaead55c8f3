// See summary.h.
#include "map/things/summary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>

#include "core/thousands.h"
#include "map/things/significance.h"

namespace map {
namespace {

std::string percent(double share) {
    const double value = share * 100;
    if (value > 0 && value < 1) return "under 1 %";
    if (value < 100 && value > 99) return "over 99 %";
    return std::to_string(std::lround(value)) + " %";
}

// "36.4", "0.12", "12,400"; whole from 1000 on, without a comma below 10,000, where it may be a year.
std::string rounded(double value, int digits) {
    if (std::abs(value) >= 1e4) return core::thousands(std::lround(value));
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.*g", std::abs(value) >= 1000 ? std::max(digits, 4) : digits, value);
    return text.data();
}

std::string one_digit(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", value);
    return text.data();
}

// "origin Japan", but "4 cylinders" and not "cylinders 4 cylinders".
std::string value_in_words(const Finding& f) {
    return f.value.find(f.label) != std::string::npos ? f.value : f.label + " " + f.value;
}

std::string category_sentence(const Finding& f) {
    const std::string what = value_in_words(f) + ": ";
    const std::string in_all = percent(f.share_all) + " in all";
    if (f.inside == 0) return what + "none of " + core::thousands(f.n_inside) + ", " + in_all;
    const std::string some = f.inside == f.n_inside ? "all " + core::thousands(f.n_inside)
                                                    : core::thousands(f.inside) + " of " + core::thousands(f.n_inside) +
                                                          ", " + percent(f.share_inside) + " here";
    return what + some + ", " + in_all + " (" + one_digit(f.lift) + " x)";
}

std::string number_sentence(const Finding& f, const std::string& unit) {
    const std::string in = unit.empty() ? "" : " " + unit;
    // Three digits are what a mean of some things can say, unless they then look alike.
    int digits = 3;
    while (digits < 7 && rounded(f.mean_inside, digits) == rounded(f.mean_outside, digits)) ++digits;
    return f.label + ": " + rounded(f.mean_inside, digits) + in + " on average here, " +
           rounded(f.mean_outside, digits) + in + " elsewhere (" + one_digit(std::abs(f.deviations)) +
           " standard deviations " + (f.over ? "higher" : "lower") + ")";
}

Finding about(const data::Attribute& attribute) {
    Finding finding;
    finding.attribute = attribute.id;
    finding.label = attribute.label;
    return finding;
}

void ask_categories(Summary& summary, const data::Attribute& attribute, const data::Column& column,
                    const Selection& selection) {
    std::vector<std::array<int, 2>> counts(column.categories.size(), {0, 0});
    int n[2] = {0, 0};
    for (std::size_t i = 0; i < column.codes.size(); ++i) {
        if (column.codes[i] < 0) continue;
        const std::size_t side = selection.has(static_cast<int>(i)) ? 0 : 1;
        ++counts[static_cast<std::size_t>(column.codes[i])][side];
        ++n[side];
    }
    if (n[0] == 0 || n[1] == 0) return;
    for (std::size_t code = 0; code < counts.size(); ++code) {
        Finding f = about(attribute);
        f.n_inside = n[0];
        f.n_outside = n[1];
        f.code = static_cast<int>(code);
        f.value = column.categories[code];
        f.inside = counts[code][0];
        f.outside = counts[code][1];
        const int marked = f.inside + f.outside, total = n[0] + n[1];
        if (marked == 0 || marked == total) continue;
        f.share_inside = static_cast<double>(f.inside) / n[0];
        f.share_outside = static_cast<double>(f.outside) / n[1];
        f.share_all = static_cast<double>(marked) / total;
        f.lift = f.share_inside / f.share_all;
        const double a = f.inside + 0.5, b = n[0] - f.inside + 0.5, c = f.outside + 0.5, d = n[1] - f.outside + 0.5;
        f.log_odds = std::log(a * d / (b * c));
        f.z = f.log_odds / std::sqrt(1 / a + 1 / b + 1 / c + 1 / d);
        f.p = hypergeometric_p(summary.logs, f.inside, n[0], marked, total);
        f.strength = 2 * std::abs(std::asin(std::sqrt(f.share_inside)) - std::asin(std::sqrt(f.share_outside)));
        f.over = f.share_inside > f.share_outside;
        f.sentence = category_sentence(f);
        summary.asked.push_back(std::move(f));
    }
}

// Two passes, so that a large mean does not swallow the deviation. side: 0 inside, 1 outside, 2 all.
Moments moments_of(const data::Column& column, const Selection& selection, int side) {
    Moments m;
    const auto each = [&](auto use) {
        for (std::size_t i = 0; i < column.numbers.size(); ++i) {
            if (!std::isfinite(column.numbers[i])) continue;
            if (side == 2 || selection.has(static_cast<int>(i)) == (side == 0))
                use(static_cast<double>(column.numbers[i]));
        }
    };
    each([&](double x) {
        m.mean += x;
        ++m.n;
    });
    if (m.n > 0) m.mean /= m.n;
    each([&](double x) { m.variance += (x - m.mean) * (x - m.mean); });
    if (m.n > 1) m.variance /= m.n - 1;
    return m;
}

void ask_number(Summary& summary, const data::Attribute& attribute, const data::Column& column,
                const Selection& selection) {
    const Moments inside = moments_of(column, selection, 0), outside = moments_of(column, selection, 1);
    const Moments all = moments_of(column, selection, 2);
    if (inside.n < 2 || outside.n < 2 || !(all.variance > 0)) return;
    Finding f = about(attribute);
    f.kind = data::ColumnKind::number;
    f.n_inside = inside.n;
    f.n_outside = outside.n;
    f.mean_inside = inside.mean;
    f.mean_outside = outside.mean;
    f.deviations = (inside.mean - outside.mean) / std::sqrt(all.variance);
    f.p = welch_p(inside, outside);
    f.strength = std::abs(f.deviations);
    f.over = f.deviations > 0;
    f.sentence = number_sentence(f, attribute.unit);
    summary.asked.push_back(std::move(f));
}

std::string why_none(const Summary& summary) {
    if (summary.n_inside == 0) return "Nothing is selected.";
    if (summary.n_inside == summary.n_all) return "Everything is selected: there is nothing to compare it with.";
    return "Nothing sets these things apart that could not be chance.";
}

}  // namespace

void summarise(const model::Material& material, const Selection& selection, Summary& summary) {
    const data::Dataset& dataset = material.dataset;
    summary.n_all = dataset.table.n_rows;
    summary.n_inside = selection.count;
    summary.title = core::thousands(summary.n_inside) + " of " + core::thousands(summary.n_all) +
                    (summary.n_all == 1 ? " thing" : " things");
    summary.findings.clear();
    summary.asked.clear();
    summary.chances.clear();
    log_factorials(summary.logs, summary.n_all);
    const bool comparable = summary.n_inside > 0 && summary.n_inside < summary.n_all;
    for (const data::Attribute& attribute : dataset.row.attributes) {
        const data::Column* column = data::find_column(dataset.table, attribute.column);
        if (!comparable || column == nullptr) continue;
        if (column->kind == data::ColumnKind::number) {
            ask_number(summary, attribute, *column, selection);
        } else {
            ask_categories(summary, attribute, *column, selection);
        }
    }
    for (const Finding& f : summary.asked) summary.chances.push_back(f.p);
    const std::vector<double> q = false_discovery_rates(summary.chances);
    for (std::size_t i = 0; i < q.size(); ++i) {
        summary.asked[i].q = q[i];
        const bool told = q[i] <= kFalseFindings && summary.asked[i].strength >= kLeastStrength;
        if (told) summary.findings.push_back(std::move(summary.asked[i]));
    }
    std::stable_sort(summary.findings.begin(), summary.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.strength > b.strength; });
    if (summary.findings.size() > kMostFindings) summary.findings.resize(kMostFindings);
    summary.note = summary.findings.empty() ? why_none(summary) : "";
}

}  // namespace map
