// A data set: a table plus what its columns mean. Features come in groups that can be switched off; attributes colour
// the map and are the targets of losses; a card says where the data are from. May include core and data. To add one: a
// new file data_sets/<id>.cpp with one function that returns a DatasetRow, and its line in registry.cpp. No other code
// may know a data set by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/contexts.h"
#include "data/pictures.h"
#include "data/table.h"

namespace data {

// The data card, sentences for people: what the data are, how many, source, licence, what is missing, known bias.
struct Card {
    std::string what;
    std::string count;
    std::string source;
    std::string licence;
    std::string missing;
    std::string bias;
};

// Features that are switched on and off together: one or several columns of the table.
struct FeatureGroup {
    std::string id;     // stands in links: never changes
    std::string label;  // "weight"
    std::string unit;   // "lb"; empty if none
    std::string help;   // one sentence
    std::vector<std::string> columns;
    bool on_by_default = true;
    // All columns of the group are scaled by the same number, so that a pixel that hardly varies still hardly varies.
    bool one_scale = false;
};

// A property of each thing that can be a target of losses or colour the map: a column, numeric or categorical.
struct Attribute {
    std::string id;  // stands in links: never changes
    std::string label;
    std::string unit;
    std::string help;
    std::string column;
    ColumnKind kind = ColumnKind::category;  // kind of the column; load_dataset checks it
    bool colors_by_name = false;             // its classes are names of colours ("red"), each drawn in its colour
};

// A loss that the default Spec of the data set has: kind and target are ids of the model's tables ("classify",
// "origin").
struct DefaultLoss {
    std::string kind;
    std::string target;
    double weight = 1;
};

// How things are drawn on the map: as a symbol, as their picture, or as their name.
enum class Mark { symbol, picture, name };

// One row of the registry of data sets: everything but the table itself, which is read when the data set is first used.
struct DatasetRow {
    std::string id;
    std::string label;        // "Cars 1970-82"
    std::string help;         // one sentence
    std::string file;         // name for embedded_file(), or for packed_file() if it ends with ".pack"
    std::string name_column;  // what a thing is called
    Card card;
    std::vector<FeatureGroup> groups;
    std::vector<Attribute> attributes;
    std::vector<DefaultLoss> losses;
    std::string color_by;  // attribute id shown first
    Mark mark = Mark::symbol;
    // For data sets of texts: ids of the columns that are computed from a thing's name, and the function that computes
    // them, for things when the table is read and for any other text in features_of_text(). Null: all columns are in
    // the table.
    std::vector<std::string> (*text_columns)() = nullptr;
    std::vector<float> (*encode_text)(std::string_view text) = nullptr;  // one value a column
    // Its pack holds the contexts of each thing in a corpus (contexts.h), and things have no other features. The
    // default model then is an embedding table: no layers, nothing held out.
    bool has_contexts = false;
};

// A loaded data set. `row` is a copy, so that an imported table can be a data set, too.
struct Dataset {
    DatasetRow row;
    Table table;
    std::vector<std::string> names;  // [N]
    Pictures pictures{};             // side 0 if the things have none
    Contexts contexts{};             // empty unless row.has_contexts
};

// The registry, in menu order.
const std::vector<DatasetRow>& dataset_rows();
const DatasetRow* find_dataset(std::string_view id);

// Whether its file is available: part of this program or, on the web page, fetched already. Else load_dataset() fails.
bool is_here(const DatasetRow& row);

// Reads a data set and checks that its table has every column that a group or an attribute names. Errors: those of the
// readers; Error::field is "dataset" where the file is not available.
core::Result<Dataset> load_dataset(const DatasetRow& row);

const FeatureGroup* find_group(const DatasetRow& row, std::string_view id);
const Attribute* find_attribute(const DatasetRow& row, std::string_view id);

}  // namespace data
