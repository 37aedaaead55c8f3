// Reading and writing whole files, with error sentences. May include core.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace platform {

// The text of a file; "-" reads standard input. Errors: those of the system; more than 1 MiB, which no spec has.
core::Result<std::string> read_text(const std::string& file);
// Why a file cannot be written; empty if it can. An existing file stays as it is.
std::string problem_with_writing(const std::string& file);
// Writes a file. Returns what went wrong, or "".
std::string write_bytes(const std::string& file, std::string_view bytes);

}  // namespace platform
