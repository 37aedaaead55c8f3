// See missing_words.h.
#include "data/import/missing_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/infer_kinds.h"
#include "data/import/numerals.h"

namespace data {
namespace {

const MissingChoice* choice_of(const Sheet& sheet, std::string_view word) {
    for (const MissingChoice& choice : sheet.missing_choices)
        if (choice.word == word) return &choice;
    return nullptr;
}

int n_plain(const Sheet& sheet) { return static_cast<int>(sheet.columns.size()) - sheet.vector_dims; }

std::vector<int> columns_with(const Sheet& sheet, std::string_view word) {
    std::vector<int> columns;
    for (int i = 0; i < n_plain(sheet); ++i) {
        bool found = false;
        for (int row = 0; row < sheet.n_rows && !found; ++row) {
            const SheetCell& cell = sheet.cell(row, i);
            found = cell.length >= word.size() && value_of(sheet, cell) == word;
        }
        if (found) columns.push_back(i);
    }
    return columns;
}

bool is_of_numbers(const SheetColumn& column) {
    return column.kind == SheetKind::number || column.kind == SheetKind::date;
}

// Whether the word counts as `is_missing` says in all of these columns; among numbers and dates it is missing anyway.
bool counts_so(const Sheet& sheet, const std::vector<int>& columns, std::string_view word, bool is_missing) {
    return std::all_of(columns.begin(), columns.end(), [&](int i) {
        const SheetColumn& column = sheet.columns[static_cast<std::size_t>(i)];
        const bool is_stray = is_of_numbers(column) && !read_numeral(word).is_number();
        return is_missing_in(sheet, column, word) == is_missing || (is_stray && !is_missing);
    });
}

}  // namespace

bool is_chosen_word(const Sheet& sheet, std::string_view word) { return choice_of(sheet, word) != nullptr; }

Missing missing_in(const Sheet& sheet, std::string_view value) {
    if (!sheet.missing_choices.empty()) {
        if (const MissingChoice* choice = choice_of(sheet, value); choice != nullptr)
            return choice->is_missing ? Missing::word : Missing::number_word;
    }
    return missing_of(value);
}

bool is_missing_in(const Sheet& sheet, const SheetColumn& column, std::string_view value) {
    return is_missing_as(column.kind, missing_in(sheet, value), value, column.na_is_value);
}

bool is_stand_in(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = std::min(text.find_first_of(".,"), text.size());
    const std::string_view whole = text.substr(0, point), rest = text.substr(std::min(point + 1, text.size()));
    return whole.size() >= (negative ? 1u : 2u) && whole.find_first_not_of('9') == std::string_view::npos &&
           rest.find_first_not_of('0') == std::string_view::npos;
}

void add_stand_ins(SheetColumn& column, const ColumnFacts& facts) {
    constexpr int kFewest = 5;  // different values: fewer do not show what an outlier is
    if (facts.values.size() < kFewest) return;
    for (int i = 0; i < facts.values.size(); ++i) {
        const std::string_view word = facts.values.word(i);
        if (facts.values.count(i) < 2 || !is_stand_in(word)) continue;
        const double value = read_numeral(word).value(column.comma_is_point);
        if (value != column.least && value != column.most) continue;
        double farthest = 0;  // of the others from zero
        bool negative = false;
        for (int other = 0; other < facts.values.size(); ++other) {
            const Numeral numeral = read_numeral(facts.values.word(other));
            if (!numeral.is(column.comma_is_point) || numeral.value(column.comma_is_point) == value) continue;
            farthest = std::max(farthest, std::fabs(numeral.value(column.comma_is_point)));
            negative = negative || numeral.value(column.comma_is_point) < 0;
        }
        const bool is_only_negative = value < 0 && !negative;
        if (is_only_negative || std::fabs(value) > 2 * farthest)
            column.missing_words.push_back({std::string(word), facts.values.count(i), false});
    }
}

std::vector<SheetWord> missing_words(const Sheet& sheet, std::size_t most) {
    std::map<std::string_view, SheetWord> by_word;
    for (int i = 0; i < n_plain(sheet); ++i) {
        const SheetColumn& column = sheet.columns[static_cast<std::size_t>(i)];
        if (column.kind == SheetKind::ignored && column.is_chosen) continue;
        for (const MissingWord& each : column.missing_words) {
            SheetWord& word = by_word[each.word];
            word.word = each.word;
            (each.is_missing ? word.n_missing : word.n_values) += each.n;
            const bool is_number = read_numeral(each.word).is_number();
            word.can_change = word.can_change || !each.is_missing || is_number || !is_of_numbers(column);
        }
    }
    std::vector<SheetWord> words;
    words.reserve(by_word.size());
    for (auto& [text, word] : by_word) words.push_back(std::move(word));
    std::stable_sort(words.begin(), words.end(), [](const SheetWord& a, const SheetWord& b) {
        return a.n_missing + a.n_values > b.n_missing + b.n_values;
    });
    if (words.size() > most) words.resize(most);
    return words;
}

std::string what_is_missing(const Sheet& sheet) {
    constexpr std::size_t kMostWords = 20;
    long n_empty = 0;
    for (int i = 0; i < n_plain(sheet); ++i) n_empty += sheet.columns[static_cast<std::size_t>(i)].n_empty;
    std::string text = n_empty > 0 ? "empty cells (" + core::thousands(n_empty) + ")" : "";
    for (const SheetWord& word : missing_words(sheet, kMostWords)) {
        if (word.n_missing == 0) continue;
        text += (text.empty() ? "" : ", ") + core::printable(word.word) + " (" + core::thousands(word.n_missing) + ")";
    }
    return text;
}

core::Status set_missing(Sheet& sheet, std::string_view given, bool is_missing) {
    const std::string word(without_outer_spaces(given));
    if (word.empty()) return core::Error{"data", "An empty cell always counts as missing; name a word, such as NA."};
    const std::vector<int> columns = columns_with(sheet, word);
    if (columns.empty())
        return core::Error{"data", "No cell is " + core::quoted(word) +
                                       "; a word that counts as missing is compared letter by letter, capitals too."};
    std::erase_if(sheet.missing_choices, [&](const MissingChoice& choice) { return choice.word == word; });
    for (const int column : columns) infer_again(sheet, column);
    if (counts_so(sheet, columns, word, is_missing)) return {};  // it does without a stored choice, so none is stored
    sheet.missing_choices.push_back({word, is_missing});
    for (const int column : columns) infer_again(sheet, column);
    return {};
}

}  // namespace data
