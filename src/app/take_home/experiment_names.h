// Names of tensors and metadata in the file of an experiment. Includes nothing of ours. Next: experiment_file.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace app::experiment_names {

inline constexpr std::string_view kMark = "embedscape_experiment";  // metadata key; its value is kVersionText
inline constexpr int kVersion = 1;
inline constexpr const char* kVersionText = "1";
inline constexpr std::string_view kHistory = "history";
inline constexpr std::size_t kHistoryColumns = 4;
inline std::string file_tensor(std::size_t i) { return "file." + std::to_string(i); }
inline std::string slot_before(int slot) { return "optimiser." + std::to_string(slot) + "."; }

}  // namespace app::experiment_names
