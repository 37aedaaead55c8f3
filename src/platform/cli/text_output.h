// Formatting of numbers and text on the command line. Includes nothing of ours.
#pragma once

#include <string>

#include "core/thousands.h"

namespace platform {

using core::thousands;
std::string fixed(double value, int decimals);    // "0.327"; "-" where there is none (NaN)
std::string percent(double share);                // "79.3 %"; "-" for NaN
std::string padded(std::string text, int width);  // spaces behind; by letters, not bytes
// The shortest decimal of up to 9 digits that reads back as the same float, for files. "" for NaN.
std::string exact(float value);

}  // namespace platform
