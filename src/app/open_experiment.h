// Opens the file of an experiment (take_home/experiment_file.h): as a new running model with the file's Spec and data
// (open_experiment), or only its weights, to continue the running experiment after the page was closed or reloaded
// (go_on_from). May include everything of app. Next: take_home/experiment_file.h.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"
#include "train/history.h"
#include "train/trainer.h"

namespace app {

struct Rooms;

// Replaces the running model, and closes a lesson, a comparison and many maps; one undo goes back to its Spec. If the
// data set must be fetched first, returns at once, and the file is opened once the data are here (fetching.h). Error:
// why the file cannot be opened; then the running model continues.
core::Status open_experiment(Rooms& rooms, const std::string& bytes);
// The same with a model that this program has trained (a card of the gallery).
void go_on_with(Rooms& rooms, train::Trainer trainer, std::shared_ptr<const model::Material> material,
                train::History history);

// The file of the running experiment, for a platform that stores it; empty while many maps are shown. `with_data`: with
// its imported data; false where these are stored elsewhere.
std::string experiment_to_keep(Rooms& rooms, bool with_data = false);
// Continues the running experiment from the weights in the file; lesson and link stay. Error: the file cannot be read;
// its experiment is another one; two or many maps are shown; a data set is being fetched.
core::Status go_on_from(Rooms& rooms, std::string_view bytes);

}  // namespace app
