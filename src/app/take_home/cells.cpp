// See cells.h.
#include "app/take_home/cells.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace app {
namespace {

std::string quoted_where_needed(std::string_view cell) {
    const bool outer = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
    if (!outer && cell.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(cell);
    std::string text = "\"";
    for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + '"';
}

}  // namespace

std::string exact_text(double number) {
    if (std::isnan(number)) return "";
    char text[40];
    for (int digits = 6; digits <= 17; ++digits) {
        std::snprintf(text, sizeof text, "%.*g", digits, number);
        if (std::strtod(text, nullptr) == number) break;
    }
    return text;
}

std::string exact_text(float number) {
    if (std::isnan(number)) return "";
    char text[40];
    for (int digits = 6; digits <= 9; ++digits) {
        std::snprintf(text, sizeof text, "%.*g", digits, static_cast<double>(number));
        if (std::strtof(text, nullptr) == number) break;
    }
    return text;
}

void TableText::add(std::string_view cell) {
    if (in_line_) text_ += kind_ == TableKind::csv ? ',' : '\t';
    in_line_ = true;
    if (kind_ == TableKind::csv) {
        text_ += quoted_where_needed(cell);
        return;
    }
    for (const char c : cell) text_ += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

void TableText::add(double number) { add(exact_text(number)); }
void TableText::add(float number) { add(exact_text(number)); }

void TableText::end_line() {
    text_ += '\n';
    in_line_ = false;
}

std::string heading_of(const data::Attribute& attribute) {
    return attribute.unit.empty() ? attribute.label : attribute.label + " (" + attribute.unit + ")";
}

void add_value(TableText& table, const data::Column* column, std::size_t thing) {
    if (column == nullptr) return table.add("");
    if (column->kind == data::ColumnKind::number) return table.add(column->numbers[thing]);
    const int code = column->codes[thing];
    table.add(code < 0 ? std::string_view() : std::string_view(column->categories[static_cast<std::size_t>(code)]));
}

}  // namespace app
