// See column_shape.h.
#include "data/import/column_shape.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "data/import/missing_words.h"
#include "data/import/numerals.h"
#include "data/import/values.h"

namespace data {
namespace {

std::vector<double> numbers_in(const Sheet& sheet, int index) {
    const SheetColumn& column = sheet.columns[static_cast<std::size_t>(index)];
    std::vector<double> numbers;
    for (int row = 0; row < sheet.n_rows; ++row) {
        const std::string_view value = value_of(sheet, sheet.cell(row, index));
        if (is_missing_in(sheet, column, value)) continue;
        if (column.kind == SheetKind::date) {
            const std::optional<DateParts> parts = read_date(value);
            const std::optional<double> day = parts ? days_since_1970(*parts, column.order) : std::nullopt;
            if (day) numbers.push_back(*day);
        } else {
            const Numeral numeral = read_numeral(value);
            if (numeral.is(column.comma_is_point)) numbers.push_back(numeral.value(column.comma_is_point));
        }
    }
    return numbers;
}

void divide_by_largest(std::vector<float>& bars) {
    const float most = bars.empty() ? 0 : *std::max_element(bars.begin(), bars.end());
    for (float& bar : bars) bar = most > 0 ? bar / most : 0;
}

double quantile(std::vector<double>& numbers, double share) {
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(numbers.size() - 1));
    std::nth_element(numbers.begin(), numbers.begin() + at, numbers.end());
    return numbers[static_cast<std::size_t>(at)];
}

void count_far_out(std::vector<double> numbers, ColumnShape& shape) {
    constexpr std::size_t kFewest = 8;  // fewer say nothing about what is usual
    if (numbers.size() < kFewest) return;
    const double middle = quantile(numbers, 0.5), low = quantile(numbers, 0.25), high = quantile(numbers, 0.75);
    const double reach = 3 * (high - low);
    if (!(reach > 0)) return;
    double away = 0;
    for (const double number : numbers) {
        if (number >= low - reach && number <= high + reach) continue;
        ++shape.n_far_out;
        if (std::fabs(number - middle) <= away) continue;
        away = std::fabs(number - middle);
        shape.farthest = number;
    }
}

void fill_histogram(const std::vector<double>& numbers, int most_bars, ColumnShape& shape) {
    if (numbers.empty()) return;
    const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
    const double low = *least, width = *most - *least;
    if (!(width > 0)) return;
    most_bars = std::min(most_bars, static_cast<int>(std::ceil(std::log2(static_cast<double>(numbers.size())))) + 1);
    shape.bars.assign(static_cast<std::size_t>(most_bars), 0);
    for (const double number : numbers) {
        const auto bar = static_cast<int>((number - low) / width * most_bars);
        shape.bars[static_cast<std::size_t>(std::clamp(bar, 0, most_bars - 1))] += 1;
    }
    divide_by_largest(shape.bars);
}

// Most frequent first; ties in the order of the rows.
void fill_words(const Sheet& sheet, int index, int most_bars, ColumnShape& shape) {
    const SheetColumn& column = sheet.columns[static_cast<std::size_t>(index)];
    Values values;
    for (int row = 0; row < sheet.n_rows; ++row) {
        const std::string_view value = value_of(sheet, sheet.cell(row, index));
        if (!is_missing_in(sheet, column, value)) values.add(value);
    }
    std::vector<int> order(static_cast<std::size_t>(values.size()));
    for (int i = 0; i < values.size(); ++i) order[static_cast<std::size_t>(i)] = i;
    const auto n = std::min(order.size(), static_cast<std::size_t>(most_bars));
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(n), order.end(), [&](int a, int b) {
        return values.count(a) != values.count(b) ? values.count(a) > values.count(b) : a < b;
    });
    if (n == 0 || values.count(order[0]) < 2) return;
    for (std::size_t i = 0; i < n; ++i) {
        shape.bars.push_back(static_cast<float>(values.count(order[i])));
        shape.words.emplace_back(values.word(order[i]));
    }
    divide_by_largest(shape.bars);
}

}  // namespace

ColumnShape shape_of(const Sheet& sheet, int column, int most_bars) {
    ColumnShape shape;
    const SheetKind kind = sheet.columns[static_cast<std::size_t>(column)].kind;
    if (kind == SheetKind::number || kind == SheetKind::date) {
        const std::vector<double> numbers = numbers_in(sheet, column);
        fill_histogram(numbers, most_bars, shape);
        if (kind == SheetKind::number) count_far_out(numbers, shape);
    } else {
        fill_words(sheet, column, most_bars, shape);
    }
    return shape;
}

}  // namespace data
