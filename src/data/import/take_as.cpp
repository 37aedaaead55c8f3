// See take_as.h.
#include "data/import/take_as.h"

#include <algorithm>
#include <optional>

#include "data/import/infer_kind.h"
#include "data/import/missing_words.h"

namespace data {

std::string find_date_range(Sheet& sheet, int column) {
    SheetColumn& of = sheet.columns[static_cast<std::size_t>(column)];
    std::string no_day;
    int n = 0;
    for (int row = 0; row < sheet.n_rows; ++row) {
        const std::string_view value = value_of(sheet, sheet.cell(row, column));
        if (is_missing_as(SheetKind::date, missing_in(sheet, value), value, false)) continue;
        const std::optional<DateParts> parts = read_date(value);
        const std::optional<double> day = parts ? days_since_1970(*parts, of.order) : std::nullopt;
        if (!day) {
            if (no_day.empty()) no_day = value;
            continue;
        }
        of.least = n == 0 ? *day : std::min(of.least, *day);
        of.most = n == 0 ? *day : std::max(of.most, *day);
        ++n;
    }
    of.n_missing = sheet.n_rows - n;
    return no_day;
}

void take_as(Sheet& sheet, int column, const ColumnFacts& facts, SheetKind kind) {
    SheetColumn& of = sheet.columns[static_cast<std::size_t>(column)];
    of.kind = kind;
    of.n_distinct = 0;
    of.examples.clear();
    for (int i = 0; i < facts.values.size(); ++i) {
        const std::string_view word = facts.values.word(i);
        if (facts.n_number_words > 0 && is_missing_in(sheet, of, word)) continue;
        ++of.n_distinct;
        if (of.examples.size() < static_cast<std::size_t>(kMostExamples)) of.examples.emplace_back(word);
    }
    of.n_empty = facts.n_empty;
    of.n_missing = facts.n_empty + facts.n_words;
    of.missing_words.clear();
    for (const auto& [word, n] : facts.missing_words)
        of.missing_words.push_back({word, n, is_missing_in(sheet, of, word)});
    of.least = of.most = 0;
    if (kind == SheetKind::number) {
        of.comma_is_point = reads_comma_as_point(facts, sheet.comma_is_point);
        const NumberRange& range = facts.range(of.comma_is_point);
        of.n_missing = facts.n_rows - range.n;
        of.least = range.least;
        of.most = range.most;
        add_stand_ins(of, facts);
    } else if (kind == SheetKind::date) {
        of.order = order_of(facts, of.order_is_open);
        find_date_range(sheet, column);
    }
}

}  // namespace data
