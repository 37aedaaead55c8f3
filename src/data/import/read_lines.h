// Plain text -> Sheet with a row for each line that is not empty: names, titles, sentences. May include sheet.h. Next:
// text_kind.h, sheet_dataset.h.
#pragma once

#include <string>

#include "core/result.h"
#include "data/import/sheet.h"

namespace data {

// Errors (Error::field is "data"): not text, no line with text, more than kMaxRows lines. A line with bytes that are no
// UTF-8 is a fault.
core::Result<Sheet> read_lines(std::string bytes);

}  // namespace data
