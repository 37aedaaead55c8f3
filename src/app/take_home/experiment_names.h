// What things are called in the file of an experiment, for its writer and its reader. Includes nothing of ours.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace app::experiment_names {

inline constexpr std::string_view kMark = "embedscape_experiment";  // a note: the version of the format
inline constexpr int kVersion = 1;
inline constexpr const char* kVersionText = "1";
inline constexpr std::string_view kHistory = "history";
inline constexpr std::size_t kHistoryColumns = 4;
inline std::string file_tensor(std::size_t i) { return "file." + std::to_string(i); }
inline std::string slot_before(int slot) { return "optimiser." + std::to_string(slot) + "."; }

}  // namespace app::experiment_names
