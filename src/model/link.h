// A link is the experiment: what differs from the default, as readable text for a URL's fragment:
//   dataset=auto_mpg&features=size,power&layers=dense:16:tanh,dense:8:relu&losses=classify:origin:1:0&lr=0.03
// Letters, digits and -._~:,=& only, the rest percent-encoded.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "model/schema.h"

namespace model {

// Without "#"; empty for the default Spec.
std::string to_link(const Spec& spec);
// With or without "#". Errors: unknown field, wrong value: sentence with the next step. Empty = the default Spec.
core::Result<Spec> from_link(std::string_view fragment);

}  // namespace model
