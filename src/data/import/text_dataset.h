// The parts of a data set that plain text has and tables have not: features of lines, and the company of words. May
// include data. Next: sheet_dataset.cpp, which calls this.
#pragma once

#include "data/dataset.h"
#include "data/import/sheet.h"

namespace data {

// Things are lines of text, which name them: their features are computed from them (line_text.h), and are
// reconstructed.
void learn_lines(Dataset& dataset, const Sheet& sheet);
// Things are words of running text: their contexts are added, and skip-gram learns from them. Columns of the sheet are
// features that are switched off at first; a target that was chosen is asked for a little.
void learn_company(Dataset& dataset, const Sheet& sheet);

}  // namespace data
