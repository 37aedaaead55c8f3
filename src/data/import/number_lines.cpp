// See number_lines.h.
#include "data/import/number_lines.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/encodings.h"
#include "data/import/vector_columns.h"
#include "data/numbers.h"

namespace data {
namespace {

constexpr int kLookLines = 200;
constexpr double kMostly = 0.8;

using Tokens = std::vector<std::string_view>;

std::string_view take_line(std::string_view& left) {
    const std::size_t end = left.find('\n');
    const std::string_view line = left.substr(0, end);
    left = end == std::string_view::npos ? std::string_view() : left.substr(end + 1);
    return without_outer_spaces(line);
}

// Tab, semicolon or comma, whichever stands in the line first of these three; else spaces.
char delimiter_of(std::string_view line) {
    for (const char c : {'\t', ';', ','})
        if (line.find(c) != std::string_view::npos) return c;
    return ' ';
}

void split(std::string_view line, char delimiter, Tokens& tokens) {
    tokens.clear();
    while (true) {
        const std::size_t end = line.find(delimiter);
        const std::string_view token = without_outer_spaces(line.substr(0, end));
        if (delimiter != ' ' || !token.empty()) tokens.push_back(token);
        if (end == std::string_view::npos) return;
        line.remove_prefix(end + 1);
    }
}

bool is_number(std::string_view token) { return read_number(token, false).has_value() || is_not_finite(token); }

bool are_numbers(const Tokens& tokens) { return std::all_of(tokens.begin(), tokens.end(), is_number); }

core::Error no_data(std::string sentence) { return {"data", std::move(sentence)}; }

// False if the line does not fit: then it is a fault.
bool take_numbers(Sheet& sheet, const Tokens& tokens, int dims, int line) {
    SheetFault fault{.line = line, .column = 1, .reason = {}};
    if (tokens.size() != static_cast<std::size_t>(dims)) {
        fault.column = static_cast<int>(std::min(tokens.size(), static_cast<std::size_t>(dims))) + 1;
        fault.reason = "the line has " + core::counted(static_cast<long>(tokens.size()), "number") +
                       ", and most others " + core::thousands(dims) + ".";
        add_fault(sheet, std::move(fault));
        return false;
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].empty() || is_number(tokens[i])) continue;
        fault.column = static_cast<int>(i) + 1;
        fault.reason = core::quoted(tokens[i]) + " is no number.";
        add_fault(sheet, std::move(fault));
        return false;
    }
    for (const std::string_view token : tokens) {
        const std::size_t at = token.empty() ? 0 : static_cast<std::size_t>(token.data() - sheet.text.data());
        sheet.cells.push_back({.at = static_cast<std::uint32_t>(at),
                               .length = static_cast<std::uint32_t>(token.size()) & 0x7FFFFFFFu,
                               .quoted = 0});
    }
    sheet.lines.push_back(line);
    ++sheet.n_rows;
    return true;
}

}  // namespace

int numbers_of_lines(std::string_view text, bool& has_header) {
    has_header = false;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::map<std::size_t, int> counts;
    Tokens tokens;
    int n = 0, n_numbers = 0;
    while (!text.empty() && n < kLookLines) {
        const std::string_view line = take_line(text);
        if (line.empty()) continue;
        split(line, delimiter_of(line), tokens);
        const bool good = are_numbers(tokens);
        if (++n == 1 && !good) {
            if (has_header) return 0;
            has_header = true;
            n = 0;
            continue;
        }
        if (!good) continue;
        ++n_numbers;
        ++counts[tokens.size()];
    }
    if (n == 0 || n_numbers < kMostly * n) return 0;
    return static_cast<int>(std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
                                return a.second < b.second;
                            })->first);
}

core::Result<Sheet> read_number_lines(std::string bytes) {
    core::Result<Decoded> decoded = decode(std::move(bytes));
    if (!decoded.ok()) return decoded.error();
    Sheet sheet;
    sheet.text = std::move(decoded.value().text);
    sheet.encoding = decoded.value().encoding;
    sheet.point_is_sure = true;
    bool has_header = false;
    const int dims = numbers_of_lines(sheet.text, has_header);
    if (dims == 0) return no_data("The lines are not numbers.");
    if (core::Status problem = problem_with_room(0, dims); !problem.ok()) return problem.error();
    std::string_view left = sheet.text;
    Tokens tokens;
    bool any = false;
    for (int number = 1; !left.empty(); ++number) {
        const std::string_view line = take_line(left);
        if (line.empty()) continue;
        if (!any) sheet.delimiter = delimiter_of(line);
        split(line, sheet.delimiter, tokens);
        const bool is_first = !std::exchange(any, true);
        if (is_first && tokens.size() == static_cast<std::size_t>(dims) &&
            std::none_of(tokens.begin(), tokens.end(), is_number)) {
            sheet.header_line = number;
            sheet.warnings.push_back("Line " + std::to_string(number) +
                                     " of the vectors names their numbers; these names are not shown.");
            continue;
        }
        take_numbers(sheet, tokens, dims, number);
        if (core::Status problem = problem_with_room(sheet.n_rows, dims); !problem.ok()) return problem.error();
    }
    sheet.vector_dims = dims;
    sheet.columns.resize(static_cast<std::size_t>(dims));
    return sheet;
}

}  // namespace data
