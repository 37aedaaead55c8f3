// See read_sheet.h.
#include "data/import/read_sheet.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/number_text.h"
#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/dialect.h"
#include "data/import/encodings.h"
#include "data/import/heading.h"
#include "data/import/infer_kinds.h"
#include "data/import/numerals.h"
#include "data/import/records.h"

namespace data {
namespace {

using Cells = std::vector<SheetCell>;

constexpr int kMostAbove = 50;       // records above the names
constexpr int kMostBadLines = 1000;  // of a file that has more of them than rows

core::Error no_table(std::string sentence) { return {"data", std::move(sentence)}; }
std::string count(long n) { return core::thousands(n); }

// A sheet while its rows come in.
struct Rows {
    Sheet sheet;
    std::size_t width = 1;
    std::vector<std::uint32_t> broken;  // of Decoded
    std::size_t next_broken = 0;
    int n_blank = 0;      // rows of delimiters only
    Cells first, narrow;  // the first record; one before it that has a cell less
    Cells remark;         // the last line before it that begins with #
    int first_line = 0, narrow_line = 0, remark_line = 0;
};

int count_filled(const Sheet& sheet, const Cells& cells) {
    return static_cast<int>(std::count_if(cells.begin(), cells.end(),
                                          [&](const SheetCell& cell) { return !value_of(sheet, cell).empty(); }));
}

// Whether broken bytes stand in this record.
bool is_broken(Rows& rows, const RecordReader& reader) {
    bool found = false;
    while (rows.next_broken < rows.broken.size() && rows.broken[rows.next_broken] < reader.end()) {
        found = found || rows.broken[rows.next_broken] >= reader.begin();
        ++rows.next_broken;
    }
    return found;
}

// Makes the record as wide as the table. False if it is not: then it is a fault.
bool fit_width(Rows& rows, Cells& cells, int line) {
    Sheet& sheet = rows.sheet;
    const std::size_t wanted = rows.width;
    while (cells.size() > wanted && value_of(sheet, cells.back()).empty()) cells.pop_back();
    if (cells.size() == wanted) return true;
    const bool few = cells.size() < wanted;
    add_fault(sheet, {.line = line,
                      .column = static_cast<int>(few ? cells.size() + 1 : wanted + 1),
                      .reason = "the line has " + core::counted(static_cast<long>(cells.size()), "value") + ", " +
                                (few ? "fewer" : "more") + " than the " + count(static_cast<long>(wanted)) +
                                " of the others; a value with a " + delimiter_name(sheet.delimiter) +
                                " in it needs quotes, a missing one is left empty."});
    return false;
}

// Remarks, titles and empty lines above the table. True once the first record of the table is in rows.first.
bool find_first(Rows& rows, RecordReader& reader, bool skips) {
    Cells cells;
    for (int n = 0; !skips || n < kMostAbove; ++n) {
        const auto got = reader.next(cells);
        if (got == RecordReader::Got::end) return false;
        if (got == RecordReader::Got::fault) {
            if (!skips) add_fault(rows.sheet, reader.fault());
            continue;
        }
        const bool remark = rows.sheet.text[reader.begin()] == '#' || rows.sheet.text[reader.begin()] == '%';
        const int filled = count_filled(rows.sheet, cells);
        const bool narrower = cells.size() < rows.width || (rows.width > 2 && filled <= 1) || filled == 0;
        if (skips && remark) {
            rows.remark = cells;
            rows.remark_line = reader.line();
        } else if (skips && narrower) {
            rows.narrow = cells;
            rows.narrow_line = reader.line();
        } else if (fit_width(rows, cells, reader.line())) {
            rows.first = cells;
            rows.first_line = reader.line();
            return true;
        }
    }
    return false;
}

// A record as a row, or as a fault if it is none.
core::Status take_row(Rows& rows, const RecordReader& reader, Cells& cells) {
    Sheet& sheet = rows.sheet;
    if (is_broken(rows, reader)) {
        add_fault(sheet, {.line = reader.line(),
                          .column = 1,
                          .reason = "the line holds bytes that are no UTF-8; save the file as UTF-8 again."});
        return {};
    }
    if (cells.size() > 1 && count_filled(sheet, {cells[0]}) == 0 && count_filled(sheet, cells) == 0) {
        ++rows.n_blank;
        return {};
    }
    if (cells.size() != rows.width && !fit_width(rows, cells, reader.line())) return {};
    if (++sheet.n_rows > kMaxRows) {
        return no_table("The table has more than " + count(kMaxRows) +
                        " rows, which is all that can be read; leave some out, every tenth for example.");
    }
    if (sheet.cells.size() + cells.size() > kMostCells) {
        return no_table("The table has more than " + count(static_cast<long>(kMostCells)) +
                        " cells, which is all that can be read; leave out rows or columns.");
    }
    sheet.cells.insert(sheet.cells.end(), cells.begin(), cells.end());
    sheet.lines.push_back(reader.line());
    return {};
}

// Reads some rows, of at most kCellsAPiece cells. False: there are no more.
core::Result<bool> read_some_rows(Rows& rows, RecordReader& reader) {
    constexpr std::size_t kCellsAPiece = 40000;  // some milliseconds
    Sheet& sheet = rows.sheet;
    Cells cells;
    for (std::size_t done = 0; done < kCellsAPiece; done += rows.width) {
        const auto got = reader.next(cells);
        if (got == RecordReader::Got::end) return false;
        if (sheet.n_faults > kMostBadLines && sheet.n_faults > sheet.n_rows) {
            return no_table("Hardly a line reads as one of a table with " + count(static_cast<long>(rows.width)) +
                            " columns: line " + std::to_string(sheet.faults[0].line) + ": " + sheet.faults[0].reason +
                            " Look at the file in an editor, and save it as CSV.");
        }
        if (got == RecordReader::Got::fault) {
            add_fault(sheet, reader.fault());
            continue;
        }
        if (core::Status taken = take_row(rows, reader, cells); !taken.ok()) return taken.error();
    }
    return true;
}

std::vector<std::string> texts_of(const Sheet& sheet, const Cells& cells) {
    std::vector<std::string> texts;
    for (const SheetCell& cell : cells) texts.emplace_back(value_of(sheet, cell));
    return texts;
}

// The record that names the columns is no row; where there is none, the first record is one. Returns the names.
std::vector<std::string> find_names(Rows& rows) {
    Sheet& sheet = rows.sheet;
    if (names_columns(sheet, rows.first)) {
        sheet.header_line = rows.first_line;
        return texts_of(sheet, rows.first);
    }
    sheet.cells.insert(sheet.cells.begin(), rows.first.begin(), rows.first.end());
    sheet.lines.insert(sheet.lines.begin(), rows.first_line);
    ++sheet.n_rows;
    const auto reads_as_names = [&](const Cells& cells) {
        return !cells.empty() && std::none_of(cells.begin(), cells.end(), [&](const SheetCell& cell) {
            const std::string_view value = value_of(sheet, cell);
            return value.empty() || read_numeral(value).is_number() || read_date(value);
        });
    };
    if (rows.narrow.size() + 1 == rows.width && rows.narrow.size() > 1 && reads_as_names(rows.narrow)) {
        // One name too few: row names come first (as R writes them), or each line ends with a delimiter.
        std::vector<std::string> names = texts_of(sheet, rows.narrow);
        bool empty_end = true;
        for (int row = 0; row < sheet.n_rows && empty_end; ++row)
            empty_end = value_of(sheet, sheet.cell(row, static_cast<int>(rows.width) - 1)).empty();
        names.insert(empty_end ? names.end() : names.begin(), std::string());
        sheet.header_line = rows.narrow_line;
        return names;
    }
    if (rows.remark_line > 0 && rows.remark_line + 1 == rows.first_line && rows.width > 1) {
        std::vector<std::string> names = texts_of(sheet, rows.remark);
        const std::size_t name = names[0].find_first_not_of("#% ");
        if (name == std::string::npos && names.size() == rows.width + 1)
            names.erase(names.begin());
        else if (name != std::string::npos)
            names[0].erase(0, name);
        if (names.size() != rows.width) return {};
        sheet.header_line = rows.remark_line;
        return names;
    }
    return {};
}

// Headings that stand within the table once more, as where files were put behind each other.
void drop_repeated_names(Sheet& sheet, const std::vector<std::string>& names) {
    if (sheet.header_line == 0) return;
    const std::size_t width = sheet.columns.size();
    for (int row = sheet.n_rows - 1; row >= 0; --row) {
        bool same = true;
        for (std::size_t i = 0; i < width && same; ++i)
            same = value_of(sheet, sheet.cell(row, static_cast<int>(i))) == names[i];
        if (!same) continue;
        const auto first = static_cast<std::ptrdiff_t>(static_cast<std::size_t>(row) * width);
        add_fault(sheet, {.line = sheet.lines[static_cast<std::size_t>(row)],
                          .column = 1,
                          .reason = "the line repeats the names of the columns."});
        sheet.cells.erase(sheet.cells.begin() + first,
                          sheet.cells.begin() + first + static_cast<std::ptrdiff_t>(width));
        sheet.lines.erase(sheet.lines.begin() + row);
        --sheet.n_rows;
    }
}

// What was found out about the file as a whole.
void say_how_it_was_read(Rows& rows) {
    Sheet& sheet = rows.sheet;
    std::vector<std::string> said;
    if (sheet.encoding == "windows-1252")
        said.emplace_back("The file is not UTF-8; it was read as Western European (Windows-1252): look at the names.");
    if (sheet.delimiter != ',' || sheet.comma_is_point) {
        const std::string separator = sheet.delimiter == 0 ? "One column was read"
                                      : sheet.delimiter == ' '
                                          ? "Values are separated by spaces"
                                          : "The separator is the " + delimiter_name(sheet.delimiter);
        said.push_back(separator + (sheet.comma_is_point ? "; \",\" was read as the decimal sign." : "."));
    }
    if (sheet.n_skipped > 0)
        said.push_back(core::counted(sheet.n_skipped, "line") + " before the table " +
                       (sheet.n_skipped == 1 ? "was" : "were") + " skipped: remarks, titles or empty lines.");
    if (sheet.header_line == 0) said.emplace_back("No line names the columns; they are numbered.");
    if (rows.n_blank > 0)
        said.push_back(core::counted(rows.n_blank, "row") + " without any value " +
                       (rows.n_blank == 1 ? "was" : "were") + " skipped.");
    sheet.warnings.insert(sheet.warnings.begin(), said.begin(), said.end());
}

std::string format_of(char delimiter) {
    if (delimiter == '\t') return "TSV";
    return delimiter == ' ' || delimiter == 0 ? "text table" : "CSV";
}

core::Status problem_with_text(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return no_table(
            "The file is empty; a table has a line with the names of its columns and a line for each thing.");
    const std::string_view start = std::string_view(text).substr(first);
    if (start.starts_with("{\"") || start.starts_with("[{") || start.starts_with("[["))
        return no_table("This is JSON, not a table of lines and columns.");
    if (start.starts_with("<!") || start.starts_with("<?xml") || start.starts_with("<html"))
        return no_table("This is a page or XML, not a table; copy its table into a spreadsheet and save that as CSV.");
    return {};
}

core::Status problem_with_rows(const Sheet& sheet, const Cells& first) {
    if (sheet.n_rows > 0) return {};
    if (sheet.n_faults > 0) {
        const SheetFault& fault = sheet.faults.front();
        return no_table("No line can be read as a row. Line " + std::to_string(fault.line) + ", column " +
                        std::to_string(fault.column) + ": " + fault.reason);
    }
    std::string names;
    for (const std::string& name : texts_of(sheet, first)) {
        if (names.size() < 60) names += (names.empty() ? "" : ", ") + name;
    }
    return no_table("The table has names of columns (" + core::shortened(core::printable(names)) +
                    ") and no rows; put at least two lines of values under them.");
}

}  // namespace

std::string problem_with_size(double n_bytes) {
    if (n_bytes <= static_cast<double>(kMostBytes)) return "";
    const double mib = n_bytes / (1 << 20);
    return "The file has " +
           (mib < 10240 ? core::figures_text(mib, 4) + " MiB" : core::figures_text(mib / 1024, 4) + " GiB") +
           "; at most " + std::to_string(kMostBytes >> 20) + " MiB can be read. Cut it: " + count(kMaxRows) +
           " rows are the most in any case.";
}

// What is being read, and how far that is. Never moved: the reader and the inference have pointers into it.
struct SheetReading::Work {
    std::string bytes;
    Rows rows{};
    std::optional<RecordReader> reader{};
    std::vector<std::string> names{};
    std::optional<KindInference> inference{};
    core::Status problem{};
    bool done = false;
};

namespace {

// From bytes to the first row.
core::Status begin(SheetReading::Work& work) {
    if (std::string large = problem_with_size(static_cast<double>(work.bytes.size())); !large.empty())
        return no_table(std::move(large));
    core::Result<Decoded> decoded = decode(std::move(work.bytes));
    if (!decoded.ok()) return decoded.error();
    Rows& rows = work.rows;
    Sheet& sheet = rows.sheet;
    sheet.text = std::move(decoded.value().text);
    sheet.encoding = decoded.value().encoding;
    rows.broken = std::move(decoded.value().broken);
    if (core::Status problem = problem_with_text(sheet.text); !problem.ok()) return problem;
    FoundDialect found = find_dialect(sheet.text);
    if (found.width < 2) found.dialect.delimiter = 0;
    sheet.delimiter = found.dialect.delimiter;
    sheet.format = format_of(sheet.delimiter);
    rows.width = static_cast<std::size_t>(found.width);
    if (found.width > kMaxColumns) {
        return no_table("The table has " + count(found.width) + " columns; at most " + count(kMaxColumns) +
                        " can be read. Leave some out, or turn the table so that each thing is a line.");
    }
    sheet.columns.resize(rows.width);
    work.reader.emplace(sheet.text, found.dialect, false, found.start, found.first_line);
    if (find_first(rows, *work.reader, true)) return {};
    work.reader.emplace(sheet.text, found.dialect, false, found.start, found.first_line);
    rows.remark.clear();
    rows.narrow.clear();
    return find_first(rows, *work.reader, false) ? core::Status() : problem_with_rows(sheet, {});
}

// All rows are there: what the columns are called.
core::Status find_columns(SheetReading::Work& work) {
    Rows& rows = work.rows;
    Sheet& sheet = rows.sheet;
    std::vector<std::string> names = find_names(rows);
    if (core::Status problem = problem_with_rows(sheet, rows.first); !problem.ok()) return problem;
    sheet.n_skipped = (sheet.header_line > 0 ? sheet.header_line : sheet.lines.front()) - 1;
    drop_repeated_names(sheet, names);
    if (core::Status problem = problem_with_rows(sheet, rows.first); !problem.ok()) return problem;
    const bool numbered = names.empty();
    for (std::size_t i = 0; i < names.size(); ++i) sheet.columns[i].name = names[i];
    leave_out_empty_end(sheet);
    names.resize(numbered ? 0 : sheet.columns.size());
    name_columns(sheet, names);
    take_units(sheet);
    work.inference.emplace(sheet, numbered);
    return {};
}

}  // namespace

SheetReading::SheetReading(std::string bytes) : work_(new Work{.bytes = std::move(bytes)}) {}
SheetReading::~SheetReading() = default;
SheetReading::SheetReading(SheetReading&&) noexcept = default;
SheetReading& SheetReading::operator=(SheetReading&&) noexcept = default;

bool SheetReading::advance() {
    Work& work = *work_;
    if (work.inference) {
        if (work.inference->advance()) return true;
        say_how_it_was_read(work.rows);
        work.done = true;
    } else if (!work.reader) {
        work.problem = begin(work);
    } else {
        const core::Result<bool> more = read_some_rows(work.rows, *work.reader);
        if (!more.ok()) work.problem = more.error();
        if (more.ok() && !more.value()) work.problem = find_columns(work);
    }
    work.done = work.done || !work.problem.ok();
    return !work.done;
}

// Rows take about as long as columns.
double SheetReading::share() const {
    const Work& work = *work_;
    if (work.done) return 1;
    if (work.inference) return 0.5 + 0.5 * work.inference->share();
    if (!work.reader || work.rows.sheet.text.empty()) return 0;
    return 0.5 * static_cast<double>(work.reader->end()) / static_cast<double>(work.rows.sheet.text.size());
}

core::Result<Sheet> SheetReading::result() {
    if (!work_->problem.ok()) return work_->problem.error();
    return std::move(work_->rows.sheet);
}

core::Result<Sheet> read_sheet(std::string bytes) {
    SheetReading reading(std::move(bytes));
    while (reading.advance()) {
    }
    return reading.result();
}

}  // namespace data
