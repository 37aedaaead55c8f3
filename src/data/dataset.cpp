#include "data/dataset.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "data/embedded.h"
#include "data/table_reader.h"

namespace data {
namespace {

template <class Row>
const Row* find_by_id(const std::vector<Row>& rows, std::string_view id) {
    const auto found = std::find_if(rows.begin(), rows.end(), [id](const Row& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

core::Error lacks_column(const DatasetRow& row, const std::string& what, const std::string& column) {
    return {what, "The data set \"" + row.id + "\" names column \"" + column + "\" for its " + what +
                      ", but its table has no such column; correct the name or add the column."};
}

// What things are called: categories as they are, numbers as whole numbers, "row 17" where there is nothing.
std::string name_of(const Column& column, std::size_t row) {
    const std::string nameless = "row " + std::to_string(row + 1);
    if (column.kind == ColumnKind::category) {
        const int code = column.codes[row];
        return code < 0 ? nameless : column.categories[static_cast<std::size_t>(code)];
    }
    // Ids beyond this are not exact in a float anyway. The comparison is false for NaN.
    constexpr float kExact = 16777216.0f;
    const float number = column.numbers[row];
    return number >= -kExact && number <= kExact ? std::to_string(static_cast<int>(number)) : nameless;
}

core::Result<Dataset> dataset_of(const DatasetRow& row, Table table) {
    const Column* names = find_column(table, row.name_column);
    if (names == nullptr) return lacks_column(row, "names", row.name_column);
    for (const FeatureGroup& group : row.groups) {
        for (const std::string& column : group.columns) {
            if (find_column(table, column) == nullptr) return lacks_column(row, "feature " + group.id, column);
        }
    }
    for (const Attribute& attribute : row.attributes) {
        const Column* column = find_column(table, attribute.column);
        if (column == nullptr) return lacks_column(row, "attribute " + attribute.id, attribute.column);
        if (column->kind != attribute.kind) {
            const bool wants_number = attribute.kind == ColumnKind::number;
            return core::Error{"attribute " + attribute.id, "The data set \"" + row.id + "\" says that \"" +
                                                                attribute.id + "\" is a " +
                                                                (wants_number ? "number" : "category") +
                                                                ", but its column is not; correct the row."};
        }
    }
    Dataset dataset{.row = row, .table = {}, .names = {}, .pictures = {}};
    for (std::size_t i = 0; i < static_cast<std::size_t>(table.n_rows); ++i)
        dataset.names.push_back(name_of(*names, i));
    dataset.table = std::move(table);
    return dataset;
}

}  // namespace

const DatasetRow* find_dataset(std::string_view id) { return find_by_id(dataset_rows(), id); }

const FeatureGroup* find_group(const DatasetRow& row, std::string_view id) { return find_by_id(row.groups, id); }

const Attribute* find_attribute(const DatasetRow& row, std::string_view id) { return find_by_id(row.attributes, id); }

core::Result<Dataset> load_dataset(const DatasetRow& row) {
    const std::string_view text = embedded_file(row.file);
    if (text.empty()) {
        return core::Error{"data", "The data set \"" + row.id + "\" has no file \"" + row.file +
                                       "\" in this program; put it into data/ and build again."};
    }
    core::Result<Table> table = read_table(text);
    if (!table.ok()) {
        return core::Error{"data", "The data set \"" + row.id + "\" cannot be read. " + table.error().sentence};
    }
    return dataset_of(row, std::move(table.value()));
}

}  // namespace data
