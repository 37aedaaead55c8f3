// Access to the fonts that are embedded in the program, reduced to the characters in use. tools/embed.py generates the
// definition at build time. Only returns bytes, draws nothing. Next: tools/subset_font.py.
#pragma once
#include <string_view>

namespace map {

// The bytes of a font: "text.ttf", "text_bold.ttf", "mono.ttf", "serif.ttf" or "icons.ttf"; empty for any other name.
std::string_view embedded_font(std::string_view name);

}  // namespace map
