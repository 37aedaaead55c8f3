// `embedscape train`: trains one model without a window and prints the result. May include app and everything below it.
// Next: train_report.h.
#pragma once

#include "platform/cli/arguments.h"

namespace platform {

// Returns the exit code: 0; 2 for wrong input; 1 if training or writing failed; interrupt_code() after a signal.
int train_command(const TrainArguments& arguments);

}  // namespace platform
