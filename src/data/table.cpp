#include "data/table.h"

#include <algorithm>
#include <cmath>

namespace data {

const Column* find_column(const Table& table, std::string_view id) {
    for (const Column& column : table.columns) {
        if (column.id == id) return &column;
    }
    return nullptr;
}

int count_missing(const Column& column) {
    const auto missing = column.kind == ColumnKind::number
                             ? std::count_if(column.numbers.begin(), column.numbers.end(),
                                             [](float number) { return std::isnan(number); })
                             : std::count(column.codes.begin(), column.codes.end(), -1);
    return static_cast<int>(missing);
}

}  // namespace data
