// See picture_dataset.h.
#include "data/import/picture_dataset.h"

#include <algorithm>
#include <utility>

#include "core/hash.h"
#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/sheet_dataset.h"
#include "data/pack_table.h"

namespace data {
namespace {

std::string count(std::size_t n) { return core::thousands(static_cast<long>(n)); }

// Without the colon; empty where it is missing.
std::string text_in(const Column& column, std::size_t row) {
    const int code = column.codes[row];
    if (code < 0) return "";
    const std::string& text = column.categories[static_cast<std::size_t>(code)];
    return core::printable(text.starts_with(':') ? std::string_view(text).substr(1) : std::string_view(text));
}

// Most frequent first, as the reader sorted them; the rarest beyond the last colour become one.
Column class_column(const Column& from) {
    Column column;
    column.id = "class";
    column.kind = ColumnKind::category;
    std::vector<int> code_of;
    for (const std::string& text : from.categories) {
        const auto n = static_cast<int>(column.categories.size());
        if (text == ":") {
            code_of.push_back(-1);
        } else if (n < kMostClasses || from.categories.size() <= static_cast<std::size_t>(kMostClasses) + 1) {
            code_of.push_back(n);
            column.categories.push_back(core::printable(std::string_view(text).substr(1)));
        } else {
            if (n == kMostClasses) column.categories.emplace_back("other");
            code_of.push_back(kMostClasses);
        }
    }
    for (const int code : from.codes) column.codes.push_back(code < 0 ? -1 : code_of[static_cast<std::size_t>(code)]);
    return column;
}

FeatureGroup channel_group(const char* id, const char* label, std::string help,
                           std::initializer_list<const char*> channels, int grid) {
    FeatureGroup group{.id = id, .label = label, .unit = "", .help = std::move(help), .columns = {}};
    group.one_scale = true;
    group.form = {.kind = FormKind::picture, .height = grid, .width = grid};
    for (const char* channel : channels)
        for (std::string& column : picture_columns(channel, grid)) group.columns.push_back(std::move(column));
    return group;
}

DatasetRow row_of(std::size_t n, int side, std::size_t n_classes, const std::string& label) {
    DatasetRow row;
    row.label = core::shortened(core::printable(label), 32);
    row.help = "Pictures that you brought.";
    row.mark = Mark::picture;
    row.card = {
        .what = "Pictures that you brought: " + core::shortened(core::printable(label)) + ".",
        .count = count(n) + " pictures, shrunk to " + std::to_string(side) + " by " + std::to_string(side) + ".",
        .source = "Your own files. They stay on this machine.",
        .licence = "Yours to know.",
        .missing = n_classes == 0 ? "Classes: the pictures lay in one folder." : "Nothing.",
        .bias = "Yours to think about: what is in the pictures, and what is not?"};
    const int grid = picture_grid(side);
    const std::string cells = std::to_string(grid) + " by " + std::to_string(grid) + " cells.";
    row.groups = {
        channel_group("rgb", "colours", "Red, green and blue of each of " + cells, {"red", "green", "blue"}, grid),
        channel_group("grey", "grey", "Only how bright each is, of " + cells, {"grey"}, grid)};
    row.groups[1].on_by_default = false;
    if (n_classes >= 2) {
        row.attributes = {
            {.id = "class", .label = "class", .unit = "", .help = "The folder that it lay in.", .column = "class"}};
        row.color_by = "class";
        row.losses = {{"classify", "class", 1}};
    } else {
        row.losses = {{"reconstruct", "", 1}};
    }
    return row;
}

}  // namespace

bool is_picture_pack(std::string_view bytes) { return bytes.starts_with("embedscape pack 1\n"); }

core::Result<Dataset> picture_dataset(std::string_view pack, const std::string& label) {
    core::Result<PackContents> contents = read_pack(pack);
    if (!contents.ok()) return contents.error();
    Table& table = contents.value().table;
    const Column *names = find_column(table, "name"), *classes = find_column(table, "class");
    const bool fits = names != nullptr && classes != nullptr && names->kind == ColumnKind::category &&
                      classes->kind == ColumnKind::category && contents.value().pictures.side > 0;
    if (!fits)
        return core::Error{"data", "These are no pictures as the page packs them; bring the pictures themselves."};
    if (table.n_rows < 2) return core::Error{"data", "This is 1 picture; a map needs at least 2. Bring some more."};
    Dataset dataset;
    const auto n = static_cast<std::size_t>(table.n_rows);
    for (std::size_t i = 0; i < n; ++i) dataset.names.push_back(text_in(*names, i));
    Column by_class = class_column(*classes);
    dataset.row = row_of(n, contents.value().pictures.side, by_class.categories.size(), label);
    dataset.row.id = "own_" + core::hash_hex(core::hash_text(pack));
    std::erase_if(table.columns, [](const Column& column) { return column.id == "name" || column.id == "class"; });
    table.columns.push_back(std::move(by_class));
    dataset.table = std::move(table);
    dataset.pictures = std::move(contents.value().pictures);
    if (pack.size() <= kMostKeptBytes)
        dataset.files = std::make_shared<const std::vector<ImportedFile>>(1, ImportedFile{label, std::string(pack)});
    return dataset;
}

}  // namespace data
