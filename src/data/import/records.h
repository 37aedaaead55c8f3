// Text -> records of cells, for a learner's own tables: separators and quotes. A quoted cell may contain line breaks. A
// record that cannot be read (a quote that never closes, or text behind a closing quote) is reported as a fault, and
// reading goes on with the next line; in files with tabs such a quote is taken for a letter instead. May include
// sheet.h. Next: read_sheet.cpp. (Built-in tables are read by data/csv.h, which stops at the first error.)
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
    // The text must outlive the reader. In quoted cells, doubled quotes become single ones and line ends become '\n' in
    // place, so that no cell is copied; therefore a text can be read only once. keeps_text: leaves the text unchanged,
    // for reading a sample of it first. Starts at byte `at`, which is on line `line` (from 1).
    RecordReader(std::string& text, const Dialect& dialect, bool keeps_text, std::size_t at = 0, int line = 1);

    // What next() has read. row: a record; fault: one that cannot be read; end: nothing is left.
    enum class Got { row, fault, end };
    Got next(std::vector<SheetCell>& cells);  // replaces `cells` by those of the next record; only row fills them

    [[nodiscard]] int line() const { return first_line_; }      // number of the line on which the last record began
    [[nodiscard]] std::size_t begin() const { return begin_; }  // first byte of the last record in the text
    [[nodiscard]] std::size_t end() const { return at_; }       // first byte after it and its line end
    [[nodiscard]] const SheetFault& fault() const { return fault_; }  // after Got::fault

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
