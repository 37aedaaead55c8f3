#include "data/table_reader.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "data/csv.h"
#include "data/numbers.h"
#include "data/utf8.h"

namespace data {
namespace {

core::Error table_error(std::string sentence) { return {"table", std::move(sentence)}; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_missing(std::string_view value) {
    constexpr std::string_view kWords[] = {"", "na", "n/a", "nan", "null", "?"};
    if (value.size() > 4) return false;
    std::string word(value);
    std::transform(word.begin(), word.end(), word.begin(), lower);
    return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

// Lower case letters and digits; everything else becomes one underscore between them.
std::string make_id(std::string_view name, std::size_t place) {
    std::string id;
    bool gap = false;
    for (const char c : name) {
        const char l = lower(c);
        const bool kept = (l >= 'a' && l <= 'z') || (l >= '0' && l <= '9');
        if (kept && gap && !id.empty()) id += '_';
        if (kept) id += l;
        gap = !kept;
    }
    return id.empty() ? "column_" + std::to_string(place) : id;
}

std::optional<core::Error> check_text(std::string_view text) {
    const std::optional<std::size_t> bad = first_bad_byte(text);
    if (!bad) return std::nullopt;
    const std::string_view before = text.substr(0, *bad);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 = 0
    const std::string_view on_line = before.substr(line_start);
    // Bytes that continue a character (10xxxxxx) are not counted: people count characters.
    const auto character = std::count_if(on_line.begin(), on_line.end(),
                                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }) +
                           1;
    return table_error("Line " + std::to_string(line) + ", character " + std::to_string(character) +
                       ": this is not UTF-8 text; save the table as text (CSV) in UTF-8 and try again.");
}

core::Result<std::vector<Column>> read_header(const std::vector<std::string_view>& names, int line) {
    const std::string where = "Line " + std::to_string(line) + ": ";
    if (names.size() > static_cast<std::size_t>(kMaxColumns)) {
        return table_error(where + "the table has " + std::to_string(names.size()) + " columns; at most " +
                           std::to_string(kMaxColumns) + " can be read. Leave some out.");
    }
    const auto is_number = [](std::string_view name) { return read_number(name, false).has_value(); };
    if (std::all_of(names.begin(), names.end(), is_number)) {
        return table_error(where +
                           "the table has no header line, its first line has only numbers; put a line with the "
                           "names of the columns above it.");
    }
    std::vector<Column> columns(names.size());
    std::map<std::string, std::size_t> first_with;
    for (std::size_t i = 0; i < names.size(); ++i) {
        columns[i].id = make_id(names[i], i + 1);
        const auto [other, is_new] = first_with.emplace(columns[i].id, i);
        if (!is_new) {
            return table_error(where + "columns " + std::to_string(other->second + 1) + " and " +
                               std::to_string(i + 1) + " are both called \"" + columns[i].id +
                               "\" (only letters, digits and _ count); rename one of them.");
        }
    }
    return columns;
}

// All values of all rows, row by row. [rows * n_columns]
core::Result<std::vector<std::string_view>> read_rows(CsvReader& reader, std::size_t n_columns) {
    std::vector<std::string_view> cells;
    std::vector<std::string_view> values;
    std::size_t n_rows = 0;
    while (reader.next(values)) {
        const std::string where = "Line " + std::to_string(reader.line()) + ", column ";
        if (values.size() != n_columns) {
            const bool few = values.size() < n_columns;
            return table_error(
                where + std::to_string(few ? values.size() + 1 : n_columns + 1) + ": the line has " +
                std::to_string(values.size()) + " values, " + (few ? "fewer" : "more") + " than the " +
                std::to_string(n_columns) + " of the header line; " + std::string(separator_name(reader.separator())) +
                " stands between values, a value with one in it needs quotes, a missing one is left empty.");
        }
        if (++n_rows > static_cast<std::size_t>(kMaxRows)) {
            return table_error("Line " + std::to_string(reader.line()) + ": the table has more than " +
                               std::to_string(kMaxRows) + " rows, which is all that can be read. Leave some out.");
        }
        cells.insert(cells.end(), values.begin(), values.end());
    }
    if (reader.error()) return *reader.error();
    if (cells.empty()) {
        return table_error("The table has a header line and no rows; put at least one line of values under it.");
    }
    return cells;
}

// Cells of one column, top to bottom.
class ColumnCells {
   public:
    ColumnCells(const std::vector<std::string_view>& cells, std::size_t column, std::size_t n_columns)
        : cells_(cells), column_(column), n_columns_(n_columns) {}
    [[nodiscard]] std::size_t size() const { return cells_.size() / n_columns_; }
    [[nodiscard]] std::string_view operator[](std::size_t row) const { return cells_[row * n_columns_ + column_]; }

   private:
    const std::vector<std::string_view>& cells_;
    std::size_t column_, n_columns_;
};

// False (and nothing filled) if a value that is there does not read as a number.
bool fill_numbers(Column& column, const ColumnCells& cells, bool comma_is_point) {
    std::vector<float> numbers(cells.size(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t row = 0; row < cells.size(); ++row) {
        if (is_missing(cells[row])) continue;
        const std::optional<double> number = read_number(cells[row], comma_is_point);
        if (!number) return false;
        numbers[row] = static_cast<float>(*number);
    }
    column.kind = ColumnKind::number;
    column.numbers = std::move(numbers);
    return true;
}

void fill_categories(Column& column, const ColumnCells& cells) {
    std::map<std::string_view, int> counts;  // by name, so that ties come by name
    for (std::size_t row = 0; row < cells.size(); ++row) {
        if (!is_missing(cells[row])) ++counts[cells[row]];
    }
    std::vector<std::pair<std::string_view, int>> ranked(counts.begin(), counts.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::map<std::string_view, int> codes;
    for (const auto& [name, count] : ranked) {
        codes[name] = static_cast<int>(column.categories.size());
        column.categories.emplace_back(name);
    }
    column.kind = ColumnKind::category;
    column.codes.reserve(cells.size());
    for (std::size_t row = 0; row < cells.size(); ++row) {
        column.codes.push_back(is_missing(cells[row]) ? -1 : codes[cells[row]]);
    }
}

}  // namespace

core::Result<Table> read_table(std::string_view text) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
    if (std::optional<core::Error> bad = check_text(text)) return *bad;

    CsvReader reader(text);
    std::vector<std::string_view> names;
    if (!reader.next(names)) {
        if (reader.error()) return *reader.error();
        return table_error(
            "The table has no header line, it is empty; its first line names the columns, such as \"name,weight\".");
    }
    core::Result<std::vector<Column>> columns = read_header(names, reader.line());
    if (!columns.ok()) return columns.error();
    const std::size_t n_columns = columns.value().size();
    const core::Result<std::vector<std::string_view>> cells = read_rows(reader, n_columns);
    if (!cells.ok()) return cells.error();

    Table table;
    table.columns = std::move(columns.value());
    table.n_rows = static_cast<int>(cells.value().size() / n_columns);
    for (std::size_t i = 0; i < n_columns; ++i) {
        const ColumnCells of_column(cells.value(), i, n_columns);
        if (!fill_numbers(table.columns[i], of_column, reader.separator() == ';'))
            fill_categories(table.columns[i], of_column);
    }
    return table;
}

}  // namespace data
