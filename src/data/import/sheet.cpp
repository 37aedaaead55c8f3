// See sheet.h.
#include "data/import/sheet.h"

#include <cmath>
#include <optional>
#include <utility>

#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/column_warnings.h"
#include "data/import/infer_kind.h"
#include "data/import/take_as.h"

namespace data {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

}  // namespace

std::string_view kind_name(SheetKind kind) {
    switch (kind) {
        case SheetKind::number:
            return "number";
        case SheetKind::category:
            return "category";
        case SheetKind::id:
            return "id";
        case SheetKind::text:
            return "text";
        case SheetKind::date:
            return "date";
        case SheetKind::ignored:
            break;
    }
    return "ignored";
}

void add_fault(Sheet& sheet, SheetFault fault) {
    if (sheet.faults.size() < static_cast<std::size_t>(kMostFaults)) sheet.faults.push_back(std::move(fault));
    ++sheet.n_faults;
}

std::vector<std::string> warnings_of(const Sheet& sheet) {
    std::vector<std::string> said = sheet.warnings;
    for (const SheetColumn& column : sheet.columns)
        for (const std::string& warning : column.warnings)
            if (said.size() < kMostWarnings) said.push_back(warning);
    return said;
}

std::string_view without_outer_spaces(std::string_view text) {
    while (!text.empty()) {
        if (is_space(text.front()))
            text.remove_prefix(1);
        else if (text.starts_with(kNoBreakSpace))
            text.remove_prefix(2);
        else
            break;
    }
    while (!text.empty()) {
        if (is_space(text.back()))
            text.remove_suffix(1);
        else if (text.ends_with(kNoBreakSpace))
            text.remove_suffix(2);
        else
            break;
    }
    return text;
}

std::string_view value_of(const Sheet& sheet, const SheetCell& cell) {
    return without_outer_spaces({sheet.text.data() + cell.at, cell.length});
}

std::string_view text_of(const Sheet& sheet, const SheetCell& cell) {
    if (cell.quoted == 0) return value_of(sheet, cell);
    return {sheet.text.data() + cell.at, cell.length};
}

core::Status set_kind(Sheet& sheet, int column, SheetKind kind) {
    SheetColumn& of = sheet.columns[static_cast<std::size_t>(column)];
    const ColumnFacts facts = facts_of(sheet, column);
    const bool comma = reads_comma_as_point(facts, sheet.comma_is_point);
    const bool none =
        (kind == SheetKind::number && facts.range(comma).n == 0) || (kind == SheetKind::date && facts.n_dates == 0);
    if (none) {
        return core::Error{"column", "No value of " + core::quoted(of.name) + " reads as a " +
                                         std::string(kind_name(kind)) + "; leave it a " +
                                         std::string(kind_name(of.kind)) + ", or take it as text."};
    }
    of.is_chosen = true;
    take_as(sheet, column, facts, kind);
    of.why = "You chose it.";
    of.warnings = column_warnings(sheet, column, facts);
    if (kind == SheetKind::number && of.n_missing > facts.n_empty) {
        const int n = of.n_missing - facts.n_empty;
        of.why += " " + core::counted(n, "value") +
                  (n == 1 ? " is no number and counts as missing." : " are no numbers and count as missing.");
    }
    return {};
}

core::Status set_date_order(Sheet& sheet, int column, DateOrder order) {
    SheetColumn& of = sheet.columns[static_cast<std::size_t>(column)];
    if (of.kind != SheetKind::date)
        return core::Error{"column", core::quoted(of.name) + " is no date; take it as a date first."};
    const ColumnFacts facts = facts_of(sheet, column);
    take_as(sheet, column, facts, SheetKind::date);
    of.order = order;
    of.order_is_open = false;
    of.is_chosen = true;
    of.why = "You chose to read it " + std::string(order_name(order)) + ".";
    find_date_range(sheet, column);
    of.warnings = column_warnings(sheet, column, facts);
    return {};
}

bool can_be_target(const SheetColumn& column) {
    return column.n_distinct >= 2 && (column.kind == SheetKind::category || column.kind == SheetKind::number);
}

int target_of(const Sheet& sheet) {
    if (sheet.target == kNoTarget) return kNoTarget;
    const auto n = static_cast<int>(sheet.columns.size());
    if (sheet.target >= 0 && sheet.target < n && can_be_target(sheet.columns[static_cast<std::size_t>(sheet.target)]))
        return sheet.target;
    for (int i = n - 1; i >= 0; --i) {
        const SheetColumn& column = sheet.columns[static_cast<std::size_t>(i)];
        if (column.kind == SheetKind::category && can_be_target(column)) return i;
    }
    return kNoTarget;
}

}  // namespace data
