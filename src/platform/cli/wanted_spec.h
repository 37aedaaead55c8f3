// The experiment that was asked for: a file, a link's text or a data set. May include model.
#pragma once

#include <string>

#include "core/result.h"
#include "model/spec.h"

namespace platform {

// At most one is given; none: the default. "-" as a file reads standard input.
core::Result<model::Spec> wanted_spec(const std::string& spec_file, const std::string& link,
                                      const std::string& dataset);
// "losses.0.weight: ...", or the sentence alone.
std::string placed(const core::Error& error);

}  // namespace platform
