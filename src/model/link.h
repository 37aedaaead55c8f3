// Links: a Spec as text for a URL's fragment. Only what differs from the default Spec is written, readably:
//   dataset=auto_mpg&features=size,power&layers=dense:16:tanh,dense:8:relu&losses=classify:origin:1:0&lr=0.03
// Only letters, digits and -._~:,=& appear; all else is percent-encoded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "model/link_text.h"
#include "model/schema.h"

namespace model {

// The link of a Spec, without "#"; empty for the default Spec.
std::string to_link(const Spec& spec);

// What could be understood of a link, and what could not.
struct ReadLink {
    Spec spec;                       // of what is understood
    std::vector<core::Error> wrong;  // a sentence for each of the others, with the next step
    bool nothing = false;            // is understood: the Spec is the default one
};
ReadLink read_link(const LinkText& link);
// All of it or an error. A whole address, its part behind "#" with or without it, or a Spec as JSON; empty = the
// default Spec.
core::Result<Spec> from_link(std::string_view link);

}  // namespace model
