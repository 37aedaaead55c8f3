// The Spec that the command line names by a file, a link or a data set. May include model.
#pragma once

#include <string>

#include "core/result.h"
#include "model/spec.h"

namespace platform {

// At most one of the three is given; none: the default Spec. "-" as a file reads standard input.
core::Result<model::Spec> wanted_spec(const std::string& spec_file, const std::string& link,
                                      const std::string& dataset);
// The default experiment of a table that somebody brought; what was guessed of it is said on standard error.
core::Result<model::Spec> spec_of_data(const std::string& file, bool leave_out);
// An error with its field: "losses.0.weight: ...", or the sentence alone.
std::string placed(const core::Error& error);

}  // namespace platform
