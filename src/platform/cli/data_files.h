// Reads the data files that a learner names on the command line into a Sheet (data/import/sheet.h), and makes texts for
// messages about them. May include core, data and the schema of model; trains nothing.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "data/import/sheet.h"

namespace platform {

struct ImportedSheet {
    std::string name;  // name of the first file, without its folder
    data::Sheet sheet;
};

// Reads one file, or two that belong together; "-" is standard input. Errors: a file cannot be opened, and those of
// data::read_files(), each with the name of the file.
core::Result<ImportedSheet> read_data_files(const std::vector<std::string>& files);

// The name of a file for use in a sentence: shortened, with control characters escaped.
std::string shown_name(const std::string& name);
// Warnings about a data set with very few things, one sentence each: what cannot be done with so few. Empty if there
// are enough, or fewer than two.
std::vector<std::string> limits_of_few(int n_things);

}  // namespace platform
