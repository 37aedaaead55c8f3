// A whole experiment as one file: a safetensors file whose tensors are the weights, the optimiser's state, the order of the
// things, the curves and the bytes of a learner's own data, and whose metadata has the Spec and the random streams. What is
// read trains on as if it had never stopped. May include core .. train and app/experiment/session.h. Next: experiment.cpp
// (the row of the table), app/open_experiment.h (in the app), docs/take-home.md (what is in the file).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/experiment/session.h"
#include "app/take_home/read_safetensors.h"
#include "data/import/sheet.h"

namespace app {

// `with_data`: own data travel in it, unless they are too large (data::kMostKeptBytes); a page that keeps them elsewhere
// leaves them out.
std::string experiment_file(const Session& session, bool with_data);

// What a file holds, before its data set is loaded.
struct SavedExperiment {
    model::Spec spec;                  // with the learner's own data (Spec::imported), if it is of some
    std::optional<data::Sheet> sheet;  // these data, if they are a table that came in the file
    std::string file;                  // the name of the table's file
    ReadTensors stored;
};

// Whether bytes begin as such a file, or as another safetensors file, does.
bool is_experiment(std::string_view bytes);
// `bytes` have to live as long as what is read. `own`: own data that are here already and that the file may name; null:
// none are. Errors: no experiment, cut off or broken; made by a newer version; own data that are neither in it nor here.
core::Result<SavedExperiment> read_experiment(std::string_view bytes,
                                              const std::shared_ptr<const model::Material>& own = nullptr);
// The id of the own data that a file's experiment is of; empty: it is of none, or the file cannot be read.
std::string own_data_of(std::string_view bytes);

struct TrainedExperiment {
    train::Trainer trainer;
    train::History history;
    std::shared_ptr<const model::Material> material;
};
// Loads the data set and sets the weights. Errors: the data set is not available or another than it was; weights that do
// not fit the Spec or are not finite.
core::Result<TrainedExperiment> train_on(const SavedExperiment& saved);

}  // namespace app
