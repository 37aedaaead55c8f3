// Makes the file of an experiment (take_home/experiment_file.h) the running model: with the Spec and the data of the
// file, or only with its weights, if the running Spec was trained before the page was left. May include everything of
// app.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace app {

struct Rooms;

// Replaces the running model; one undo brings it back. If the data set of the file has to be fetched first, waits for
// that (fetching.h). Error: why the file cannot be opened; then the running model continues.
core::Status open_experiment(Rooms& rooms, const std::string& bytes);

// The file of the running experiment without imported data, for a platform that stores those elsewhere; empty while
// many maps are shown.
std::string experiment_to_keep(Rooms& rooms);
// Continues the running experiment from the weights in the file; lesson and link stay. Error: the file cannot be read,
// or its experiment is another one.
core::Status go_on_from(Rooms& rooms, std::string_view bytes);

}  // namespace app
