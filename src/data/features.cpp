#include "data/features.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>
#include <numeric>

#include "core/check.h"
#include "core/random.h"

namespace data {
namespace {

const Column& column_of(const Dataset& dataset, const std::string& id) {
    const Column* column = find_column(dataset.table, id);
    ES_CHECK(column != nullptr,
             "a data set names column \"" + id + "\", which its table lacks: was it loaded by load_dataset?");
    return *column;
}

struct MeanAndScale {
    float mean = 0, scale = 1;
};

// Mean and deviation of the values that are not missing. Sums in double and in row order: the same bits everywhere.
MeanAndScale mean_and_scale(const std::vector<float>& numbers) {
    double sum = 0;
    int n = 0;
    for (const float number : numbers) {
        if (std::isnan(number)) continue;
        sum += static_cast<double>(number);
        ++n;
    }
    if (n == 0) return {};
    const double mean = sum / n;
    double squares = 0;
    for (const float number : numbers) {
        if (std::isnan(number)) continue;
        const double off = static_cast<double>(number) - mean;
        squares += off * off;
    }
    const auto scale = static_cast<float>(std::sqrt(squares / n));
    // Also catches a spread too small or too large for a float: it would turn values into infinities or zeros.
    const bool usable = scale >= std::numeric_limits<float>::min() && scale <= std::numeric_limits<float>::max();
    return {static_cast<float>(mean), usable ? scale : 1.0f};
}

// Median, and the deviation of a normal distribution with these quartiles; mean_and_scale() if the quartiles are equal.
MeanAndScale middle_half(const std::vector<float>& numbers) {
    std::vector<float> sorted;
    std::copy_if(numbers.begin(), numbers.end(), std::back_inserter(sorted), [](float x) { return !std::isnan(x); });
    std::sort(sorted.begin(), sorted.end());
    const std::size_t n = sorted.size();
    if (n == 0 || !(sorted[n * 3 / 4] > sorted[n / 4])) return mean_and_scale(numbers);
    return {sorted[n / 2], (sorted[n * 3 / 4] - sorted[n / 4]) / 1.349f};
}

// (number - mean) / scale; NaN stays NaN, and 0 exactly where the column never varies. In double, because the
// difference of two large floats may not fit in a float.
std::vector<float> standardised(const std::vector<float>& numbers, const MeanAndScale& by) {
    std::vector<float> values;
    values.reserve(numbers.size());
    const auto mean = static_cast<double>(by.mean), scale = static_cast<double>(by.scale);
    for (const float number : numbers) {
        values.push_back(static_cast<float>((static_cast<double>(number) - mean) / scale));
    }
    return values;
}

// One column of the matrix while it is built: [N] each.
struct MatrixColumn {
    std::vector<float> values, present;
    std::string label;
    MeanAndScale by;
};

std::string in_words(std::string id) {
    std::replace(id.begin(), id.end(), '_', ' ');
    return id;
}

MatrixColumn number_column(const Column& column, bool has_outliers) {
    MatrixColumn result{.values = {},
                        .present = {},
                        .label = in_words(column.id),
                        .by = has_outliers ? middle_half(column.numbers) : mean_and_scale(column.numbers)};
    result.values = standardised(column.numbers, result.by);
    for (float& value : result.values) {
        const bool missing = std::isnan(value);
        result.present.push_back(missing ? 0.0f : 1.0f);
        if (missing) value = 0;
        if (has_outliers) value = std::clamp(value, -kFarthest, kFarthest);
    }
    return result;
}

MatrixColumn category_column(const Column& column, int category) {
    MatrixColumn result;
    result.label = in_words(column.id) + " = " + column.categories[static_cast<std::size_t>(category)];
    const auto n_there = static_cast<int>(column.codes.size()) - count_missing(column);
    const auto n_equal = std::count(column.codes.begin(), column.codes.end(), category);
    result.by.mean = n_there > 0 ? static_cast<float>(static_cast<double>(n_equal) / n_there) : 0.0f;
    for (const int code : column.codes) {
        const float is_it = code == category ? 1.0f : 0.0f;
        result.values.push_back(code < 0 ? 0.0f : is_it - result.by.mean);
        result.present.push_back(code < 0 ? 0.0f : 1.0f);
    }
    return result;
}

int count_columns(const Column& column) {
    return column.kind == ColumnKind::number ? 1 : static_cast<int>(column.categories.size());
}

// Writes a column to column `at` of the matrix, whose arrays have their sizes already. Columns are written one at a
// time, because all of them at once would take twice the memory (much, where things are pictures).
void put_column(FeatureMatrix& matrix, std::size_t at, const MatrixColumn& column) {
    const auto n_columns = static_cast<std::size_t>(matrix.n_columns);
    matrix.labels[at] = column.label;
    matrix.mean[at] = column.by.mean;
    matrix.scale[at] = column.by.scale;
    for (std::size_t row = 0; row < column.values.size(); ++row) {
        matrix.values[row * n_columns + at] = column.values[row];
        matrix.present[row * n_columns + at] = column.present[row];
    }
}

void put_columns(FeatureMatrix& matrix, std::size_t at, const Column& column, bool has_outliers) {
    if (column.kind == ColumnKind::number) {
        put_column(matrix, at, number_column(column, has_outliers));
        return;
    }
    for (int category = 0; category < count_columns(column); ++category) {
        put_column(matrix, at + static_cast<std::size_t>(category), category_column(column, category));
    }
}

// Gives all columns of the group the root of their mean variance as scale.
void share_scale(FeatureMatrix& matrix, const FeatureSpan& span) {
    const auto n_columns = static_cast<std::size_t>(matrix.n_columns), n_rows = static_cast<std::size_t>(matrix.n_rows);
    const auto first = static_cast<std::size_t>(span.first), end = first + static_cast<std::size_t>(span.count);
    double variance = 0;
    for (std::size_t c = first; c < end; ++c) {
        // A column that never varies has scale 1 and only zeros.
        bool varies = false;
        for (std::size_t row = 0; row < n_rows && !varies; ++row) varies = matrix.values[row * n_columns + c] != 0;
        if (varies) variance += static_cast<double>(matrix.scale[c]) * static_cast<double>(matrix.scale[c]);
    }
    const auto shared = static_cast<float>(std::sqrt(variance / static_cast<double>(span.count)));
    if (!(shared >= std::numeric_limits<float>::min())) return;
    for (std::size_t c = first; c < end; ++c) {
        const float ratio = matrix.scale[c] / shared;
        for (std::size_t row = 0; row < n_rows; ++row) matrix.values[row * n_columns + c] *= ratio;
        matrix.scale[c] = shared;
    }
}

void scale_to_one(std::vector<float>& bars) {
    const float highest = *std::max_element(bars.begin(), bars.end());
    if (highest <= 0) return;
    for (float& bar : bars) bar /= highest;
}

void count_numbers(std::vector<float>& bars, const std::vector<float>& numbers) {
    float low = std::numeric_limits<float>::max(), high = std::numeric_limits<float>::lowest();
    for (const float number : numbers) {  // comparisons with NaN are false: missing values change nothing
        if (number < low) low = number;
        if (number > high) high = number;
    }
    const double range = static_cast<double>(high) - static_cast<double>(low);
    for (const float number : numbers) {
        if (std::isnan(number)) continue;
        const double part = range > 0 ? (static_cast<double>(number) - static_cast<double>(low)) / range : 0.5;
        const auto bin = static_cast<std::size_t>(part * static_cast<double>(bars.size()));
        bars[std::min(bin, bars.size() - 1)] += 1;
    }
}

void count_categories(std::vector<float>& bars, const std::vector<int>& codes) {
    for (const int code : codes) {
        if (code >= 0) bars[std::min(static_cast<std::size_t>(code), bars.size() - 1)] += 1;
    }
}

}  // namespace

FeatureMatrix build_features(const Dataset& dataset) {
    FeatureMatrix matrix;
    matrix.n_rows = dataset.table.n_rows;
    for (const FeatureGroup& group : dataset.row.groups) {
        const int first = matrix.n_columns;
        for (const std::string& id : group.columns) matrix.n_columns += count_columns(column_of(dataset, id));
        matrix.spans.push_back(
            {.group = static_cast<int>(matrix.spans.size()), .first = first, .count = matrix.n_columns - first});
    }
    const auto n_columns = static_cast<std::size_t>(matrix.n_columns);
    matrix.labels.resize(n_columns);
    matrix.mean.resize(n_columns);
    matrix.scale.resize(n_columns);
    matrix.values.resize(static_cast<std::size_t>(matrix.n_rows) * n_columns);
    matrix.present.resize(matrix.values.size());
    std::size_t at = 0;
    for (const FeatureSpan& span : matrix.spans) {
        const FeatureGroup& group = dataset.row.groups[static_cast<std::size_t>(span.group)];
        for (const std::string& id : group.columns) {
            put_columns(matrix, at, column_of(dataset, id), group.has_outliers);
            at += static_cast<std::size_t>(count_columns(column_of(dataset, id)));
        }
        if (group.one_scale) share_scale(matrix, span);
    }
    return matrix;
}

std::vector<float> features_of_text(const Dataset& dataset, const FeatureMatrix& matrix, std::string_view text) {
    ES_CHECK(dataset.row.encode_text != nullptr, "only a data set of texts has features of a text");
    const std::vector<std::string> ids = dataset.row.text_columns();
    const std::vector<float> raw = dataset.row.encode_text(text);
    std::vector<float> features(static_cast<std::size_t>(matrix.n_columns), 0.0f);
    for (const FeatureSpan& span : matrix.spans) {
        auto at = static_cast<std::size_t>(span.first);
        for (const std::string& id : dataset.row.groups[static_cast<std::size_t>(span.group)].columns) {
            const auto found = std::find(ids.begin(), ids.end(), id);
            if (found != ids.end()) {
                const auto value = static_cast<double>(raw[static_cast<std::size_t>(found - ids.begin())]);
                features[at] = static_cast<float>((value - static_cast<double>(matrix.mean[at])) /
                                                  static_cast<double>(matrix.scale[at]));
            }
            at += static_cast<std::size_t>(count_columns(column_of(dataset, id)));
        }
    }
    return features;
}

Target build_target(const Dataset& dataset, const Attribute& attribute) {
    const Column& column = column_of(dataset, attribute.column);
    Target target;
    target.attribute = attribute.id;
    target.kind = column.kind;
    if (column.kind == ColumnKind::category) {
        target.codes = column.codes;
        target.classes = column.categories;
        return target;
    }
    const MeanAndScale by = mean_and_scale(column.numbers);
    target.mean = by.mean;
    target.scale = by.scale;
    target.values = standardised(column.numbers, by);
    return target;
}

std::vector<bool> held_out_rows(int n_rows, double share, unsigned long long seed) {
    ES_CHECK(n_rows >= 0, "a split needs a number of rows of 0 or more");
    std::vector<bool> held_out(static_cast<std::size_t>(n_rows), false);
    if (!(share > 0)) return held_out;
    int n_held_out = n_rows;
    if (share < 1) {
        const auto wanted = static_cast<int>(share * n_rows + 0.5);
        n_held_out = n_rows < 2 ? 0 : std::clamp(wanted, 1, n_rows - 1);
    }
    std::vector<int> order(held_out.size());
    std::iota(order.begin(), order.end(), 0);
    core::Random random = core::random_stream(seed, "split");
    core::shuffle(random, order);
    for (int i = 0; i < n_held_out; ++i) held_out[static_cast<std::size_t>(order[static_cast<std::size_t>(i)])] = true;
    return held_out;
}

std::vector<float> group_histogram(const Dataset& dataset, const FeatureGroup& group, int bins) {
    ES_CHECK(bins >= 1, "a histogram needs 1 bin or more");
    ES_CHECK(!group.columns.empty(), "group \"" + group.id + "\" has no columns");
    std::vector<float> bars(static_cast<std::size_t>(bins), 0.0f);
    bool any_numbers = false;
    for (const std::string& id : group.columns) {
        const Column& column = column_of(dataset, id);
        if (column.kind != ColumnKind::number) continue;
        count_numbers(bars, column.numbers);
        any_numbers = true;
    }
    if (!any_numbers) {
        const Column& column = column_of(dataset, group.columns[0]);
        bars.resize(std::clamp<std::size_t>(column.categories.size(), 1, bars.size()));
        count_categories(bars, column.codes);
    }
    scale_to_one(bars);
    return bars;
}

}  // namespace data
