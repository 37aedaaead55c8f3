// Finds out how a table is written, from its beginning: delimiter, quotes, line ends, how many columns. May include
// records.h.
#pragma once

#include <cstddef>
#include <string>

#include "data/import/records.h"

namespace data {

struct FoundDialect {
    Dialect dialect;
    int width = 1;          // columns of most records
    std::size_t start = 0;  // behind a first line "sep=;"
    int first_line = 1;
};

FoundDialect find_dialect(std::string& text);

// Lines that only remark something: # or %.
bool is_remark(std::string_view line);
// "comma", "semicolon", "spaces" ...
std::string delimiter_name(char delimiter);

}  // namespace data
