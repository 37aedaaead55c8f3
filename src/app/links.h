// Links: opens the experiment or lesson of a link, and writes the link of the running experiment. Also applies Specs
// that scripts give as JSON. May include everything of app. Next: model/link.h.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "model/spec.h"

namespace app {

struct Rooms;

// Opens a link in any form that model/link_text.h reads: a lesson ("lesson=ID&step=N"), an experiment, an experiment
// within a lesson; with "gallery" in front, the gallery is opened over it. "gallery" alone leaves the running experiment
// as it is. Parts that are wrong are left out; the returned error and an alarm name up to three of them.
core::Status open_link(Rooms& rooms, std::string_view text);
// The Spec of a link, for programs without an App: its experiment, or the start of its lesson's step. Errors: the first
// part that is wrong; a link of many maps (field "across").
core::Result<model::Spec> spec_of_link(std::string_view text);
// Replaces the running model by a new one of this Spec, with random weights from the Spec's seed. On an error an alarm
// is shown, and the running model goes on.
core::Status open(Rooms& rooms, const model::Spec& spec);
// The link of the running experiment. It also names the open lesson and its step, and says whether the gallery is open.
// If many maps are shown, it has their axes; opening it starts them from training step 0.
std::string link(const Rooms& rooms);
// Changes those fields of the running Spec that the JSON object has. Returns whether anything changed; false also if
// the data set must be fetched first: the Spec then waits for it (fetching.h). Error: the JSON or Spec is not valid.
core::Result<bool> apply_json(Rooms& rooms, std::string_view partial_spec);

}  // namespace app
