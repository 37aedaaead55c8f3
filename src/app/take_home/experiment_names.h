// Names of tensors and metadata in the file of an experiment. Includes nothing of ours. Next: experiment_file.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace app::experiment_names {

inline constexpr std::string_view kMark = "embedscape_experiment";  // metadata key; its value is kVersionText
inline constexpr int kVersion = 1;
inline constexpr const char* kVersionText = "1";
// The training curves: a table for the model, and one for each head ("history." and its id), one row for each entry.
inline constexpr std::string_view kHistory = "history";
inline constexpr std::size_t kHistoryColumns = 4;
// The name of the tensor that holds the i-th file of the imported data.
inline std::string file_tensor(std::size_t i) { return "file." + std::to_string(i); }
// The prefix of the names of tensors that hold this part (slot) of the optimiser's state.
inline std::string slot_prefix(int slot) { return "optimiser." + std::to_string(slot) + "."; }

}  // namespace app::experiment_names
