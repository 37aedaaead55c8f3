// See json_rows.h.
#include "data/import/json_rows.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/shown_text.h"
#include "core/thousands.h"
#include "core/utf8.h"
#include "data/import/heading.h"
#include "data/import/read_sheet.h"
#include "data/import/vector_columns.h"

namespace data {
namespace {

constexpr std::string_view kValue = "value";    // the name of a value that stands alone
constexpr double kNearlyAll = 0.9;              // of a name's lists have the same length; the others are faults
constexpr std::size_t kMostText = 0x7FFFFFFFu;  // bytes of a cell

SheetCell cell_at(std::size_t at, std::size_t n, bool quoted) {
    return {.at = static_cast<std::uint32_t>(at),
            .length = static_cast<std::uint32_t>(std::min(n, kMostText)) & 0x7FFFFFFFu,
            .quoted = quoted ? 1u : 0u};
}

}  // namespace

int JsonRows::line_of(std::size_t at) {
    const std::string_view text = sheet_.text;
    if (at < counted_to_) {
        counted_to_ = 0;
        line_ = 1;
    }
    for (; counted_to_ < at; ++counted_to_) {
        const char c = text[counted_to_];
        const bool alone = c == '\r' && (counted_to_ + 1 >= text.size() || text[counted_to_ + 1] != '\n');
        if (c == '\n' || alone) ++line_;
    }
    return line_;
}

int JsonRows::column_of(std::size_t at) const {
    int column = 1;
    for (std::size_t i = at; i > 0 && sheet_.text[i - 1] != '\n' && sheet_.text[i - 1] != '\r'; --i) {
        if ((static_cast<unsigned char>(sheet_.text[i - 1]) & 0xC0) != 0x80) ++column;
    }
    return column;
}

bool JsonRows::is_full() const {
    return rows_.size() > static_cast<std::size_t>(kMaxRows) || names_.size() > static_cast<std::size_t>(kMaxColumns);
}

bool JsonRows::is_broken(std::size_t begin, std::size_t end) {
    while (next_broken_ < broken_.size() && broken_[next_broken_] < begin) ++next_broken_;
    return next_broken_ < broken_.size() && broken_[next_broken_] < end;
}

int JsonRows::index_of(const std::string& name) {
    const auto [found, is_new] = index_.try_emplace(name, static_cast<int>(names_.size()));
    if (is_new) names_.push_back({.text = name});
    return found->second;
}

void JsonRows::add(JsonWalk& walk, Row& row, const std::string& path, Cell cell) {
    cell.column = index_of(path);
    Name& name = names_[static_cast<std::size_t>(cell.column)];
    if (name.last_row == row_number_ && row_problem_.empty()) {
        row_problem_ = "the name " + core::quoted(path) + " stands twice; take one away.";
        row_problem_at_ = walk.at();
    }
    name.last_row = row_number_;
    row.cells.push_back(cell);
}

bool JsonRows::take_list(JsonWalk& walk, Cell& cell) {
    const std::size_t begin = walk.at();
    if (!walk.enter()) return false;
    walk.skip_blanks();
    bool numbers = true;
    int n = 0;
    if (!walk.take(']')) {
        do {
            walk.skip_blanks();
            const std::size_t at = walk.at();
            const char first = walk.at_end() ? ' ' : sheet_.text[at];
            if (!walk.value()) return false;
            numbers = numbers && first != '"' && first != '{' && first != '[' && first != 't' && first != 'f';
            ++n;
        } while (walk.more(']'));
        if (!walk.reason().empty()) return false;
    }
    walk.leave();
    cell.n_numbers = numbers && n > 0 ? n : -1;
    cell.at = cell_at(begin, n == 0 ? 0 : walk.at() - begin, false);
    return true;
}

// A value under its path: one cell, or those of the members.
bool JsonRows::take(JsonWalk& walk, Row& row, std::string& path) {
    walk.skip_blanks();
    Cell cell;
    if (walk.next_is('{')) {
        const std::size_t n_before = row.cells.size();
        if (!take_members(walk, row, path)) return false;
        if (row.cells.size() == n_before && !path.empty()) add(walk, row, path, cell);
        return true;
    }
    if (walk.next_is('[')) {
        if (!take_list(walk, cell)) return false;
    } else if (walk.next_is('"')) {
        std::string_view inside;
        if (!walk.string(inside, cell.has_escapes)) return false;
        cell.at = cell_at(static_cast<std::size_t>(inside.data() - sheet_.text.data()), inside.size(), true);
    } else {
        const std::size_t begin = walk.at();
        if (!walk.number()) return false;
        const bool null = sheet_.text[begin] == 'n';
        cell.at = cell_at(begin, null ? 0 : walk.at() - begin, false);
    }
    add(walk, row, path, cell);
    return true;
}

bool JsonRows::take_members(JsonWalk& walk, Row& row, std::string& path) {
    if (!walk.enter()) return false;
    walk.skip_blanks();
    if (!walk.take('}')) {
        std::string key;
        const std::size_t stem = path.size();
        do {
            if (!walk.name(key)) return false;
            if (stem > 0) path += '.';
            path += key;
            if (!take(walk, row, path)) return false;
            path.resize(stem);
        } while (walk.more('}'));
        if (!walk.reason().empty()) return false;
    }
    walk.leave();
    return true;
}

bool JsonRows::take_items(JsonWalk& walk, Row& row) {
    unnamed_ = true;
    const std::size_t begin = walk.at();
    Cell whole;
    if (!take_list(walk, whole)) return false;
    if (whole.n_numbers > 0) {
        add(walk, row, std::string(kValue), whole);
        return true;
    }
    walk.go_to(begin + 1);
    walk.skip_blanks();
    if (walk.take(']')) return true;
    int n = 0;
    do {
        std::string path = "column " + std::to_string(++n);
        if (!take(walk, row, path)) return false;
        if (n > kMaxColumns) return true;
    } while (walk.more(']'));
    return walk.reason().empty();
}

bool JsonRows::take_row(JsonWalk& walk) {
    Row row;
    row_problem_.clear();
    ++row_number_;
    walk.skip_blanks();
    const std::size_t begin = walk.at();
    row.line = line_of(begin);
    std::string path;
    bool good = true;
    if (walk.next_is('{')) {
        good = take_members(walk, row, path);
    } else if (walk.next_is('[')) {
        good = take_items(walk, row);
    } else {
        path = kValue;
        unnamed_ = true;
        good = take(walk, row, path);
    }
    if (!good) return false;
    finish(std::move(row), begin, walk.at());
    return true;
}

void JsonRows::finish(Row row, std::size_t begin, std::size_t end) {
    if (!row_problem_.empty() || is_broken(begin, end)) {
        const bool broken = row_problem_.empty();
        add_fault(sheet_, {.line = broken ? row.line : line_of(row_problem_at_),
                           .column = broken ? 1 : column_of(row_problem_at_),
                           .reason = broken ? "the line holds bytes that are no UTF-8; save the file as UTF-8 again."
                                            : row_problem_});
        return;
    }
    rows_.push_back(std::move(row));
}

void JsonRows::add_empty_row(int line) {
    rows_.emplace_back();
    rows_.back().line = line;
}

bool JsonRows::take_value_of(JsonWalk& walk, int row, const std::string& name) {
    std::string path = name;
    Row& to = rows_[static_cast<std::size_t>(row)];
    const std::size_t n_before = to.cells.size();
    if (!take(walk, to, path)) return false;
    // last_row finds a name that occurs twice in one row, if rows come one by one; here they come column by column.
    for (std::size_t i = n_before; i < to.cells.size(); ++i)
        names_[static_cast<std::size_t>(to.cells[i].column)].last_row = -1;
    row_problem_.clear();
    return true;
}

void JsonRows::add_to_last_row(const std::string& name, std::size_t at, std::size_t n) {
    const bool has_escapes = std::string_view(sheet_.text).substr(at, n).find('\\') != std::string_view::npos;
    rows_.back().cells.push_back({.column = index_of(name), .at = cell_at(at, n, true), .has_escapes = has_escapes});
}

void JsonRows::count_cells() {
    for (const Row& row : rows_) {
        for (const Cell& cell : row.cells) {
            Name& name = names_[static_cast<std::size_t>(cell.column)];
            ++name.n_cells;
            if (cell.at.length > 0) ++name.n_values;
            if (cell.n_numbers > 0) ++name.n_lists;
        }
    }
}

// "size": {} or null beside "size": {"width": 1} elsewhere: "size" gets no column, as that of "size.width" is empty there.
void JsonRows::forget_empty_parents() {
    for (Name& name : names_) {
        const std::string stem = name.text + ".";
        const bool within = name.n_values == 0 && std::any_of(names_.begin(), names_.end(), [&](const Name& other) {
                                return other.n_cells > 0 && other.text.starts_with(stem);
                            });
        if (within) name.n_cells = 0;
    }
}

// Called when all is read: it moves text, and faults are reported by their place.
void JsonRows::undo_all_escapes() {
    for (Row& row : rows_) {
        for (Cell& cell : row.cells) {
            if (!cell.has_escapes) continue;
            const std::size_t n = undo_escapes(sheet_.text.data() + cell.at.at, cell.at.length);
            cell.at.length = static_cast<std::uint32_t>(n) & 0x7FFFFFFFu;
        }
    }
}

// Lists of numbers under one name, nearly all equally long, become columns; a row whose list is not is a fault.
void JsonRows::find_list_sizes() {
    for (std::size_t i = 0; i < names_.size(); ++i) {
        Name& name = names_[i];
        if (name.n_lists == 0 || name.n_lists < name.n_values) continue;
        std::map<int, int> sizes;
        for (const Row& row : rows_) {
            for (const Cell& cell : row.cells)
                if (cell.column == static_cast<int>(i) && cell.n_numbers > 0) ++sizes[cell.n_numbers];
        }
        const auto most = std::max_element(sizes.begin(), sizes.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most->second < kNearlyAll * name.n_lists) {
            sheet_.warnings.push_back("The lists of " + core::quoted(name.text) + " have from " +
                                      core::thousands(sizes.begin()->first) + " to " +
                                      core::thousands(sizes.rbegin()->first) +
                                      " numbers: kept as texts, for only lists of one length are columns.");
            continue;
        }
        name.list_size = most->first;
        leave_out_ragged(name, static_cast<int>(i));
    }
}

void JsonRows::leave_out_ragged(const Name& name, int index) {
    for (Row& row : rows_) {
        for (const Cell& cell : row.cells) {
            if (cell.column != index || cell.n_numbers <= 0 || cell.n_numbers == name.list_size) continue;
            if (!row.left_out)
                add_fault(sheet_, {.line = row.line,
                                   .column = 1,
                                   .reason = "the list " + core::quoted(name.text) + " has " +
                                             core::counted(cell.n_numbers, "number") +
                                             ", and those of the other rows " + core::thousands(name.list_size) + "."});
            row.left_out = true;
        }
    }
}

// Which columns of the sheet each name has; the longest list last, as the vector. Returns how many there are.
int JsonRows::lay_out_columns() {
    int longest = -1;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        const int size = names_[i].list_size;
        if (size >= 2 && (longest < 0 || size > names_[static_cast<std::size_t>(longest)].list_size))
            longest = static_cast<int>(i);
    }
    int n = 0;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        if (names_[i].n_cells == 0 || static_cast<int>(i) == longest) continue;
        names_[i].first_column = n;
        n += std::max(1, names_[i].list_size);
    }
    if (longest < 0) return n;
    Name& vector = names_[static_cast<std::size_t>(longest)];
    vector.first_column = n;
    sheet_.vector_dims = vector.list_size;
    if (!unnamed_)
        sheet_.warnings.push_back(core::quoted(vector.text) + " is a list of " + core::thousands(vector.list_size) +
                                  " numbers: it was read as the vector of each row.");
    return n + vector.list_size;
}

// The numbers of a list, which has been walked over: what stands between its commas.
void JsonRows::fill_list(const Cell& cell, std::size_t first_cell) {
    const std::string_view inside = std::string_view(sheet_.text).substr(cell.at.at + 1, cell.at.length - 2u);
    std::size_t at = 0;
    for (int i = 0; i < cell.n_numbers; ++i) {
        const std::size_t comma = std::min(inside.find(',', at), inside.size());
        const std::string_view number = without_outer_spaces(inside.substr(at, comma - at));
        if (number != "null")
            sheet_.cells[first_cell + static_cast<std::size_t>(i)] =
                cell_at(static_cast<std::size_t>(number.data() - sheet_.text.data()), number.size(), false);
        at = comma + 1;
    }
}

void JsonRows::fill_cells(const Row& row, std::size_t first_cell) {
    for (const Cell& cell : row.cells) {
        const Name& name = names_[static_cast<std::size_t>(cell.column)];
        if (name.first_column < 0) continue;
        const std::size_t to = first_cell + static_cast<std::size_t>(name.first_column);
        if (cell.n_numbers > 0 && name.list_size > 0)
            fill_list(cell, to);
        else
            sheet_.cells[to] = cell.at;
    }
}

std::vector<std::string> JsonRows::names_of_columns() const {
    std::vector<std::string> names(sheet_.columns.size());
    for (const Name& name : names_) {
        for (int i = 0; name.first_column >= 0 && i < std::max(1, name.list_size); ++i) {
            names[static_cast<std::size_t>(name.first_column + i)] =
                core::printable(name.list_size > 1 ? name.text + " " + std::to_string(i + 1) : name.text);
        }
    }
    return names;
}

// If rows are lists, the first one may name the columns.
void JsonRows::take_heading(std::vector<std::string>& names) {
    if (!unnamed_ || sheet_.vector_dims > 0 || names.size() < 2 || sheet_.n_rows < 2) return;
    const auto end = sheet_.cells.begin() + static_cast<std::ptrdiff_t>(names.size());
    const std::vector<SheetCell> first(sheet_.cells.begin(), end);
    const bool texts = std::all_of(first.begin(), first.end(), [](const SheetCell& cell) { return cell.quoted == 1; });
    if (!texts) return;
    Sheet below = sheet_;
    below.cells.erase(below.cells.begin(), below.cells.begin() + static_cast<std::ptrdiff_t>(names.size()));
    --below.n_rows;
    if (!names_columns(below, first)) return;
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = value_of(sheet_, first[i]);
    sheet_.header_line = sheet_.lines.front();
    sheet_.cells = std::move(below.cells);
    sheet_.lines.erase(sheet_.lines.begin());
    --sheet_.n_rows;
}

core::Status JsonRows::fill_sheet() {
    if (names_.size() > static_cast<std::size_t>(kMaxColumns)) {
        return core::Error{"data", "The objects have more than " + core::thousands(kMaxColumns) +
                                       " different names, and each would be a column; leave some out."};
    }
    if (core::Status problem = problem_with_room(n_rows(), 1); !problem.ok()) return problem;
    count_cells();
    forget_empty_parents();
    find_list_sizes();
    const auto n_left_out = std::count_if(rows_.begin(), rows_.end(), [](const Row& row) { return row.left_out; });
    const int n_columns = lay_out_columns();
    const auto n = static_cast<std::size_t>(n_rows() - n_left_out);
    if (n == 0 || n_columns == 0) {
        if (sheet_.n_faults > 0) {
            const SheetFault& fault = sheet_.faults.front();
            return core::Error{"data", "Nothing of this JSON can be read as a row. Line " + std::to_string(fault.line) +
                                           ", column " + std::to_string(fault.column) + ": " + fault.reason};
        }
        return core::Error{"data", "This JSON has no rows; it needs an object for each thing, with names and values."};
    }
    if (core::Status problem = problem_with_room(static_cast<double>(n), n_columns); !problem.ok()) return problem;
    undo_all_escapes();
    const auto width = static_cast<std::size_t>(n_columns);
    sheet_.columns.resize(width);
    sheet_.cells.resize(n * width);
    for (const Row& row : rows_) {
        if (row.left_out) continue;
        fill_cells(row, static_cast<std::size_t>(sheet_.n_rows) * width);
        sheet_.lines.push_back(row.line);
        ++sheet_.n_rows;
    }
    std::vector<std::string> names = names_of_columns();
    take_heading(names);
    name_columns(sheet_, names);
    return {};
}

}  // namespace data
