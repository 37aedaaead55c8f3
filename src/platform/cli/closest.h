// Finds the known word that a mistyped word probably stands for, by edit distance. Includes nothing of ours.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace platform {

// The known word with the smallest edit distance (letters changed, left out, added or swapped with their neighbour).
// Empty if that distance is more than a third of the known word's length.
std::string closest(std::string_view typed, const std::vector<std::string>& known);

}  // namespace platform
