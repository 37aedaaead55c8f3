// Numbers and words as the command line prints them. Includes nothing of ours.
#pragma once

#include <string>

#include "core/thousands.h"

namespace platform {

using core::thousands;
std::string fixed(double value, int decimals);    // "0.327"; "-" where there is none (NaN)
std::string percent(double share);                // "79.3 %"; "-" for NaN
std::string padded(std::string text, int width);  // spaces behind; by letters, not bytes
// Shortest of up to 9 significant digits that reads back to the same float: for files. "" for NaN.
std::string exact(float value);

}  // namespace platform
