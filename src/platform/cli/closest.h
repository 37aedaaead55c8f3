// Finds the known word that a mistyped word probably stands for, by edit distance. Includes nothing of ours.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace platform {

// The known word with the smallest edit distance (letters changed, left out, added or swapped with their neighbour);
// empty if that distance is more than a third of its letters.
std::string closest(std::string_view typed, const std::vector<std::string>& known);

}  // namespace platform
