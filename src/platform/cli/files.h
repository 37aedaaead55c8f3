// Reading and writing whole files, with sentences about what went wrong. May include core.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace platform {

// "-" reads standard input. Refuses what is larger than a spec can be (1 MiB).
core::Result<std::string> read_text(const std::string& file);
// What is wrong with writing there; empty if it can be done. Leaves an existing file as it is.
std::string problem_with_writing(const std::string& file);
// Empty if all was written.
std::string write_bytes(const std::string& file, std::string_view bytes);

}  // namespace platform
