// Imported data: a learner's own table, from the bytes of its file to a model that is trained on it. The table is read
// into a sheet (data/import/sheet.h), shown and corrected (ui/panels/sheet.cpp), and then made a data set. Until then
// the old model continues to train, and one undo returns to it. Sheets on which models were trained are kept in memory,
// so that undo, links and the list of data sets can find them. May include everything of app.
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

// A sheet that a model was trained on.
struct LearnedSheet {
    std::string file;
    std::shared_ptr<const data::Sheet> sheet;         // null: pictures, which have none
    std::shared_ptr<const model::Material> material;  // model::Spec::dataset is the id of its row
};

// Files that are being read, a piece in each frame.
struct ReadingFiles {
    data::FilesReading reading;
    std::string name;
};

struct OwnData {
    std::optional<ReadingFiles> reading;
    core::Status outcome;              // of what was imported last, once it is read
    bool open = false;                 // the sheet, or how to import one, is shown in the map's place
    std::optional<data::Sheet> sheet;  // the sheet that is shown; nothing: none was read yet
    std::string file;                  // the name of its file
    std::string problem;               // why it cannot be read or trained on; empty: it can
    std::vector<std::optional<data::ColumnShape>>
        shapes;                         // distributions of its columns; none until a column was in view
    std::string asked_for, asked_link;  // id of imported data that a link names, and that link; empty: none
    std::string imported_id;            // data::text_part() of the id of the file that was last imported or shown
    std::vector<LearnedSheet> learned;  // sheets that models were trained on, the latest last
    bool can_pick = false;              // the platform has a dialog to choose files
    bool wants_pick = false;            // the learner asked for that dialog in this frame
    ui::SheetShown shown{};
    std::vector<model::Choice> choices;  // `learned` as the list of data sets shows them
};

// Reads files that belong together and shows their sheet. On an error nothing has changed but OwnData::problem, which
// is shown in the sheet's place. If a link has asked for these files, a model is trained on them at once. Large ones
// are only begun: read_on() does the rest, and OwnData::outcome is what came of it.
core::Status import_files(Rooms& rooms, std::vector<data::ImportedFile> files);
// Reads on for about this time; does nothing where nothing is being read.
void read_on(Rooms& rooms, double budget_ms);
// Drops what is being read; what runs goes on.
void stop_reading(Rooms& rooms);
// Makes a data set of the sheet and starts training a model on it. Error: why that is not possible; the sheet stays
// open.
core::Status learn_sheet(Rooms& rooms);
// Changes what was inferred about the sheet. `choices`: the second part of an id of data/import/own_id.h, "2c-5m-t3-o".
core::Status choose_in_sheet(Rooms& rooms, std::string_view choices);

// The table of a data set that was learned otherwise, by an experiment's file, is kept with the others.
void keep_learned(Rooms& rooms, LearnedSheet learned);
// Own data that a link asked for have come and are learned: the link is opened.
core::Status open_asked_link(Rooms& rooms);

// The material of imported data on which a model was trained before; null if it is not in memory.
std::shared_ptr<const model::Material> learned_material(const Rooms& rooms, std::string_view id);
// Call when a link names imported data that is not in memory: asks the learner for the file, and opens the link once it
// is read.
void ask_for(Rooms& rooms, std::string_view id, std::string_view link);

// The open sheet as JSON, as `embedscape inspect --json` prints it; "null" without one.
std::string sheet_json(const Rooms& rooms);

// Fills in what the panel shows; carries out the learner's actions in it.
void show_sheet(Rooms& rooms, ui::View& view);
void apply_sheet_actions(Rooms& rooms, const ui::SheetActions& actions);

}  // namespace app
