// Text -> records of cells: separators and quotes. A cell may hold line breaks; a line that cannot be read is a fault,
// and reading goes on behind it. May include sheet.h. Next: read_sheet.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "data/import/sheet.h"

namespace data {

// How the records of a file are written.
struct Dialect {
    char delimiter = ',';  // ' ': any number of spaces and tabs; 0: one column
    char quote = '"';
    char line_end = '\n';  // or '\r', as on old Macs; "\r\n" is read either way
};

class RecordReader {
   public:
    // The text must outlive the reader. Doubled quotes are undone in place, so that no cell is copied: a text is read
    // through once. With keeps_text nothing is undone, to have a look at it.
    RecordReader(std::string& text, const Dialect& dialect, bool keeps_text, std::size_t at = 0, int line = 1);

    enum class Got { row, fault, end };
    Got next(std::vector<SheetCell>& cells);

    [[nodiscard]] int line() const { return first_line_; }  // on which the last record began
    [[nodiscard]] std::size_t begin() const { return begin_; }
    [[nodiscard]] std::size_t end() const { return at_; }
    [[nodiscard]] const SheetFault& fault() const { return fault_; }

   private:
    void skip_empty_lines();
    bool take_line_end();
    bool read_quoted(std::size_t opening, SheetCell& cell);
    void read_plain(SheetCell& cell);
    void undo_quotes(SheetCell& cell);
    [[nodiscard]] bool is_space(char c) const { return c == ' ' || (c == '\t' && dialect_.delimiter != '\t'); }
    [[nodiscard]] std::size_t after_spaces(std::size_t at) const;
    [[nodiscard]] bool ends_cell(std::size_t at) const;

    std::string& text_;
    Dialect dialect_;
    bool keeps_text_;
    std::size_t at_ = 0, begin_ = 0;
    int line_ = 1, first_line_ = 1;
    int lines_within_ = 0;  // line ends in the quoted cells of the record
    SheetFault fault_;
    bool stops_[256] = {};
};

}  // namespace data
