// Imported data: a learner's own table, from the bytes of its file to a model that is trained on it. The table is read
// into a sheet (data/import/sheet.h), shown and corrected (ui/panels/sheet.cpp), and then made a data set. Until then
// the old model continues to train; afterwards one undo returns to its Spec. Sheets on which models were trained are
// kept in memory for undo, links and the list of data sets. May include everything of app. Next: data/import/sheet.h.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/stamp.h"
#include "data/import/column_shape.h"
#include "data/import/read_files.h"
#include "model/material.h"
#include "ui/ui.h"

namespace app {

struct Rooms;

// Imported data that a model was trained on.
struct LearnedSheet {
    std::string file;
    std::shared_ptr<const data::Sheet> sheet;         // null: pictures, which have none
    std::shared_ptr<const model::Material> material;  // material->dataset.row.id is the value of Spec::dataset
};

// Files that are being read, a piece in each frame.
struct ReadingFiles {
    data::FilesReading reading;
    std::string name;
};

struct OwnData {
    std::optional<ReadingFiles> reading;
    core::Status outcome;                     // of the last import, once its files are read
    bool open = false;                        // the sheet, or how to import one, is shown in the map's place
    std::optional<data::Sheet> sheet;         // the sheet that is shown; nothing: none was read yet
    std::optional<data::Dataset> pictures{};  // pictures that are shown instead of a sheet
    int wants_side = 0;                       // the learner asked in this frame to shrink them to this side; 0: no
    std::string file;                         // the name of its file
    std::string problem;                      // why it cannot be read or trained on; empty: it can
    data::KeptFiles unread{};                 // a text that cannot be read as what it was taken for; null: none
    // Distributions of its columns; none until a column was in view.
    std::vector<std::optional<data::ColumnShape>> shapes;
    std::vector<data::SheetWord> words;  // those of the sheet that count as missing, or might
    std::vector<std::string> warnings;   // what it warns of
    long n_empty = 0;                    // its empty cells
    std::string asked_for, asked_link;   // id of imported data that a link names, and that link; empty: none
    std::string imported_id;             // hash part of the id (text_part()) of the data last imported or shown
    std::vector<LearnedSheet> learned;   // data that models were trained on, the latest last; the oldest make room
    bool can_pick = false;               // the platform has a dialog to choose files
    bool can_paste = false;              // Ctrl+V is ours: Dear ImGui's clipboard is the system's
    bool wants_pick = false;             // the learner asked for that dialog in this frame
    ui::SheetShown shown{};              // what show_sheet() has filled in
    std::vector<model::Choice> choices;  // `learned` as the list of data sets shows them
};

// Reads the files of one table and shows its sheet, or trains on it at once if a link has asked for it. A drawing,
// pictures or an experiment's file are opened at once. On an error the running model continues, and OwnData::problem is
// shown in the sheet's place. Large tables are only begun here: read_on() reads the rest and sets OwnData::outcome.
core::Status import_files(Rooms& rooms, std::vector<data::ImportedFile> files);
// Whether a text that was pasted where no text field waits is imported: any text while the panel asks for data, else only
// rows, lines or a paragraph. `beginning`: of the text, kPastedLook bytes or more, or all of it.
bool takes_pasted(const Rooms& rooms, std::string_view beginning);
inline constexpr std::size_t kPastedLook = 1000;
// Continues reading for about budget_ms; does nothing if nothing is being read.
void read_on(Rooms& rooms, double budget_ms);
// Stops reading, drops the part that was read and sets OwnData::outcome to an error; the running model continues.
void stop_reading(Rooms& rooms);
// Makes a data set of the sheet and starts training a model on it. Error: why that is not possible; the sheet stays
// open.
core::Status learn_sheet(Rooms& rooms);
// Changes what was inferred about the sheet that is shown. `choices`: the second part of an id of data/import/own_id.h,
// "2c-5m-t3-o". Error: there is no sheet, or it has no such column or kind.
core::Status choose_in_sheet(Rooms& rooms, std::string_view choices);

// Adds the imported data of an experiment's file to OwnData::learned.
void keep_learned(Rooms& rooms, LearnedSheet learned);
// Forgets the link that asked for imported data, and opens it if the running model is trained on these data.
core::Status open_asked_link(Rooms& rooms);

// The material of imported data on which a model was trained before; null if it is not in memory.
std::shared_ptr<const model::Material> learned_material(const Rooms& rooms, std::string_view id);
// Call when a link names imported data that is not in memory: asks the learner for the file, and opens the link once it
// is read.
void ask_for(Rooms& rooms, std::string_view id, std::string_view link);

// The open sheet as JSON, as `embedscape inspect --json` prints it; "null" without one.
std::string sheet_json(const Rooms& rooms);

// show_sheet() fills in what the panel shows; apply_sheet_actions() carries out the learner's actions in it.
void show_sheet(Rooms& rooms, ui::View& view);
void apply_sheet_actions(Rooms& rooms, const ui::SheetActions& actions);

}  // namespace app
