// Statistics of one column of a sheet over all of its rows, from which infer_kind.h infers the column's kind (number,
// category, date ...). May include sheet.h. Next: infer_kind.h.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "data/import/missing.h"
#include "data/import/sheet.h"
#include "data/import/values.h"

namespace data {

// The numbers of a column, read with one decimal sign.
struct NumberRange {
    int n = 0;  // values that are numbers
    double least = 0, most = 0;
    bool all_whole = true;
};

struct ColumnFacts {
    int n_rows = 0;
    // Missing values, by their kind (missing.h): no text; words such as "NA"; words such as "none", which are values in
    // columns of words.
    int n_empty = 0, n_words = 0, n_number_words = 0;
    int n_chosen_words = 0;  // those of n_number_words that count so only as a person chose it (missing_words.h)
    std::map<std::string, int, std::less<>> missing_words;  // how often each occurs; of many, only the first ones
    // Numbers
    NumberRange point, comma;                // the values read with . and with , as the decimal sign
    int n_only_point = 0, n_only_comma = 0;  // values that are numbers with this decimal sign only
    int n_ambiguous = 0;                     // ambiguous values: another number with each of the signs (1.234)
    unsigned marks = 0;                      // NumeralMark bits of all values (numerals.h)
    int n_leading_zeros = 0, n_too_long = 0, n_plus = 0;  // values with these marks
    // Dates
    int n_dates = 0;
    int n_digit_dates = 0;                        // dates like 20240105
    int n_points = 0;                             // dates like 5.1.24
    int n_month_words = 0;                        // dates like 5 Jan 2024
    int n_year_first = 0;                         // dates like 2024-01-05
    int n_first_is_day = 0, n_second_is_day = 0;  // dates like 13/4/2024 and 4/13/2024, which show their order
    // Words
    int n_addresses = 0, n_line_breaks = 0, n_outer_spaces = 0;  // values that are URLs; that contain line breaks; ...
    double n_bytes = 0;                                          // of all values that are not numbers
    bool all_two_capitals = true;                                // as country codes are
    Values values;  // all values that are not missing, number words included

    // The number of values that are not missing, if the column is one of categories (where words such as "none" are
    // values), and if it is one of numbers (where they are missing).
    [[nodiscard]] int n_given() const { return n_rows - n_empty - n_words; }
    [[nodiscard]] int n_given_as_number() const { return n_given() - n_number_words; }
    [[nodiscard]] const NumberRange& range(bool comma_is_point) const { return comma_is_point ? comma : point; }
};

// Computes these statistics for a column.
ColumnFacts facts_of(const Sheet& sheet, int column);

// Whether a value counts as missing in a column of this kind. `missing`: missing_in(sheet, value), see missing_words.h.
// na_is_value: in this column "NA" is a value, like "DE" and "FR".
bool is_missing_as(SheetKind kind, Missing missing, std::string_view value, bool na_is_value);

}  // namespace data
