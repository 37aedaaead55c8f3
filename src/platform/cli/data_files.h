// Reads the data files that a learner names on the command line into a Sheet (data/import/sheet.h), and makes texts for
// messages about them. May include core, data and the schema of model; trains nothing.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "data/brought_file.h"
#include "data/dataset.h"
#include "data/import/sheet.h"
#include "platform/cli/arguments.h"

namespace platform {

struct ImportedSheet {
    std::string name;  // name of the first file, without its folder
    data::Sheet sheet;
};

// Reads one file, or two that belong together ("-" is standard input), and chooses in the sheet which words count as
// missing, and which words of running text are things. Errors: a file cannot be opened, and those of data::read_files(),
// data::set_missing() and data::set_things(), each with the name of the file.
core::Result<ImportedSheet> read_data_files(const DataArguments& arguments);

// The pictures that are named, as a data set, shrunk to DataArguments::side; call it if are_pictures() (picture_files.h).
// `refused`: those that cannot be read, a sentence each; they are left out if leave_out is set, else they are an error.
// Errors: those of pack_pictures(); options that mean nothing for pictures.
core::Result<data::Dataset> read_data_pictures(const DataArguments& arguments, std::vector<std::string>& refused);
// Files that were dropped on the window, as app::App::import_files() takes them. Errors: one cannot be read.
core::Result<std::vector<data::ImportedFile>> read_dropped(const std::vector<std::string>& files);

// The name of a file for use in a sentence: shortened, with control characters escaped.
std::string shown_name(const std::string& name);
// Warnings about a data set with very few things, one sentence each: what cannot be done with so few. Empty if there
// are enough, or fewer than two.
std::vector<std::string> limits_of_few(int n_things);

}  // namespace platform
