// Writes a model's graph as source text of Python functions: encode(), answers() and loss(), and draw() if it needs random
// numbers. May include model.
// Next: script.h.
#pragma once

#include <string>

#include "core/result.h"
#include "model/model.h"

namespace app {

// What differs between the libraries that a script can be written for.
struct PythonStyle {
    std::string before_encoding;  // a line at the beginning of encode(); may be empty
    std::string constant;         // how a constant of the graph is read: "CONSTANTS[{}]", with {} for its name
    std::string drawn;            // how random numbers are read that are always there: "drawn[{}]"
};

// The functions. Error: a part that the script cannot express, with its name and what to do.
core::Result<std::string> python_net(const model::Model& model, const model::Spec& spec, const PythonStyle& style);

}  // namespace app
