// Text -> lines of values: separators and quotes (RFC 4180), nothing about what the values mean.
// Part of the table reader (table_reader.h). May include core only.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace data {

// Reads a text line by line ("line" as people count them: a quoted value may span several). The views it gives point
// into the text or into the reader, so both must outlive them. The text must be valid UTF-8 without a byte order mark.
class CsvReader {
   public:
    explicit CsvReader(std::string_view text);

    // The values of the next line that is not empty; false at the end of the text or after an error.
    bool next(std::vector<std::string_view>& values);

    // The line on which the last record began, from 1.
    [[nodiscard]] int line() const { return line_first_; }
    [[nodiscard]] char separator() const { return separator_; }
    [[nodiscard]] const std::optional<core::Error>& error() const { return error_; }

   private:
    bool skip_empty_lines();
    std::string_view read_plain();
    std::string_view read_quoted(std::size_t column);
    void fail(std::size_t column, const std::string& rest);

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;  // of at_
    int line_first_ = 1;
    char separator_ = ',';
    std::deque<std::string> unescaped_;  // values that had "" in them; a deque keeps them in place
    std::optional<core::Error> error_;
};

// The separator of a table whose first line with something in it this text starts with.
char find_separator(std::string_view text);

// What a sentence calls a separator.
std::string_view separator_name(char separator);

}  // namespace data
