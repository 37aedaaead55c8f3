// The fonts that the program carries inside itself, cut down to the characters we use (tools/subset_font.py). The
// definition is generated at build time (tools/embed.py). Draws nothing.
// Read next: tools/subset_font.py, which says which characters there are.
#pragma once
#include <string_view>

namespace map {

// The bytes of a font: "text.ttf", "text_bold.ttf", "mono.ttf", "serif.ttf" or "icons.ttf"; empty if there is no such
// font.
std::string_view embedded_font(std::string_view name);

}  // namespace map
