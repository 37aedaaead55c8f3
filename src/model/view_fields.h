// The schema's rows for the fields of the view: what the map shows and how. schema_fields.cpp appends them to all other
// rows. May include model. To add one: a member of Spec and a row in view_fields.cpp.
#pragma once

#include <vector>

#include "model/schema.h"

namespace model {

std::vector<Field<Spec>> view_fields();

}  // namespace model
