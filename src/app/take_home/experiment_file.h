// A whole experiment as one safetensors file. Its tensors are the weights, the optimiser's state, the shuffled order of
// the training things, the training curves and the files of imported data; its metadata has the Spec and the state of
// the random streams. A model read from it continues training, bit for bit, as if it had never stopped. May
// include core .. train and app/experiment/session.h. Next: experiment.cpp (its row in the table of kinds),
// app/open_experiment.h (opens it in the app), docs/take-home.md (what is in the file).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/experiment/session.h"
#include "app/take_home/read_safetensors.h"
#include "data/import/sheet.h"

namespace app {

// The bytes of the file. `with_data`: with the files of imported data, unless they are larger than
// data::kMostKeptBytes; false for a caller that stores them elsewhere.
std::string experiment_file(const Session& session, bool with_data);

// What a file contains, before its data set is loaded.
struct SavedExperiment {
    model::Spec spec;                  // Spec::imported is set if its data were imported
    std::optional<data::Sheet> sheet;  // the imported table, if it was read from this file
    std::string file;                  // the name of the file that the table was imported from
    ReadTensors stored;
};

// Whether the bytes begin like a safetensors file, of an experiment or not.
bool is_experiment(std::string_view bytes);
// The result has views into `bytes`, which must outlive it. `own`: imported data that are in memory; they are used if
// the experiment was trained on data with their id. Errors: not an experiment; cut off or broken; made by a newer
// version; trained on imported data that are neither in the file nor in `own`.
core::Result<SavedExperiment> read_experiment(std::string_view bytes,
                                              const std::shared_ptr<const model::Material>& own = nullptr);
// The id of the imported data that a file's experiment was trained on; empty: it was trained on a built-in data set, or
// the file cannot be read.
std::string own_data_of(std::string_view bytes);

struct TrainedExperiment {
    train::Trainer trainer;
    train::History history;
    std::shared_ptr<const model::Material> material;
};
// Loads the data set and restores the trained model. Errors: the data set is not available or has changed since;
// weights that do not fit the Spec or are not finite.
core::Result<TrainedExperiment> train_on(const SavedExperiment& saved);

}  // namespace app
