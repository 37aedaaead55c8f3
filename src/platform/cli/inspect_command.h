// `embedscape inspect`: reports what was inferred about a data file (columns, kinds, problems) before any model is
// trained on it. May include data.
#pragma once

#include "platform/cli/arguments.h"

namespace platform {

// Prints the report as a text or, with --json, as data::sheet_report() has it. Returns 0 even if lines were rejected; 2
// if the files cannot be read: then a sentence says why (with --json {"error": "..."}).
int inspect_command(const InspectArguments& arguments);

}  // namespace platform
