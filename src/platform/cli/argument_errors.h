// What is wrong with what was typed, as a sentence: value, rule, next step. With arguments.h, all that knows CLI11; to be
// included by the two of them only.
#pragma once

#include <CLI/App.hpp>
#include <string>

namespace platform {

std::string argument_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace platform
