// Error sentences for wrong command line arguments: the value, the rule, the next step. Uses CLI11, so only
// arguments.cpp and argument_errors.cpp may include this file.
#pragma once

#include <CLI/App.hpp>
#include <string>

namespace platform {

// The error as sentences on one line, without a line end; the last one names the command whose --help to read.
std::string argument_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace platform
