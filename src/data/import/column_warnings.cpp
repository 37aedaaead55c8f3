// See column_warnings.h.
#include "data/import/column_warnings.h"

#include <map>
#include <optional>

#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/missing_words.h"
#include "data/import/numerals.h"

namespace data {
namespace {

using Sentences = std::vector<std::string>;

std::string count(int n) { return core::thousands(n); }

// "?, n/a and -"
std::string list_of(const Sentences& words) {
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        list += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    }
    return list;
}

void about_missing(Sentences& said, const Sheet& sheet, const SheetColumn& column, const ColumnFacts& facts) {
    if (column.kind == SheetKind::ignored) {
        if (column.is_chosen) return;
        said.push_back(core::quoted(column.name) + column.why.substr(2));  // "It is empty and was left out."
        return;
    }
    Sentences words;
    for (const auto& [word, n] : facts.missing_words) {
        if (is_missing_in(sheet, column, word)) words.push_back(core::printable(word));
    }
    const std::string cells = count(column.n_missing) + (column.n_missing == 1 ? " cell of " : " cells of ");
    if (!words.empty()) {
        said.push_back(cells + core::quoted(column.name) + (column.n_missing == 1 ? " is" : " are") +
                       " missing (empty, or written " + list_of(words) + ").");
    } else if (column.n_missing * 2 > sheet.n_rows) {
        said.push_back(core::quoted(column.name) + " is missing in " + count(column.n_missing) + " of " +
                       count(sheet.n_rows) + ".");
    }
    for (const MissingWord& word : column.missing_words) {
        if (word.is_missing || !is_stand_in(word.word)) continue;
        said.push_back(core::counted(word.n, "cell") + " of " + core::quoted(column.name) +
                       (word.n == 1 ? " is " : " are ") + word.word +
                       ", far from all others. If that stands for a missing value, say so.");
    }
    if (column.na_is_value)
        said.push_back("\"NA\" in " + core::quoted(column.name) +
                       " was read as a value like its others, not as missing.");
}

void about_numbers(Sentences& said, const Sheet& sheet, int index, const SheetColumn& column,
                   const ColumnFacts& facts) {
    Sentences marks;
    if ((facts.marks & kCurrency) != 0) marks.emplace_back("currency signs");
    if ((facts.marks & kPercent) != 0) marks.emplace_back("% (12 % is 12)");
    if ((facts.marks & kThousands) != 0 && !sheet.point_is_sure && (facts.n_ambiguous == 0 || !column.comma_is_point))
        marks.emplace_back("thousands separators");
    if ((facts.marks & kBrackets) != 0) marks.emplace_back("brackets (negative)");
    if (!marks.empty())
        said.push_back("In " + core::quoted(column.name) + " numbers were read with " + list_of(marks) + ".");
    if (!sheet.point_is_sure && facts.n_ambiguous > 0 && facts.n_only_point == facts.n_only_comma) {
        said.push_back(core::quoted(column.name) + " holds numbers such as " + core::quoted(facts.values.word(0)) +
                       ", read with \"" + (column.comma_is_point ? "," : ".") +
                       "\" as the decimal sign. Look whether that is right.");
    }
    const int n_bad = facts.n_given_as_number() - facts.range(column.comma_is_point).n;
    if (n_bad == 0) return;
    Sentences words;
    int first_line = 0;
    for (int i = 0; i < facts.values.size() && words.size() < 5; ++i) {
        const std::string_view word = facts.values.word(i);
        if (missing_in(sheet, word) != Missing::no || read_numeral(word).is(column.comma_is_point)) continue;
        words.push_back(core::quoted(word));
        for (int row = 0; row < sheet.n_rows && first_line == 0; ++row) {
            if (value_of(sheet, sheet.cell(row, index)) == word)
                first_line = sheet.lines[static_cast<std::size_t>(row)];
        }
    }
    said.push_back(count(n_bad) + (n_bad == 1 ? " cell of " : " cells of ") + core::quoted(column.name) +
                   " without a number (" + list_of(words) + ", first in line " + std::to_string(first_line) +
                   ") counted as missing.");
}

void about_words(Sentences& said, const SheetColumn& column, const ColumnFacts& facts) {
    if (facts.n_outer_spaces > 0 && column.kind == SheetKind::category) {
        said.push_back("Spaces at the ends of " + core::counted(facts.n_outer_spaces, "cell") + " of " +
                       core::quoted(column.name) + " were taken off.");
    }
    if (column.kind != SheetKind::category || facts.values.size() > 1000) return;
    std::map<std::string, Sentences> by_small;
    for (int i = 0; i < facts.values.size(); ++i) {
        std::string small(facts.values.word(i));
        for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
        by_small[small].push_back(core::quoted(facts.values.word(i)));
    }
    for (const auto& [small, words] : by_small) {
        if (words.size() < 2) continue;
        said.push_back(list_of(words) + " of " + core::quoted(column.name) +
                       " differ in capitals only; they are kept apart. If they are one group, write them alike.");
        if (said.size() > 8) return;
    }
}

void about_dates(Sentences& said, const Sheet& sheet, int index, const SheetColumn& column) {
    if (column.order_is_open) {
        said.push_back(core::quoted(column.name) + " can be read day first or month first; it was read " +
                       std::string(order_name(column.order)) + ". Choose if that is wrong.");
    }
    for (int row = 0; row < sheet.n_rows; ++row) {
        const std::string_view value = value_of(sheet, sheet.cell(row, index));
        if (is_missing_as(SheetKind::date, missing_in(sheet, value), value, false)) continue;
        const std::optional<DateParts> parts = read_date(value);
        if (parts && days_since_1970(*parts, column.order)) continue;
        said.push_back(core::quoted(value) + " in " + core::quoted(column.name) + " (line " +
                       std::to_string(sheet.lines[static_cast<std::size_t>(row)]) +
                       ") is no date and counts as missing.");
        return;
    }
}

}  // namespace

std::vector<std::string> column_warnings(const Sheet& sheet, int index, const ColumnFacts& facts) {
    const SheetColumn& column = sheet.columns[static_cast<std::size_t>(index)];
    Sentences said;
    about_missing(said, sheet, column, facts);
    if (facts.n_leading_zeros + facts.n_too_long > 0 && column.kind != SheetKind::number && !column.is_chosen)
        said.push_back(core::quoted(column.name) + ": " + column.why);
    if (column.kind == SheetKind::number) about_numbers(said, sheet, index, column, facts);
    if (column.kind == SheetKind::date) about_dates(said, sheet, index, column);
    if (column.kind == SheetKind::text && facts.values.size() == facts.n_given() && !column.is_chosen)
        said.push_back(core::quoted(column.name) + " is different in each row: shown in the card, no feature.");
    about_words(said, column, facts);
    return said;
}

}  // namespace data
