// Links: a Spec as the text of a URL's fragment, and back. Only fields that differ from the default Spec are written:
//   dataset=auto_mpg&features=size,power&layers=dense:16:tanh,dense:8:relu&losses=classify:origin:1:0&lr=0.03
// Only letters, digits and -._~:,=& appear; everything else is percent-encoded. May include model. Next: link_text.h.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "model/link_text.h"
#include "model/schema.h"

namespace model {

// The version of links. Links of a later version state it ("v=2"). Adding a field, a layer or a data set needs no new
// version, because older links keep their meaning (tests/app/links_of_all_versions_test.cpp).
inline constexpr int kLinkVersion = 1;

// The link of a Spec, without "#"; empty for the default Spec.
std::string to_link(const Spec& spec);

// The Spec of a link, and errors for the parts that could not be read.
struct ReadLink {
    Spec spec;                       // has the parts that could be read
    std::vector<core::Error> wrong;  // one for each other part, with the next step
    bool nothing = false;            // true: no part could be read, and `spec` is the default Spec
};
// Reads a link. `own`: an imported data set that the link may name; null: there is none.
ReadLink read_link(const LinkText& link, const std::shared_ptr<const Material>& own = nullptr);
// Reads a link, or a Spec as JSON; error if any part cannot be read. `link`: a whole address; its fragment, with or
// without "#"; or JSON. Empty: the default Spec.
core::Result<Spec> from_link(std::string_view link);

}  // namespace model
