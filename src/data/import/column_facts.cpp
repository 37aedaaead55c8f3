// See column_facts.h.
#include "data/import/column_facts.h"

#include <algorithm>
#include <cmath>

#include "data/import/missing_words.h"
#include "data/import/numerals.h"

namespace data {
namespace {

constexpr std::size_t kMostMissingWords = 12;

void count_number(NumberRange& range, double value) {
    range.least = range.n == 0 ? value : std::min(range.least, value);
    range.most = range.n == 0 ? value : std::max(range.most, value);
    range.all_whole = range.all_whole && value == std::floor(value);
    ++range.n;
}

void count_numeral(ColumnFacts& facts, const Numeral& numeral) {
    if (numeral.point) count_number(facts.point, numeral.as_point);
    if (numeral.comma) count_number(facts.comma, numeral.as_comma);
    if (numeral.point && !numeral.comma) ++facts.n_only_point;
    if (numeral.comma && !numeral.point) ++facts.n_only_comma;
    if (numeral.point && numeral.comma && numeral.as_point < numeral.as_comma) ++facts.n_ambiguous;
    if (numeral.point && numeral.comma && numeral.as_point > numeral.as_comma) ++facts.n_ambiguous;
    facts.marks |= numeral.marks;
    if ((numeral.marks & kLeadingZeros) != 0) ++facts.n_leading_zeros;
    if ((numeral.marks & kTooLong) != 0) ++facts.n_too_long;
    if ((numeral.marks & kPlus) != 0) ++facts.n_plus;
}

void count_date(ColumnFacts& facts, const DateParts& parts) {
    ++facts.n_dates;
    if (parts.separator == 0 && !parts.month_is_word) ++facts.n_digit_dates;
    if (parts.month_is_word) ++facts.n_month_words;
    if (parts.year_first) ++facts.n_year_first;
    if (parts.year_first || parts.month_is_word) return;
    if (parts.separator == '.') ++facts.n_points;
    if (parts.first > 12 && parts.second <= 12) ++facts.n_first_is_day;
    if (parts.second > 12 && parts.first <= 12) ++facts.n_second_is_day;
}

void count_missing_word(ColumnFacts& facts, std::string_view value, bool is_chosen) {
    const auto found = facts.missing_words.find(value);
    if (found != facts.missing_words.end())
        ++found->second;
    else if (is_chosen || facts.missing_words.size() < kMostMissingWords)
        facts.missing_words.emplace(value, 1);
}

void count_word(ColumnFacts& facts, std::string_view value) {
    facts.n_bytes += static_cast<double>(value.size());
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (value.size() != 2 || !capital(value[0]) || !capital(value[1])) facts.all_two_capitals = false;
    if (value.starts_with("http://") || value.starts_with("https://") || value.starts_with("www.")) ++facts.n_addresses;
    if (value.find('\n') != std::string_view::npos) ++facts.n_line_breaks;
}

}  // namespace

bool is_missing_as(SheetKind kind, Missing missing, std::string_view value, bool na_is_value) {
    if (missing == Missing::no || (na_is_value && value == "NA")) return false;
    if (missing != Missing::number_word) return true;
    return kind == SheetKind::number || kind == SheetKind::date;
}

ColumnFacts facts_of(const Sheet& sheet, int column) {
    ColumnFacts facts;
    facts.n_rows = sheet.n_rows;
    const bool na_is_value = sheet.columns[static_cast<std::size_t>(column)].na_is_value;
    for (int row = 0; row < sheet.n_rows; ++row) {
        const SheetCell& cell = sheet.cell(row, column);
        const std::string_view value = value_of(sheet, cell);
        if (value.size() != cell.length && !value.empty()) ++facts.n_outer_spaces;
        const Missing missing = missing_in(sheet, value);
        if (missing == Missing::empty) {
            ++facts.n_empty;
            continue;
        }
        if (missing != Missing::no) {
            const bool of_words = missing == Missing::word && !(na_is_value && value == "NA");
            count_missing_word(facts, value, is_chosen_word(sheet, value));
            if (of_words) ++facts.n_words;
            if (of_words) continue;
            if (missing == Missing::number_word) ++facts.n_number_words;
            if (missing == Missing::number_word && missing_of(value) != missing) ++facts.n_chosen_words;
            facts.values.add(value);
            count_word(facts, value);
            continue;
        }
        facts.values.add(value);
        const Numeral numeral = read_numeral(value);
        if (numeral.is_number()) count_numeral(facts, numeral);
        if (!numeral.is_number() || (value.size() == 8 && numeral.point && numeral.as_point >= 19000101)) {
            if (const std::optional<DateParts> date = read_date(value)) count_date(facts, *date);
        }
        if (!numeral.is_number() || facts.all_two_capitals) count_word(facts, value);
    }
    return facts;
}

}  // namespace data
