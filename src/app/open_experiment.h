// The file of an experiment (take_home/experiment_file.h) becomes the running model: with other levers and data, or as what
// the running Spec had learned before the page was left. May include everything of app.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace app {

struct Rooms;

// Replaces what runs; one undo goes back. Where its data set has to be fetched first it waits for that (fetching.h).
// Error: why it cannot be opened; what ran goes on.
core::Status open_experiment(Rooms& rooms, const std::string& bytes);

// The same file without own data, for a platform that keeps them elsewhere; empty while many maps are shown.
std::string experiment_to_keep(Rooms& rooms);
// The running experiment goes on from the weights in the file; lesson and link stay. Error: the file cannot be read, or
// is of another experiment.
core::Status go_on_from(Rooms& rooms, std::string_view bytes);

}  // namespace app
