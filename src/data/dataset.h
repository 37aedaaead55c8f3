// A data set as a learner meets it: a table plus what its columns mean. Features come in groups that can be
// switched off; attributes colour the map and serve as targets of losses; a card says where it is from.
// May include core and data. To add one: a new file data_sets/<id>.cpp with one function returning a DatasetRow,
// and its line in registry.cpp. Nothing elsewhere may know a data set by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/contexts.h"
#include "data/pictures.h"
#include "data/table.h"

namespace data {

// What, how many, source, licence, what is missing, known bias: sentences for people.
struct Card {
    std::string what;
    std::string count;
    std::string source;
    std::string licence;
    std::string missing;
    std::string bias;
};

// A switch in the features panel: one or several columns of the table that make sense together.
struct FeatureGroup {
    std::string id;     // stands in links: never changes
    std::string label;  // "weight"
    std::string unit;   // "lb"; empty if none
    std::string help;   // one sentence
    std::vector<std::string> columns;
    bool on_by_default = true;
    // One scale for all its columns, so that a pixel that hardly varies stays one that hardly does.
    bool one_scale = false;
};

// A property of each thing that can be a target or a colour: a column, numeric or categorical.
struct Attribute {
    std::string id;  // stands in links: never changes
    std::string label;
    std::string unit;
    std::string help;
    std::string column;
    ColumnKind kind = ColumnKind::category;  // of the column; load_dataset checks it
    bool colors_by_name = false;             // its classes are names of colours ("red"): each is drawn in its own
};

// Default loss of a data set: kind and target are ids of the model's tables ("classify", "origin").
struct DefaultLoss {
    std::string kind;
    std::string target;
    double weight = 1;
};

// What a thing is drawn as on the map.
enum class Mark { symbol, picture, name };

// One row of the registry: everything but the table itself, which is read on first use.
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
    // Where things are texts: columns that are worked out from a thing's name when the table is read, and from any
    // other text by features_of_text(). Null: the table has all columns.
    std::vector<std::string> (*text_columns)() = nullptr;
    std::vector<float> (*encode_text)(std::string_view text) = nullptr;  // one value a column
    // Its pack says what stands beside each thing in a corpus. Things are then told apart by name alone, so that the
    // default model is a table of places: no layers, nothing held out.
    bool has_contexts = false;
};

// A loaded data set. `row` is copied so that imported tables can be data sets, too.
struct Dataset {
    DatasetRow row;
    Table table;
    std::vector<std::string> names;  // [N]
    Pictures pictures{};             // side 0 where the things have none
    Contexts contexts{};             // empty where row.has_contexts is not set
};

// All rows, in menu order.
const std::vector<DatasetRow>& dataset_rows();
const DatasetRow* find_dataset(std::string_view id);

// Whether its file is in this program or, on the web page, has been fetched: else load_dataset() cannot read it yet.
bool is_here(const DatasetRow& row);

// Reads and checks a data set: every column a group or an attribute names must be in the table. Error::field is
// "dataset" where the file is not here.
core::Result<Dataset> load_dataset(const DatasetRow& row);

const FeatureGroup* find_group(const DatasetRow& row, std::string_view id);
const Attribute* find_attribute(const DatasetRow& row, std::string_view id);

}  // namespace data
