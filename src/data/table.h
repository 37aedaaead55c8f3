// A table of things: one row a thing, named columns of numbers or of categories. What a reader gives and
// everything else in data/ works on. Plain data; missing values are kept as missing, never guessed here.
// May include core only. Next: table_reader.h (text -> Table), dataset.h (which columns mean what).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace data {

enum class ColumnKind { number, category };

// One column. Exactly one of `numbers` / `codes` is filled, with one entry a row.
struct Column {
    std::string id;  // as in the header line: lower case, [a-z0-9_]
    ColumnKind kind = ColumnKind::number;
    std::vector<float> numbers;           // NaN = missing
    std::vector<int> codes;               // index into categories; -1 = missing
    std::vector<std::string> categories;  // most frequent first, ties by name: so code 0 is the commonest
};

struct Table {
    std::vector<Column> columns;
    int n_rows = 0;
};

// The column with this id, or nullptr.
const Column* find_column(const Table& table, std::string_view id);

// How many values of this column are missing.
int count_missing(const Column& column);

}  // namespace data
