// A data set: a table plus the meaning of its columns. Feature groups are sets of columns that a learner switches on
// and off; attributes are columns that colour the map and serve as targets of losses; a card says where the data are
// from. May include core and data. To add one: a new file data_sets/<id>.cpp with one DatasetEntry, and its
// line in registry.cpp. No other code may know a data set by name.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/brought_file.h"
#include "data/contexts.h"
#include "data/form.h"
#include "data/pictures.h"
#include "data/table.h"

namespace data {

struct PackContents;

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
    std::string id;     // part of links: never changes
    std::string label;  // "weight"
    std::string unit;   // "lb"; empty if none
    std::string help;   // one sentence
    std::vector<std::string> columns;
    bool on_by_default = true;
    // All columns of the group are scaled by the same number, so that those that hardly vary (pixels at an edge) stay
    // small.
    bool one_scale = false;
    // For columns with outliers: values are scaled by the interquartile range instead of the standard deviation and
    // clamped to kFarthest deviations on either side. Otherwise one bus would squeeze all cars into one spot.
    bool has_outliers = false;
    // A picture: its columns are the pixels of the first channel line by line, then those of the second. A sequence: its
    // columns are one category for each position, all with the same categories, or the numbers of the first position,
    // then those of the second. Layers that take a row read the columns as they stand.
    Form form{};
};
inline constexpr float kFarthest = 4;

// A property of each thing that can be a target of losses or colour the map: a column, numeric or categorical.
struct Attribute {
    std::string id;  // part of links: never changes
    std::string label;
    std::string unit;
    std::string help;
    std::string column;
    ColumnKind kind = ColumnKind::category;  // kind of the column; load_dataset checks it
    bool colors_by_name = false;             // each class that is called after a colour ("red"), or after a
                                             // thing that has one ("taxi"), is drawn in it
    std::string_view order{};                // of ordinal classes, as they are read: "bad|neither|good"; empty: none
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

// A town of the fantasy map: its name, and the thing at whose place it is.
struct NamedTown {
    std::string_view name, thing;
};

// All that is known of a data set but the table itself, which is read when the data set is first used.
struct DatasetRow {
    std::string id{}, label{}, help{};  // those of its entry
    std::string file;         // name for embedded_file(), or for packed_file() if it ends with ".pack"; empty: `make`
    std::string name_column;  // what a thing is called
    Card card;
    std::vector<FeatureGroup> groups;
    std::vector<Attribute> attributes;
    std::vector<DefaultLoss> losses;
    std::string color_by;  // attribute id shown first
    Mark mark = Mark::symbol;
    std::span<const NamedTown> towns = {};  // of the fantasy map, the one that matters most first; may be empty
    // For data sets of texts: ids of the columns that are computed from a thing's name, and the function that computes
    // them, for things when the table is read and for any other text in features_of_text(). Null: all columns are in
    // the table.
    std::vector<std::string> (*text_columns)() = nullptr;
    std::vector<float> (*encode_text)(std::string_view text) = nullptr;  // one value a column
    // Its pack holds the contexts of each thing in a corpus (contexts.h), and things have no other features. The
    // default model then is an embedding table: no layers, nothing held out.
    bool has_contexts = false;
    // Its things are points that somebody drew (drawing/drawing.h).
    bool is_drawn = false;
    // Draws the things' pictures from their numbers, where no pictures are shipped. Null: it draws none.
    Pictures (*draw_pictures)(const Table& table) = nullptr;
    // Makes the table, and the contexts of its things if they have some, where there is no file. Null: they are read.
    core::Result<PackContents> (*make)() = nullptr;
};

// A line of the registry: what a menu says of a data set, and the function that makes its row. Of most data sets nobody
// asks for more, so on the page these functions, each of another name, come behind the first map.
struct DatasetEntry {
    std::string_view id;
    std::string_view label;  // "Cars 1970-82"
    std::string_view help;   // one sentence
    DatasetRow (*row)() = nullptr;
};

struct Town {
    std::string name;
    int thing = 0;
};

// A loaded data set. `row` is a copy, so that an imported table can be a data set, too.
struct Dataset {
    DatasetRow row;
    Table table;
    std::vector<std::string> names;  // [N]
    std::vector<Town> towns{};       // as in the row
    Pictures pictures{};             // side 0 if the things have none
    Contexts contexts{};             // empty unless row.has_contexts
    KeptFiles files{};               // of a learner's own data: what it was made of
};

// The registry, in menu order.
std::span<const DatasetEntry> dataset_entries();
// The row of one data set, null if there is none, and those of all. A row is made when it is first asked for, and stays
// where it is.
const DatasetRow* find_dataset(std::string_view id);
const std::vector<DatasetRow>& dataset_rows();

// Whether the data set's file is available: part of this program or, on the web page, already fetched. If it is not,
// load_dataset() fails.
bool is_here(const DatasetRow& row);

// Reads a data set and checks that its table has every column that a group or an attribute names. Errors: those of the
// readers; Error::field is "dataset" where the file is not available.
core::Result<Dataset> load_dataset(const DatasetRow& row);

const FeatureGroup* find_group(const DatasetRow& row, std::string_view id);
const Attribute* find_attribute(const DatasetRow& row, std::string_view id);

}  // namespace data
