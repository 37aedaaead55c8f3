// CSV text -> records of values (RFC 4180: separators and quotes), without interpreting the values. Used by the reader
// of built-in tables (table_reader.h). May include core only.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace data {

// Reads a text record by record. Line numbers are those of a text editor (a quoted value may span several lines). The
// values are views into the text or into the reader, so both must outlive them. The text must be valid UTF-8 without a
// byte order mark.
class CsvReader {
   public:
    explicit CsvReader(std::string_view text);

    // Sets `values` to those of the next record that is not empty; false at the end of the text or after an error.
    bool next(std::vector<std::string_view>& values);

    // The line on which the last record began, from 1.
    [[nodiscard]] int line() const { return line_first_; }
    [[nodiscard]] char separator() const { return separator_; }
    // Error::field is "table"; none: no error so far.
    [[nodiscard]] const std::optional<core::Error>& error() const { return error_; }

   private:
    bool skip_empty_lines();
    std::string_view read_plain();
    std::string_view read_quoted(std::size_t column);
    void fail(std::size_t column, const std::string& rest);

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;  // the line of at_
    int line_first_ = 1;
    char separator_ = ',';
    std::deque<std::string> unescaped_;  // values that had "" in them; a deque keeps them in place
    std::optional<core::Error> error_;
};

// The separator of a table (comma, semicolon or tab): the most frequent one outside quotes in its first line that is
// not empty; a comma if it has none.
char find_separator(std::string_view text);

// A separator's name with its article, for sentences: "a comma".
std::string_view separator_name(char separator);

}  // namespace data
