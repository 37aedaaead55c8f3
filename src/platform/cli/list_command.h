// `embedscape list`: prints what a Spec can consist of (data sets, layers, losses ...), read from the tables. May
// include engine, data, model.
#pragma once

#include "platform/cli/arguments.h"

namespace platform {

// Returns the exit code (output.h).
int list_command(const ListArguments& arguments);

}  // namespace platform
