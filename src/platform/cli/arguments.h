// Command line arguments as plain data, a struct for each command of `embedscape`. They are parsed with CLI11, which
// only arguments.cpp and argument_errors.cpp include. Knows no Specs: links and files are not interpreted here. May
// include platform/desktop/window.h. Next: main.cpp, which passes each command its arguments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/desktop/window.h"

namespace platform {

// The options for a learner's own data that `train`, `sweep` and `export` have in common.
struct DataArguments {
    std::vector<std::string> files;  // one, or two that belong together
    std::string target;              // the column to learn; empty = the proposed one
    bool leave_out = false;          // leave out lines that cannot be read
    int side = 24;                   // pixels to which pictures are shrunk: one of data::kPictureSides
    std::string text_as;             // what plain text is taken for: table, lines or corpus; empty = as found out
    std::vector<std::string> missing, values;  // words that count as missing, and words that do not
    std::vector<std::string> words, no_words;  // words of running text that are things, and that are left out
};

// `embedscape inspect`: reports what is in a data file.
struct InspectArguments {
    DataArguments data;  // its target and leave_out are not used
    bool json = false;
};

// `embedscape train`: trains one experiment and prints the result.
struct TrainArguments {
    std::string spec_file, link, dataset;  // at most one of these and data is given; "-" as a file reads standard input
    DataArguments data;
    std::string experiment;  // file of a saved experiment to continue, instead of all these; empty = none
    long steps = 2000;
    std::optional<int> seed;
    bool json = false;                 // print JSON
    bool bits = false;                 // print the bits kept (train/bits_kept.h)
    std::string map_file, tsv_file;    // files to write; empty = none
    bool light = false, dark = false;  // the picture's theme; neither = the experiment's own
    int width = 1200, height = 900;    // of the map's picture, logical pixels
    float scale = 1;                   // pixels per logical pixel
    std::string map_style;             // empty = the experiment's own
    std::string backend = "cpu";       // or "webgl", "auto"
};

// `embedscape list`: prints what can be chosen: data sets, losses ...
struct ListArguments {
    std::string what;  // empty = everything
    bool json = false;
};

// A part of the lessons, so that several processes can share the work: every n-th lesson, beginning with lesson
// `number`.
struct Share {
    int number = 1, n = 1;  // 1 to n
};

// `embedscape check`: plays lessons and tests their claims.
struct CheckArguments {
    std::string lesson;  // empty = every lesson
    Share share;
    std::vector<int> seeds;  // of the experiments; empty = 1 to 10
    bool json = false;
};

// `embedscape sweep`: trains many maps.
struct SweepArguments {
    std::string spec_file, link, dataset;  // at most one of these and data is given
    DataArguments data;
    std::vector<std::string> axes;  // as model::read_axis() takes them
    int seeds = 0;                  // 0 = no axis of seeds
    long steps = 1000;
    std::string bits;  // attribute whose bits kept are printed; empty = none
    std::string map_file;
    bool dark = false;
    bool json = false;
};

// `embedscape export`: trains one experiment and exports it to a file (app/take_home/take_home.h).
struct ExportArguments {
    std::string spec_file, link, dataset;  // at most one of these and data is given
    DataArguments data;
    std::string experiment;  // as in TrainArguments
    std::string kind;        // the id of an export format
    std::string file;
    long steps = 2000;
    std::optional<int> seed;
};

enum class Command { window, train, list, check, sweep, take_home, inspect };

struct Arguments {
    Command command = Command::window;
    TrainArguments train;
    ListArguments list;
    CheckArguments check;
    SweepArguments sweep;
    ExportArguments take_home;
    InspectArguments inspect;
    WindowArguments window;
};

// The arguments; nullopt if the program must end with *exit_code: 0 after printing help or version, 2 after a sentence
// about what was wrong.
std::optional<Arguments> parse_arguments(int argc, char** argv, int* exit_code);

}  // namespace platform
