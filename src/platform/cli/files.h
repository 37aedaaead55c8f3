// Reads and writes whole files, with errors as sentences. A file is written under a temporary name and renamed when it
// is complete, so that an incomplete file never has the final name. May include core.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace platform {

// The text of a file; "-" reads standard input. Errors: those of the system; more than 1 MiB (no Spec is so large).
core::Result<std::string> read_text(const std::string& file);
// The bytes of a table; "-" reads standard input. Errors: those of the system; more than data::read_sheet() accepts.
core::Result<std::string> read_data(const std::string& file);
bool is_file(const std::string& name);  // false: not there, or a folder, a device ...

// A file that an option asks the program to write.
struct WantedFile {
    std::string option;  // "--map"
    std::string name;    // empty = not asked for
};
// Checks before any work is done whether the files can be written. Returns what is wrong ("-" as a name, a folder, a
// place without write permission, one name for two files, a file that is also read from or that standard output goes
// to); empty if nothing is. Changes no files and leaves no new ones.
std::string problem_with_writing(const std::vector<WantedFile>& files, const std::string& read_from = "");
// Writes a file. Returns "", or what went wrong; then the file is as it was before.
std::string write_bytes(const std::string& file, std::string_view bytes);

// What the system says about an errno, as the end of a sentence: "no space left on device".
std::string reason_of(int number);

}  // namespace platform
