// `embedscape check`: plays lessons without a window and tests their claims on several seeds. May include core ..
// lessons.
#pragma once

#include "platform/cli/arguments.h"

namespace platform {

// Prints the result. Returns 0 if every lesson can be played and every claim holds for at least 9 of 10 seeds, else 1;
// 2 if there is no such lesson; interrupt_code() after a signal.
int check_command(const CheckArguments& arguments);

}  // namespace platform
