// `embedscape sweep`: trains many models without a window, and prints how far their maps agree. May include app and
// everything below it. Next: train/sweep.h.
#pragma once

#include "platform/cli/arguments.h"

namespace platform {

// Returns the exit code: 0; 2 for wrong input; 1 if training a map or writing failed; interrupt_code() after a signal.
int sweep_command(const SweepArguments& arguments);

}  // namespace platform
