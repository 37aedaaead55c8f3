// See sheet_report.h.
#include "data/import/sheet_report.h"

#include <cmath>
#include <utility>

#include "core/exact_number.h"
#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/dialect.h"
#include "data/import/missing_words.h"
#include "data/import/numerals.h"
#include "data/import/word_choices.h"

namespace data {
namespace {

using core::Json;

constexpr std::size_t kMostMissingWords = 20;

// Written like a whole number that every reader of JSON holds exactly, and not like a code.
bool is_plain_whole(std::string_view text) {
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    return !digits.empty() && digits.size() <= 15 && digits.find_first_not_of("0123456789") == std::string_view::npos &&
           (digits.size() == 1 || digits.front() != '0');
}

// Empty if there is none.
std::string_view first_value(const Sheet& sheet, int index) {
    const SheetColumn& column = sheet.columns[static_cast<std::size_t>(index)];
    const bool all_given =
        column.kind == SheetKind::id && column.n_missing == 0;  // words such as "NA" and " " included
    for (int row = 0; row < sheet.n_rows; ++row) {
        const std::string_view value = value_of(sheet, sheet.cell(row, index));
        if (all_given && value.empty()) return text_of(sheet, sheet.cell(row, index));
        if (all_given || !is_missing_in(sheet, column, value)) return value;
    }
    return {};
}

Json first_report(const Sheet& sheet, int index) {
    const SheetColumn& column = sheet.columns[static_cast<std::size_t>(index)];
    const std::string_view value = first_value(sheet, index);
    if (value.empty()) return {};
    const Numeral numeral = column.kind == SheetKind::number ? read_numeral(value) : Numeral();
    if (numeral.is(column.comma_is_point)) return numeral.value(column.comma_is_point);
    if (column.kind == SheetKind::id && is_plain_whole(value)) return std::stoll(std::string(value));
    return value;
}

// Whole numbers without a point behind them.
Json number_report(double value) {
    constexpr double kExact = 9007199254740992.0;
    if (value == std::floor(value) && std::fabs(value) < kExact) return static_cast<long long>(value);
    return value;
}

bool has_range(const SheetColumn& column, int n_rows) {
    return (column.kind == SheetKind::number || column.kind == SheetKind::date) && column.n_missing < n_rows;
}

Json column_report(const Sheet& sheet, int index) {
    const SheetColumn& column = sheet.columns[static_cast<std::size_t>(index)];
    const bool date = column.kind == SheetKind::date;
    Json json = {{"name", column.name},
                 {"unit", column.unit},
                 {"type", kind_name(column.kind)},
                 {"why", column.why},
                 {"missing", column.n_missing}};
    if (column.kind == SheetKind::category) json["classes"] = column.n_distinct;
    if (has_range(column, sheet.n_rows)) {
        json["min"] = date ? Json(iso_day(column.least)) : number_report(column.least);
        json["max"] = date ? Json(iso_day(column.most)) : number_report(column.most);
    }
    if (date) json["order"] = std::string(order_name(column.order)) + (column.order_is_open ? ", a guess" : "");
    if (Json first = first_report(sheet, index); !first.is_null()) json["first"] = std::move(first);
    return json;
}

Json missing_report(const Sheet& sheet) {
    Json words = Json::array();
    for (const SheetWord& each : missing_words(sheet, kMostMissingWords))
        words.push_back({{"word", each.word}, {"missing", each.n_missing}, {"values", each.n_values}});
    return words;
}

// What counts as missing, and what might; empty if there is nothing of the kind.
std::string missing_text(const Sheet& sheet) {
    const std::string missing = what_is_missing(sheet);
    std::string values;
    for (const SheetWord& each : missing_words(sheet, kMostMissingWords)) {
        if (each.n_values > 0)
            values +=
                (values.empty() ? "" : ", ") + core::printable(each.word) + " (" + core::thousands(each.n_values) + ")";
    }
    return (missing.empty() ? "" : "  Counts as missing: " + missing + ".\n") +
           (values.empty() ? "" : "  Counts as a value: " + values + ".\n");
}

// Words of running text that were left out, or about which was chosen.
Json text_words_report(const Sheet& sheet) {
    Json words = Json::array();
    for (const TextWord& each : sheet.text_words) {
        Json word = {
            {"word", each.word}, {"count", each.n}, {"is_thing", each.is_thing}, {"is_chosen", each.is_chosen}};
        if (!each.is_chosen) word["left_out"] = std::string(left_out_name(each.left_out));
        words.push_back(std::move(word));
    }
    return words;
}

Json left_out_report(const Sheet& sheet) {
    Json counts = Json::object();
    for (const LeftOut why : kLeftOut)
        counts[std::string(left_out_name(why))] = sheet.n_left_out[static_cast<std::size_t>(why)];
    return counts;
}

std::string text_words_text(const Sheet& sheet) {
    std::string text;
    const auto line = [&](const std::string& head, const std::vector<TextWord>& words, int n) {
        if (words.empty()) return;
        text += "  " + head + ": ";
        for (std::size_t i = 0; i < words.size(); ++i)
            text += (i == 0 ? "" : ", ") + words[i].word + " (" + core::thousands(words[i].n) + ")";
        const int n_more = n - static_cast<int>(words.size());
        text += n_more > 0 ? " and " + core::thousands(n_more) + " more.\n" : ".\n";
    };
    line("Things because you chose so", words_chosen(sheet, true), 0);
    line("Left out because you chose so", words_chosen(sheet, false), 0);
    for (const LeftOut why : kLeftOut)
        line("Left out, " + left_out_text(sheet, why), words_left_out(sheet, why),
             sheet.n_left_out[static_cast<std::size_t>(why)]);
    return text;
}

// Whether lines and delimiters mean something.
bool is_table(const Sheet& sheet) { return !sheet.point_is_sure && sheet.text_kind == TextKind::table; }

std::string range_text(const SheetColumn& column) {
    if (column.kind == SheetKind::date) return iso_day(column.least) + " to " + iso_day(column.most);
    std::string text;
    core::append_exact(text, column.least);
    text += " to ";
    core::append_exact(text, column.most);
    return text;
}

std::string column_text(const Sheet& sheet, int index) {
    const SheetColumn& column = sheet.columns[static_cast<std::size_t>(index)];
    std::string text = core::printable(core::shortened(column.name)) + ": " + std::string(kind_name(column.kind));
    if (column.kind == SheetKind::category) text += " of " + core::counted(column.n_distinct, "class", "classes");
    if (has_range(column, sheet.n_rows)) text += ", " + range_text(column);
    if (!column.unit.empty()) text += " " + core::printable(column.unit);
    if (column.n_missing > 0) text += ", " + core::thousands(column.n_missing) + " missing";
    const std::string_view first = first_value(sheet, index);
    const bool shows =
        column.kind == SheetKind::category || column.kind == SheetKind::id || column.kind == SheetKind::text;
    if (shows && !first.empty()) text += ", the first " + core::quoted(first);
    return text + ". " + core::printable(column.why);
}

}  // namespace

Json sheet_report(const Sheet& sheet) {
    Json columns = Json::array(), rejected = Json::array(), warnings = Json::array();
    const int n = static_cast<int>(sheet.columns.size()) - sheet.vector_dims;
    for (int i = 0; i < n; ++i) columns.push_back(column_report(sheet, i));
    for (const std::string& warning : warnings_of(sheet)) warnings.push_back(warning);
    for (const SheetFault& fault : sheet.faults)
        rejected.push_back({{"line", fault.line}, {"column", fault.column}, {"reason", fault.reason}});
    Json report = {{"format", sheet.format},
                   {"encoding", sheet.encoding},
                   {"delimiter", sheet.delimiter == 0 ? "" : std::string(1, sheet.delimiter)},
                   {"decimal", sheet.comma_is_point ? "," : "."},
                   {"header_line", sheet.header_line},
                   {"skipped_lines", sheet.n_skipped},
                   {"rows", sheet.n_rows},
                   {"columns", columns},
                   {"missing_words", missing_report(sheet)},
                   {"vector_dims", sheet.vector_dims},
                   {"warnings", warnings},
                   {"rejected", rejected},
                   {"n_rejected", sheet.n_faults}};
    if (sheet.text_kind == TextKind::corpus) {
        report["words"] = text_words_report(sheet);
        report["n_left_out"] = left_out_report(sheet);
    }
    return report;
}

std::string sheet_text(const Sheet& sheet) {
    const int n = static_cast<int>(sheet.columns.size()) - sheet.vector_dims;
    std::string text = sheet.format + ", " + core::counted(sheet.n_rows, "row");
    if (n > 0) text += " of " + core::counted(n, "column");
    if (sheet.vector_dims > 0)
        text += std::string(n > 0 ? " and" : " of") + " a vector of " + core::counted(sheet.vector_dims, "number");
    if (!sheet.encoding.empty()) text += ", " + sheet.encoding;
    if (is_table(sheet)) {
        if (sheet.delimiter != 0) text += ", " + delimiter_name(sheet.delimiter) + " between values";
        if (sheet.comma_is_point) text += ", decimal comma";
        text += sheet.header_line == 0 ? ", no heading" : ", names in line " + std::to_string(sheet.header_line);
    }
    text += ".\n";
    for (int i = 0; i < n; ++i) text += "  " + column_text(sheet, i) + "\n";
    text += missing_text(sheet) + text_words_text(sheet);
    for (const std::string& warning : warnings_of(sheet)) text += "! " + core::printable(warning) + "\n";
    for (const SheetFault& fault : sheet.faults)
        text += "x line " + std::to_string(fault.line) + ", column " + std::to_string(fault.column) + ": " +
                core::printable(fault.reason) + "\n";
    const long n_more = sheet.n_faults - static_cast<long>(sheet.faults.size());
    if (n_more > 0) text += "x and " + core::counted(n_more, "line") + " more\n";
    return text;
}

}  // namespace data
