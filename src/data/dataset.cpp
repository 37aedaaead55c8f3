#include "data/dataset.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "data/embedded.h"
#include "data/pack_table.h"
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

// Names of things: categories as they are, numbers as whole numbers, "row 17" where the value is missing.
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

bool is_pack(const DatasetRow& row) {
    constexpr std::string_view kEnd = ".pack";
    return row.file.size() > kEnd.size() && row.file.compare(row.file.size() - kEnd.size(), kEnd.size(), kEnd) == 0;
}

std::string_view file_of(const DatasetRow& row) {
    return is_pack(row) ? packed_file(row.file) : embedded_file(row.file);
}

core::Result<PackContents> read_file(const DatasetRow& row, const Knobs& knobs) {
    if (row.make != nullptr) return row.make(knobs);
    if (is_pack(row)) return read_pack(file_of(row));
    core::Result<Table> table = read_table(file_of(row));
    if (!table.ok()) return table.error();
    return PackContents{.table = std::move(table.value()), .pictures = {}};
}

// The columns that encode_text computes from the names of things that are texts.
void add_text_columns(const DatasetRow& row, Table& table) {
    const Column* names = find_column(table, row.name_column);
    if (row.encode_text == nullptr || names == nullptr) return;
    std::vector<Column> columns;
    for (std::string& id : row.text_columns()) {
        columns.push_back(
            {.id = std::move(id), .kind = ColumnKind::number, .numbers = {}, .codes = {}, .categories = {}});
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(table.n_rows); ++i) {
        const std::vector<float> values = row.encode_text(name_of(*names, i));
        for (std::size_t c = 0; c < columns.size(); ++c) columns[c].numbers.push_back(values[c]);
    }
    for (Column& column : columns) table.columns.push_back(std::move(column));
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
    for (const PlaceClass& classes : row.place_classes) {
        for (const std::string& column : classes.columns) {
            if (find_column(table, column) == nullptr) return lacks_column(row, "class " + classes.id, column);
        }
    }
    Dataset dataset{.row = row, .table = {}, .names = {}, .pictures = {}};
    for (std::size_t i = 0; i < static_cast<std::size_t>(table.n_rows); ++i)
        dataset.names.push_back(name_of(*names, i));
    for (const NamedTown& town : row.towns) {
        const auto at = std::find(dataset.names.begin(), dataset.names.end(), town.thing);
        if (at == dataset.names.end()) return lacks_column(row, "towns", std::string(town.thing));
        dataset.towns.push_back({std::string(town.name), static_cast<int>(at - dataset.names.begin())});
    }
    dataset.table = std::move(table);
    return dataset;
}

// A cache of the rows; a row with an empty id is not made yet.
std::vector<DatasetRow>& shelf() {
    static std::vector<DatasetRow> rows(dataset_entries().size());
    return rows;
}

const DatasetRow& row_at(std::size_t i) {
    DatasetRow& row = shelf()[i];
    if (!row.id.empty()) return row;
    const DatasetEntry& entry = dataset_entries()[i];
    row = entry.row();
    row.id = entry.id;
    row.label = entry.label;
    row.help = entry.help;
    return row;
}

}  // namespace

const DatasetRow* find_dataset(std::string_view id) {
    const std::span<const DatasetEntry> entries = dataset_entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].id == id) return &row_at(i);
    }
    return nullptr;
}

const std::vector<DatasetRow>& dataset_rows() {
    for (std::size_t i = 0; i < shelf().size(); ++i) row_at(i);
    return shelf();
}

const FeatureGroup* find_group(const DatasetRow& row, std::string_view id) { return find_by_id(row.groups, id); }

const Attribute* find_attribute(const DatasetRow& row, std::string_view id) { return find_by_id(row.attributes, id); }

const PlaceClass* find_place_class(const DatasetRow& row, std::string_view id) {
    return find_by_id(row.place_classes, id);
}

bool is_here(const DatasetRow& row) { return row.make != nullptr || !file_of(row).empty(); }

core::Result<Dataset> load_dataset(const DatasetRow& row, const Knobs& knobs) {
    if (!is_here(row)) {
        return core::Error{"dataset", "The data set \"" + row.id + "\" has no file \"" + row.file +
                                          "\" in this program; run `make setup` and build again."};
    }
    core::Result<PackContents> contents = read_file(row, knobs);
    if (!contents.ok()) {
        return core::Error{"dataset", "The data set \"" + row.id + "\" cannot be read. " + contents.error().sentence};
    }
    add_text_columns(row, contents.value().table);
    if (row.has_contexts == contents.value().contexts.is_empty()) {
        return core::Error{"dataset", "The data set \"" + row.id +
                                          "\" and its pack do not agree on whether there is a "
                                          "corpus; correct the row or build the pack again."};
    }
    core::Result<Dataset> dataset = dataset_of(row, std::move(contents.value().table));
    if (!dataset.ok()) return dataset;
    dataset.value().pictures = std::move(contents.value().pictures);
    if (row.draw_pictures != nullptr) dataset.value().pictures = row.draw_pictures(dataset.value().table);
    dataset.value().contexts = std::move(contents.value().contexts);
    return dataset;
}

}  // namespace data
