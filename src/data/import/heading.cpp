// See heading.h.
#include "data/import/heading.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "core/shown_text.h"
#include "data/import/missing.h"
#include "data/import/numerals.h"

namespace data {
namespace {

constexpr int kLookRows = 300;
constexpr std::size_t kLongestUnit = 12;

bool is_typed(std::string_view value) { return read_numeral(value).is_number() || read_date(value).has_value(); }

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return result;
}

// The share of values that are numbers or dates, from row `from` on; -1 if there is no value.
double typed_share(const Sheet& sheet, int column, int from, bool numbers_only) {
    int n = 0, n_typed = 0;
    for (int row = from; row < std::min(sheet.n_rows, kLookRows); ++row) {
        const std::string_view value = value_of(sheet, sheet.cell(row, column));
        if (missing_of(value) != Missing::no) continue;
        ++n;
        n_typed += (numbers_only ? read_numeral(value).is_number() : is_typed(value)) ? 1 : 0;
    }
    return n == 0 ? -1 : static_cast<double>(n_typed) / n;
}

// Whether the numbers are names of columns: years or positions (2019, 2020, 2021) beside a word or a blank.
bool are_steps(const Sheet& sheet, const std::vector<SheetCell>& first) {
    std::vector<double> numbers;
    bool other = false;
    for (const SheetCell& cell : first) {
        const std::string_view value = value_of(sheet, cell);
        const Numeral numeral = read_numeral(value);
        if (!numeral.point)
            other = true;
        else
            numbers.push_back(numeral.as_point);
    }
    if (!other || numbers.size() < 2) return false;
    const double step = numbers[1] - numbers[0];
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const double wanted = numbers[0] + step * static_cast<double>(i);
        if (numbers[i] != wanted || numbers[i] != static_cast<double>(static_cast<long>(numbers[i]))) return false;
    }
    return (step == 1 && numbers.size() > 2) || (step > 0 && numbers[0] >= 1800 && numbers[0] <= 2200);
}

bool appears_below(const Sheet& sheet, int column, std::string_view value) {
    for (int row = 0; row < std::min(sheet.n_rows, kLookRows); ++row) {
        if (value_of(sheet, sheet.cell(row, column)) == value) return true;
    }
    return false;
}

// Words that stand at the head of a list of names.
bool is_name_of_list(std::string_view value) {
    constexpr std::array<std::string_view, 14> kNames = {"name", "names", "word", "words", "label", "labels", "title",
                                                         "text", "id",    "unit", "item",  "value", "thing",  "term"};
    return std::find(kNames.begin(), kNames.end(), lower(value)) != kNames.end();
}

std::string unique_name(std::string name, std::set<std::string>& taken) {
    if (taken.insert(name).second) return name;
    for (int n = 2;; ++n) {
        std::string next = name + " " + std::to_string(n);
        if (taken.insert(next).second) return next;
    }
}

}  // namespace

bool names_columns(const Sheet& sheet, const std::vector<SheetCell>& first) {
    std::set<std::string> different;
    bool evidence = false, recurs = false;
    const bool steps = are_steps(sheet, first);
    for (std::size_t i = 0; i < first.size(); ++i) {
        const std::string_view value = value_of(sheet, first[i]);
        if (value.empty()) continue;
        if ((is_typed(value) && !steps) || value == "?") return false;
        different.emplace(value);
        if (typed_share(sheet, static_cast<int>(i), 0, false) >= 0.8 && !is_typed(value)) evidence = true;
        if (appears_below(sheet, static_cast<int>(i), value)) recurs = true;
    }
    if (different.empty()) return false;
    if (sheet.n_rows == 0 || evidence || steps) return true;
    if (first.size() == 1) return is_name_of_list(*different.begin());
    return !recurs;
}

void name_columns(Sheet& sheet, const std::vector<std::string>& names) {
    std::set<std::string> taken;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string place = "column " + std::to_string(i + 1);
        if (names[i].empty()) {
            sheet.columns[i].name = unique_name(place, taken);
            sheet.warnings.push_back("Column " + std::to_string(i + 1) + " has no name; it is called \"" +
                                     sheet.columns[i].name + "\" here.");
            continue;
        }
        sheet.columns[i].name = unique_name(names[i], taken);
        if (sheet.columns[i].name != names[i]) {
            sheet.warnings.push_back("More than one column is called " + core::quoted(names[i]) + ": column " +
                                     std::to_string(i + 1) + " is " + core::quoted(sheet.columns[i].name) + " here.");
        }
    }
}

void number_columns(Sheet& sheet) {
    std::array<int, 6> n_of_kind{};
    for (SheetColumn& column : sheet.columns) {
        const int n = ++n_of_kind[static_cast<std::size_t>(column.kind)];
        const std::string kind(column.kind == SheetKind::category  ? "group"
                               : column.kind == SheetKind::id      ? "name"
                               : column.kind == SheetKind::ignored ? "empty"
                                                                   : kind_name(column.kind));
        column.name = kind + " " + std::to_string(n);
    }
}

void take_units(Sheet& sheet) {
    if (sheet.n_rows < 3 || sheet.header_line == 0) return;
    std::vector<std::string> units(sheet.columns.size());
    int n_numbers = 0, n_units = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const std::string_view value = value_of(sheet, sheet.cell(0, static_cast<int>(i)));
        const bool numbers = typed_share(sheet, static_cast<int>(i), 1, true) >= 0.9;
        const bool blank = value.empty() || value == "-";
        if (!numbers && !blank && !value.starts_with('[') && !value.starts_with('(')) return;
        if (numbers) ++n_numbers;
        if (blank) continue;
        if (value.size() > kLongestUnit || is_typed(value) || missing_of(value) != Missing::no) return;
        if (numbers) ++n_units;
        units[i] = value;
    }
    if (n_units == 0 || n_units * 2 < n_numbers) return;
    std::string list;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (!units[i].empty()) list += (list.empty() ? "" : ", ") + core::printable(units[i]);
        std::string_view unit = units[i];
        if (unit.size() > 2 && (unit.front() == '[' || unit.front() == '(')) unit = unit.substr(1, unit.size() - 2);
        sheet.columns[i].unit = unit == "-" ? "" : unit;
    }
    sheet.warnings.push_back("Line " + std::to_string(sheet.lines.front()) + " was read as units: " + list + ".");
    sheet.cells.erase(sheet.cells.begin(), sheet.cells.begin() + static_cast<std::ptrdiff_t>(units.size()));
    sheet.lines.erase(sheet.lines.begin());
    --sheet.n_rows;
}

void leave_out_empty_end(Sheet& sheet) {
    const std::size_t n_before = sheet.columns.size();
    std::size_t n = n_before;
    const auto is_empty = [&](std::size_t column) {
        if (!sheet.columns[column].name.empty()) return false;
        for (int row = 0; row < sheet.n_rows; ++row) {
            if (!value_of(sheet, sheet.cell(row, static_cast<int>(column))).empty()) return false;
        }
        return true;
    };
    while (n > 1 && is_empty(n - 1)) --n;
    if (n == n_before) return;
    for (std::size_t row = 0; row < static_cast<std::size_t>(sheet.n_rows); ++row) {
        std::copy_n(sheet.cells.begin() + static_cast<std::ptrdiff_t>(row * n_before), n,
                    sheet.cells.begin() + static_cast<std::ptrdiff_t>(row * n));
    }
    sheet.cells.resize(static_cast<std::size_t>(sheet.n_rows) * n);
    sheet.columns.resize(n);
    const bool one = n + 1 == n_before;
    sheet.warnings.push_back(
        (one ? "Column " : "Columns ") + std::to_string(n + 1) +
        (one ? " is empty and was left out." : " to " + std::to_string(n_before) + " are empty and were left out."));
}

}  // namespace data
