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
#include "data/knobs.h"
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
    // For columns with outliers: values are scaled by the median and the interquartile range instead of the mean and
    // the standard deviation, and clamped to +-kFarthest. Otherwise one extreme value would compress all others.
    bool has_outliers = false;
    // How the columns are ordered. A picture: the pixels of the first channel, line by line, then those of the second.
    // A sequence: one column of categories for each position, all with the same categories; or the numbers of the first
    // position, then those of the second. A layer that takes FormKind::row reads the columns as plain numbers.
    Form form{};
};
inline constexpr float kFarthest = 4;  // standard deviations, as estimated from the quartiles

// A property of each thing that can be a target of losses or colour the map: a column, numeric or categorical.
struct Attribute {
    std::string id;  // part of links: never changes
    std::string label;
    std::string unit;
    std::string help;
    std::string column;
    ColumnKind kind = ColumnKind::category;  // kind of the column; load_dataset checks it
    bool colors_by_name = false;             // a class named after a colour ("red"), or after something of a typical
                                             // colour ("taxi"), is drawn in that colour
    std::string_view order{};                // ordinal classes from low to high: "bad|neither|good"; empty: not ordinal
};

// A class at each position of a thing's sequence, such as the state that an automaton is in by then; targets of losses
// that ask at each position. One column of categories for each position, all with the same categories; a position has no
// class where the value is missing.
struct PlaceClass {
    std::string id;  // part of links: never changes
    std::string label;
    std::string help;
    std::vector<std::string> columns;
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

// A town of the fantasy map: its own name, and the name of the thing at whose position it is drawn.
struct NamedTown {
    std::string_view name, thing;
};

// What a typed text says of a new thing: the value of one column, as text.
struct TypedCell {
    std::string column;  // its id
    std::string text;    // a category, or a number
};

// The description of a data set: everything but its table, which is read when the data set is first used.
struct DatasetRow {
    std::string id{}, label{}, help{};  // copied from its DatasetEntry
    std::string file;         // read by packed_file() if it ends with ".pack", else by embedded_file(); empty: no file
    std::string name_column;  // id of the column with the things' names
    Card card;
    std::vector<FeatureGroup> groups;
    std::vector<Attribute> attributes;
    std::vector<PlaceClass> place_classes = {};  // of data sets with a sequence, as long as that
    std::vector<DefaultLoss> losses;
    std::string color_by;  // id of the attribute that colours the map at first
    Mark mark = Mark::symbol;
    std::span<const NamedTown> towns = {};  // of the fantasy map, most important first; may be empty
    // For data sets of texts: ids of the columns that are computed from a thing's name, and the function that computes
    // them. It is called for each thing when the table is read, and for other texts by features_of_text(). Null: no
    // columns are computed.
    std::vector<std::string> (*text_columns)() = nullptr;
    std::vector<float> (*encode_text)(std::string_view text) = nullptr;  // one value for each column
    // For other data sets whose things can be typed, as their names are: an example, and the function that reads such a
    // text. Errors: a sentence that says what to type. Null: they cannot be. Next: typed.h.
    std::string_view typed_example = {};
    core::Result<std::vector<TypedCell>> (*read_typed)(std::string_view text) = nullptr;
    // Things have contexts in a corpus (contexts.h) and no other features. The default model is then an embedding
    // table: no layers, and no things are held out.
    bool has_contexts = false;
    // Its things are points that somebody drew (drawing/drawing.h).
    bool is_drawn = false;
    // Draws the things' pictures from the table, for a data set whose file has no pictures. Null: none are drawn.
    Pictures (*draw_pictures)(const Table& table) = nullptr;
    // Makes the table, and the contexts if there are any, for a data set without a file. Null: `file` is read.
    core::Result<PackContents> (*make)(const Knobs& knobs) = nullptr;
    // Its knobs, which make() heeds, and what else of the row follows them; null: nothing does.
    KnobSet knobs = {};
    void (*dial)(DatasetRow& row, const Knobs& knobs) = nullptr;
};

// A line of the registry: what menus show of a data set, and the function that makes its row. Most rows are never
// needed, so the page fetches these functions only after the first map is drawn. They are selected by name
// (tools/program/split.mjs), so each needs a name of its own.
struct DatasetEntry {
    std::string_view id;
    std::string_view label;  // "Cars 1970-82"
    std::string_view help;   // one sentence
    DatasetRow (*row)() = nullptr;
};

struct Town {
    std::string name;
    int thing = 0;  // row of the table
};

// A loaded data set. `row` is a copy, so that an imported table can be a data set, too.
struct Dataset {
    DatasetRow row;
    Table table;
    std::vector<std::string> names;  // [N]
    std::vector<Town> towns{};       // those of the row
    Pictures pictures{};             // side 0 if the things have none
    Contexts contexts{};             // empty unless row.has_contexts
    KeptFiles files{};               // imported data: the learner's files (brought_file.h)
};

// The registry, in menu order.
std::span<const DatasetEntry> dataset_entries();
// The row of one data set (null: no data set has this id), and all rows. A row is made when it is first needed; its
// address never changes.
const DatasetRow* find_dataset(std::string_view id);
const std::vector<DatasetRow>& dataset_rows();

// Whether the data set's file is available: part of this program or, on the web page, already fetched. If it is not,
// load_dataset() fails.
bool is_here(const DatasetRow& row);

// Reads a data set and checks that its table has every column that a group or an attribute names. Errors: those of the
// readers; Error::field is "dataset" where the file is not available.
// knobs: those of a data set that has some.
core::Result<Dataset> load_dataset(const DatasetRow& row, const Knobs& knobs = {});

// The group, the attribute, the class of positions with this id; null: there is none.
const FeatureGroup* find_group(const DatasetRow& row, std::string_view id);
const Attribute* find_attribute(const DatasetRow& row, std::string_view id);
const PlaceClass* find_place_class(const DatasetRow& row, std::string_view id);

}  // namespace data
