// Builds CSV and TSV tables for exported files, cell by cell. Numbers get the fewest digits that read back as the same
// number; texts are quoted or cleaned as the format requires. Includes core and data only. Next: points.h.
#pragma once

#include <string>
#include <string_view>

#include "data/dataset.h"

namespace app {

// The format. csv: as in RFC 4180, with quotes where needed. tsv: without quotes; tabs and line breaks in texts become
// blanks. Lines of both end with \n.
enum class TableKind { csv, tsv };

// Builds a table: add() appends a cell to the present line, end_line() ends the line, take() returns the text.
class TableText {
   public:
    explicit TableText(TableKind kind) : kind_(kind) {}
    void add(std::string_view cell);
    void add(double number);  // empty for NaN
    void add(float number);   // the shortest decimal that reads back as the same float; empty for NaN
    void end_line();
    [[nodiscard]] std::string take() { return std::move(text_); }

   private:
    TableKind kind_;
    bool in_line_ = false;
    std::string text_;
};

// A number as the shortest decimal text that reads back to the same number; empty for NaN.
std::string exact_text(float number);
std::string exact_text(double number);

// heading_of(): the column heading of an attribute, "weight (lb)". add_value(): appends the cell with a thing's value
// in a column; the cell is empty if the value is missing or `column` is null.
std::string heading_of(const data::Attribute& attribute);
void add_value(TableText& table, const data::Column* column, std::size_t thing);

}  // namespace app
