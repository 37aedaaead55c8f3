// Names of towns on the fantasy map, made of the names of classes: "Japanton", "BMW-burg", "Port USA". The same class
// always has the same name, and its own name can be read in it. Knows no pictures. Next: labels.h, which places them.
#pragma once

#include <string>
#include <vector>

namespace map {

// A class by its name as UTF-8. Long names are shortened and stand alone.
std::string town_name(const std::string& name);
std::vector<std::string> town_names(const std::vector<std::string>& classes);
// In capitals: ASCII and Latin-1 letters, all else stays.
std::string capitals(const std::string& utf8);

}  // namespace map
