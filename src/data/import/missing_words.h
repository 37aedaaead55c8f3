// The words that count as missing in a sheet ("NA", "?", "-999" ...), and a person's choices, which override what
// missing.h infers. A choice holds for a word exactly as it is written, in all columns. In a column of numbers (dates),
// a text that is not a number (date) counts as missing whatever was chosen. May include sheet.h and column_facts.h.
// Next: missing.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/import/column_facts.h"
#include "data/import/sheet.h"

namespace data {

// How a value of this sheet counts: as a person chose, else missing_of(value).
Missing missing_in(const Sheet& sheet, std::string_view value);
// Whether a value of this column counts as missing.
bool is_missing_in(const Sheet& sheet, const SheetColumn& column, std::string_view value);

// Whether a person has chosen how this word counts.
bool is_chosen_word(const Sheet& sheet, std::string_view word);

// Whether a number is written like a code for a missing value: nines only (-9, -999, 9999.0), two or more if positive.
bool is_stand_in(std::string_view text);
// Adds to SheetColumn::missing_words the numbers of this column that may be codes for missing values, still counted as
// values: the least or the greatest, if is_stand_in(), it occurs more than once, and it is the only negative number or
// more than twice as far from 0 as any other. None in a column of fewer than five different values.
void add_stand_ins(SheetColumn& column, const ColumnFacts& facts);

// A word of the sheet that counts as missing, or might.
struct SheetWord {
    std::string word;
    int n_missing = 0, n_values = 0;  // its cells that count as missing, and those that do not
    bool can_change = false;          // a choice for it would change something
    [[nodiscard]] bool is_missing() const { return n_values == 0; }
};
// The words of all columns, most frequent first, at most `most`.
std::vector<SheetWord> missing_words(const Sheet& sheet, std::size_t most);
// "empty cells (12), NA (3)": what counts as missing, with the number of cells; empty if nothing does.
std::string what_is_missing(const Sheet& sheet);

// Chooses whether a word counts as missing, and infers again the kinds of the columns that have it, unless a person has
// chosen them. Error: no cell holds this word, or it is empty; then nothing has changed.
core::Status set_missing(Sheet& sheet, std::string_view word, bool is_missing);

}  // namespace data
