// A report on a sheet (format, columns and their kinds, warnings, rejected lines), as JSON for scripts (`embedscape
// inspect --json` and the page's sheet()) and as text for people (`embedscape inspect`). The panel shows the same
// (ui/panels/sheet.cpp). May include sheet.h and core.
#pragma once

#include <string>

#include "core/json.h"
#include "data/import/sheet.h"

namespace data {

// The report as JSON: {format, encoding, delimiter, decimal, header_line, skipped_lines, rows, columns: [{name, unit,
// type, why, missing, classes, min, max, first, order}], missing_words: [{word, missing, values}], vector_dims,
// warnings: [..], rejected: [{line, column, reason}], n_rejected}; of running text also words: [{word, count, is_thing,
// is_chosen, left_out}] and n_left_out: {everywhere, short, rare, many}. missing_words are those that count as missing or
// might, with the number of cells of each sort. The columns of a vector are not listed. classes, their number, is present for categories; min
// and max for numbers and dates (dates as "2024-02-29"); order for dates ("day first"). first is the first value that
// is not missing: a JSON number for numbers and for ids that are whole numbers (not for codes such as 007), else a
// text.
core::Json sheet_report(const Sheet& sheet);
// The report as lines of text: the file, its columns, warnings, and rejected lines.
std::string sheet_text(const Sheet& sheet);

}  // namespace data
