// Finds the Spec that command line options ask for, given as a file, a link, a data set or the learner's own data; or
// opens a saved experiment to continue it. May include app and model.
#pragma once

#include <string>

#include "app/experiment/session.h"
#include "core/result.h"
#include "model/spec.h"
#include "platform/cli/arguments.h"

namespace platform {

// The Spec of a file, a link or a data set. At most one of the three may be given (not empty); without any, the default
// Spec. "-" as a file is standard input. Errors: the file cannot be read; what is wrong with the Spec.
core::Result<model::Spec> wanted_spec(const std::string& spec_file, const std::string& link,
                                      const std::string& dataset);
// The default Spec of a learner's own data. Prints warnings, rejected values and notes to standard error.
core::Result<model::Spec> spec_of_data(const DataArguments& arguments);
// Replaces the session's experiment by a saved one (app/take_home/experiment_file.h). "-" reads standard input.
core::Status open_saved(app::Session& session, const std::string& file);
// The sentence of an error, with its field if there is one: "losses.0.weight: ...".
std::string placed(const core::Error& error);

}  // namespace platform
