// Experiments that come from outside, and the link of what runs: text in, text out. May include everything of app.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "model/spec.h"

namespace app {

struct Rooms;

// A link's fragment: "lesson=ID&step=N", an experiment, or an experiment within a lesson. A wrong one raises the alarm
// and opens the default; what was wrong is returned.
core::Status open_link(Rooms& rooms, std::string_view fragment);
// From its own random weights, whatever runs now. An error raises the alarm, and what ran goes on.
core::Status open(Rooms& rooms, const model::Spec& spec);
// Within a lesson the link opens it at this step, with what runs now; many maps begin anew.
std::string link(const Rooms& rooms);
// Whether anything changed; false, too, while its data set is fetched.
core::Result<bool> apply_json(Rooms& rooms, std::string_view partial_spec);

}  // namespace app
