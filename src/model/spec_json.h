// A Spec as JSON text and back, according to the schema. Unknown fields and wrong values are refused with an error that
// says field, value, rule and next step. May include model.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "model/schema.h"

namespace model {

// All fields, in schema order, indented by two spaces; from_json reads it back as an equal Spec.
std::string to_json(const Spec& spec);
// Sets the fields that the text names, starting from `base`, or from a data set's default if the text names a data set.
core::Result<Spec> from_json(std::string_view text, const Spec& base);
// The schema as JSON (labels, helps, ranges and choices of all fields), for the page's API and the reference.
std::string schema_json();

}  // namespace model
