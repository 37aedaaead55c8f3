// Experiments that come from outside, and the link of what runs: text in, text out. May include everything of app.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "model/spec.h"

namespace app {

struct Rooms;

// A link, as model/link_text.h takes it: "lesson=ID&step=N", an experiment, or an experiment within a lesson. What is
// understood of it opens; an alarm tells the rest, which is returned, too.
core::Status open_link(Rooms& rooms, std::string_view text);
// The Spec of a link for who has no App: of its experiment, or as its lesson's step begins.
core::Result<model::Spec> spec_of_link(std::string_view text);
// From its own random weights, whatever runs now. An error raises the alarm, and what ran goes on.
core::Status open(Rooms& rooms, const model::Spec& spec);
// Within a lesson the link opens it at this step, with what runs now; many maps begin anew.
std::string link(const Rooms& rooms);
// Whether anything changed; false, too, while its data set is fetched.
core::Result<bool> apply_json(Rooms& rooms, std::string_view partial_spec);

}  // namespace app
