// What somebody may have meant who typed something unknown. Includes nothing of ours.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace platform {

// The known word that takes the fewest letters changed, left out, put in or swapped with their neighbour; empty if each
// takes more than a third of its letters.
std::string closest(std::string_view typed, const std::vector<std::string>& known);

}  // namespace platform
