// The schema's rows of the view: what the map shows and how. schema_fields.cpp puts them after all others. May include
// model. To add one: a member of Spec and a row in view_fields.cpp.
#pragma once

#include <vector>

#include "model/schema.h"

namespace model {

std::vector<Field<Spec>> view_fields();

}  // namespace model
