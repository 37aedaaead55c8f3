// Detects how a table is written, from its beginning: delimiter, quotes, line ends, number of columns. May include
// records.h.
#pragma once

#include <cstddef>
#include <string>

#include "data/import/records.h"

namespace data {

struct FoundDialect {
    Dialect dialect;
    int width = 1;          // columns of most records
    std::size_t start = 0;  // where the records begin: after a first line such as "sep=;"
    int first_line = 1;     // number of the line at `start`
};

// Detects the dialect from the beginning of the text, which is not changed.
FoundDialect find_dialect(std::string& text);

// Whether a line is a comment: it begins with # or %.
bool is_remark(std::string_view line);
// "comma", "semicolon", "spaces" ...; "none" for 0.
std::string delimiter_name(char delimiter);

}  // namespace data
