// Links: a Spec as text for a URL's fragment. Only what differs from the default Spec is written, readably:
//   dataset=auto_mpg&features=size,power&layers=dense:16:tanh,dense:8:relu&losses=classify:origin:1:0&lr=0.03
// Only letters, digits and -._~:,=& appear; all else is percent-encoded.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "model/schema.h"

namespace model {

// The link of a Spec, without "#"; empty for the default Spec.
std::string to_link(const Spec& spec);
// The Spec of a link, with or without "#"; empty = the default Spec. Errors: unknown field, value that is not allowed.
core::Result<Spec> from_link(std::string_view fragment);

}  // namespace model
