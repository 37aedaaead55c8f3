// A data table: one row for each thing, named columns of numbers or categories. Readers (table_reader.h, pack_table.h,
// import/) make it. Plain data; missing values stay missing and are not filled in. May include core only. Next:
// table_reader.h (text -> Table), dataset.h (the meaning of columns).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace data {

enum class ColumnKind { number, category };

// One column. Either `numbers` or `codes` is filled, with one entry for each row.
struct Column {
    std::string id;  // from read_table(): only a-z, 0-9 and _
    ColumnKind kind = ColumnKind::number;
    std::vector<float> numbers;           // NaN = missing
    std::vector<int> codes;               // index into categories; -1 = missing
    std::vector<std::string> categories;  // from a reader: most frequent first, ties by name; else in any order
};

struct Table {
    std::vector<Column> columns;
    int n_rows = 0;
};

// The column with this id, or nullptr.
const Column* find_column(const Table& table, std::string_view id);

// The number of missing values in this column.
int count_missing(const Column& column);

}  // namespace data
