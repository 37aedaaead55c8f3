// Exports ("take home"): a table of formats in which an experiment can be saved: points, regions, selection, the model,
// scripts that continue its training, the log. A format is one file here and one line in kinds.h. Only makes bytes:
// writes no files, knows no panels. May include core .. map and app/experiment/session.h. Next: kinds.h;
// docs/take-home.md says what is in the files.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/experiment/session.h"
#include "app/take_home/taken_file.h"
#include "core/result.h"
#include "map/things/selection.h"
#include "train/bits_kept.h"

namespace app {

// One measurement of bits kept (train/bits_kept.h), for the exported log: of an attribute in a layer, at a step.
struct BitsRecord {
    std::string title;  // "bits of origin in the map"
    long step = 0;
    double bits = 0;
};
// All measurements in a table of bits kept; those that are not made yet are left out.
std::vector<BitsRecord> records_of(const train::BitsKept& kept);

// The experiment to be exported.
struct TakenFrom {
    Session& session;
    const map::Selection* selection = nullptr;  // null: nothing is selected
    std::vector<BitsRecord> bits{};             // for the log
};

// An export format. make() returns one or more files; errors: a part of the experiment that the format cannot express.
// The first file is called stem + ending and the names of the others begin with the stem, too; files that belong
// together refer to each other by these names.
struct TakeHomeRow {
    std::string_view id;      // "points.csv", used by the command line and the page
    std::string_view label;   // "Points as CSV"
    std::string_view help;    // one sentence
    std::string_view suffix;  // end of the default stem: "-points"; may be empty
    std::string_view ending;  // ".csv"
    core::Result<std::vector<TakenFile>> (*make)(const TakenFrom& experiment, const std::string& stem) = nullptr;
};

std::span<const TakeHomeRow* const> take_home_table();
const TakeHomeRow* find_take_home(std::string_view id);

// The default stem of file names: "embedscape-auto-mpg-step-1500-points".
std::string take_home_stem(const TakeHomeRow& row, const Session& session);

}  // namespace app
