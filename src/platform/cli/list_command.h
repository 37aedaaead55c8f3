// `embedscape list`: what an experiment can be made of, read off the tables. May include engine, data, model.
#pragma once

#include "platform/cli/arguments.h"

namespace platform {

// Returns the exit code.
int list_command(const ListArguments& arguments);

}  // namespace platform
