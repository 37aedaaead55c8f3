// Names of countries and mountains for the fantasy map, made from the names of classes: "Vanland", "Land of 8", "Mount
// Van". The class's own name remains readable, except in countries whose classes are places: "USA" becomes "America".
// Towns have the names of their things (data::Dataset::towns). Knows nothing about drawing. Next: labels.h, which
// places the names.
#pragma once

#include <string>
#include <vector>

namespace map {

// The country name for a class name (UTF-8): "Van" -> "Vanland". A long name gets no "land" and may be shortened.
std::string country_name(const std::string& name);
std::vector<std::string> country_names(const std::vector<std::string>& classes);
// The mountain name for a class name, shortened if it is long: "Mount Van".
std::string mountain_name(const std::string& name);
// The text in capitals: ASCII and Latin-1 letters; others stay as they are.
std::string capitals(const std::string& utf8);

}  // namespace map
