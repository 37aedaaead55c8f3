// Reading and writing whole files, with error sentences. A file is written beside its place and moved
// there when it is whole, so nothing half-written is ever found under its name. May include core.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace platform {

// The text of a file; "-" reads standard input. Errors: those of the system; more than 1 MiB, which no spec has.
core::Result<std::string> read_text(const std::string& file);
// The bytes of a table, which may be as large as data::read_sheet() takes; of a larger one only its size is looked at.
core::Result<std::string> read_data(const std::string& file);
bool is_file(const std::string& name);

// A file that an option asks for.
struct WantedFile {
    std::string option;  // "--map"
    std::string name;    // empty = not asked for
};
// What is wrong with writing there, before any work is done; empty if it can be done: "-", a folder, a place where
// nothing can be written, one name for two files, a name that is read from. Leaves existing files as they are, and none
// behind.
std::string problem_with_writing(const std::vector<WantedFile>& files, const std::string& read_from = "");
// Empty if all was written; else nothing was, and what was there before still is.
std::string write_bytes(const std::string& file, std::string_view bytes);

// What the system says about an errno, as the end of a sentence: "no space left on device".
std::string reason_of(int number);

}  // namespace platform
