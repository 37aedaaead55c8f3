// See vector_columns.h.
#include "data/import/vector_columns.h"

#include <algorithm>
#include <string>

#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/numerals.h"
#include "data/import/read_sheet.h"

namespace data {
namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return result;
}

bool is_taken(const Sheet& sheet, std::string_view name) {
    return std::any_of(sheet.columns.begin(), sheet.columns.end() - sheet.vector_dims,
                       [&](const SheetColumn& column) { return column.name.starts_with(name); });
}

// Returns how many of its values are no numbers though something stands there.
int find_range(Sheet& sheet, int index, int& first_bad_row) {
    SheetColumn& column = sheet.columns[static_cast<std::size_t>(index)];
    int n = 0, n_bad = 0;
    for (int row = 0; row < sheet.n_rows; ++row) {
        const std::string_view value = value_of(sheet, sheet.cell(row, index));
        const Numeral numeral = read_numeral(value);
        if (!numeral.point) {
            if (!value.empty() && n_bad++ == 0) first_bad_row = std::min(first_bad_row, row);
            continue;
        }
        if (column.examples.size() < static_cast<std::size_t>(kMostExamples) &&
            std::find(column.examples.begin(), column.examples.end(), value) == column.examples.end())
            column.examples.emplace_back(value);
        column.least = n == 0 ? numeral.as_point : std::min(column.least, numeral.as_point);
        column.most = n == 0 ? numeral.as_point : std::max(column.most, numeral.as_point);
        ++n;
    }
    column.n_missing = sheet.n_rows - n;
    return n_bad;
}

}  // namespace

bool is_not_finite(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    const std::string small = lower(text);
    return small == "nan" || small == "inf" || small == "infinity";
}

void finish_vector(Sheet& sheet) {
    if (sheet.vector_dims == 0) return;
    std::string stem = "vector";
    while (is_taken(sheet, stem)) stem = "the " + stem;
    const int first = static_cast<int>(sheet.columns.size()) - sheet.vector_dims;
    long n_bad = 0, n_missing = 0;
    int first_bad_row = sheet.n_rows;
    for (int i = 0; i < sheet.vector_dims; ++i) {
        SheetColumn& column = sheet.columns[static_cast<std::size_t>(first + i)];
        column.name = stem + " " + std::to_string(i + 1);
        column.kind = SheetKind::number;
        column.why = "It is one number of the vector.";
        n_bad += find_range(sheet, first + i, first_bad_row);
        n_missing += column.n_missing;
    }
    if (n_bad > 0) {
        sheet.warnings.push_back(
            core::counted(n_bad, "number") + " of the vectors " +
            (n_bad == 1 ? "is NaN, infinite or none (line " : "are NaN, infinite or none (the first in line ") +
            std::to_string(sheet.lines[static_cast<std::size_t>(first_bad_row)]) + ") and " +
            (n_bad == 1 ? "counts" : "count") + " as missing.");
    }
    if (n_missing > n_bad)
        sheet.warnings.push_back(core::counted(n_missing - n_bad, "number") + " of the vectors " +
                                 (n_missing - n_bad == 1 ? "is missing." : "are missing."));
}

core::Status problem_with_room(double n_rows, double n_columns) {
    const auto count = [](double n) { return core::thousands(static_cast<long>(n)); };
    if (n_rows > kMaxRows) {
        return core::Error{"data", "There are more than " + count(kMaxRows) +
                                       " rows, which is all that can be read; leave some out, every tenth for "
                                       "example."};
    }
    if (n_columns > kMaxColumns) {
        return core::Error{"data", "Each row has " + count(n_columns) + " numbers or columns, and at most " +
                                       count(kMaxColumns) + " can be read; leave some out."};
    }
    if (n_rows * n_columns > static_cast<double>(kMostCells)) {
        return core::Error{"data", count(n_rows) + " rows of " + count(n_columns) + " columns are more than the " +
                                       count(static_cast<double>(kMostCells)) +
                                       " cells that can be read; leave out rows or columns."};
    }
    return {};
}

}  // namespace data
