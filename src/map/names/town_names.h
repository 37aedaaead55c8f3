// Town names for the fantasy map, made from class names: "Japanton", "BMW-burg", "Port USA". A class always gets the
// same name, and its own name can be read in it. Knows no pictures. Next: labels.h, which places them.
#pragma once

#include <string>
#include <vector>

namespace map {

// The town of a class, from its name in UTF-8. Long names are shortened and used as they are.
std::string town_name(const std::string& name);
std::vector<std::string> town_names(const std::vector<std::string>& classes);
// In capitals: ASCII and Latin-1 letters; others stay.
std::string capitals(const std::string& utf8);

}  // namespace map
