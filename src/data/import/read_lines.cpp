// See read_lines.h.
#include "data/import/read_lines.h"

#include <algorithm>
#include <utility>

#include "core/thousands.h"
#include "data/import/encodings.h"
#include "data/import/own_id.h"
#include "data/import/read_sheet.h"
#include "data/import/text_kind.h"

namespace data {
namespace {

core::Error no_lines(std::string sentence) { return {"data", std::move(sentence)}; }

// The end of the line that begins at `at`, and where the next one begins.
std::size_t end_of_line(const std::string& text, std::size_t at, std::size_t& next) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    next = std::min(end + (text.compare(end, 2, "\r\n") == 0 ? 2 : 1), text.size());
    return end;
}

void fill_column(Sheet& sheet) {
    SheetColumn column;
    column.name = "text";
    column.kind = SheetKind::id;
    column.why = "Each line is a thing. Its features are its letters, its words and its length.";
    column.n_distinct = sheet.n_rows;
    for (int row = 0; row < std::min(sheet.n_rows, kMostExamples); ++row)
        column.examples.emplace_back(value_of(sheet, sheet.cells[static_cast<std::size_t>(row)]));
    sheet.columns.push_back(std::move(column));
}

}  // namespace

core::Result<Sheet> read_lines(std::string bytes) {
    if (std::string large = problem_with_size(static_cast<double>(bytes.size())); !large.empty())
        return no_lines(std::move(large));
    core::Result<Decoded> decoded = decode(std::move(bytes));
    if (!decoded.ok()) return decoded.error();
    Sheet sheet = sheet_of_text(TextKind::lines, decoded.value().encoding);
    sheet.text = std::move(decoded.value().text);
    sheet.text_id = id_of_text(sheet.text);
    const std::vector<std::uint32_t>& broken = decoded.value().broken;
    std::size_t next = 0, next_broken = 0;
    for (std::size_t at = 0, line = 1; at < sheet.text.size(); at = next, ++line) {
        const std::size_t end = end_of_line(sheet.text, at, next);
        const bool is_broken = next_broken < broken.size() && broken[next_broken] < end;
        while (next_broken < broken.size() && broken[next_broken] < end) ++next_broken;
        if (is_broken) {
            add_fault(sheet, {.line = static_cast<int>(line),
                              .column = 1,
                              .reason = "the line holds bytes that are no UTF-8; save the file as UTF-8 again."});
            continue;
        }
        if (without_outer_spaces({sheet.text.data() + at, end - at}).empty()) continue;
        sheet.cells.push_back(
            {.at = static_cast<std::uint32_t>(at), .length = static_cast<std::uint32_t>(end - at) & 0x7FFFFFFFu});
        sheet.lines.push_back(static_cast<int>(line));
    }
    sheet.n_rows = static_cast<int>(sheet.lines.size());
    if (sheet.n_rows == 0) return no_lines("The file has no line with a text; put each thing into a line of its own.");
    if (sheet.n_rows > kMaxRows) {
        return no_lines("The file has " + core::thousands(sheet.n_rows) + " lines; at most " +
                        core::thousands(kMaxRows) + " can be read. Leave some out, every tenth for example.");
    }
    fill_column(sheet);
    return sheet;
}

}  // namespace data
