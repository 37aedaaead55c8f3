// `embedscape export`: trains an experiment without a window and exports it in one of the formats of app/take_home/.
// May include app and everything below it.
#pragma once

#include "platform/cli/arguments.h"

namespace platform {

// Returns the exit code: 0, or one of output.h, or interrupt_code() after a signal.
int export_command(const ExportArguments& arguments);

}  // namespace platform
