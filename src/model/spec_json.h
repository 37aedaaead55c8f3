// Spec as JSON, both ways, by the schema. Unknown or wrong input is refused with field, value, rule and next step.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "model/schema.h"

namespace model {

// Every field, in schema order, indented by two spaces; a text that from_json reads to an equal Spec.
std::string to_json(const Spec& spec);
// Starts from `base` (or, if the text names a data set, from that set's default) and sets the fields that are named.
core::Result<Spec> from_json(std::string_view text, const Spec& base);
// Labels, helps, ranges and choices of all fields, for the page API and the reference.
std::string schema_json();

}  // namespace model
