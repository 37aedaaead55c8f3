// Building blocks of SVG text: escaped text, numbers, colours, paths. Knows nothing of maps. May include
// map/heads/isolines.h, palette.h and text.h. Next: svg.cpp, which writes the elements.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "map/heads/isolines.h"
#include "map/names/text.h"
#include "map/view/palette.h"

namespace map::svg {

// The text with &, <, > and quotes as entities; characters that XML or UTF-8 does not allow become U+FFFD.
std::string escaped(std::string_view utf8);
// The number with at most two decimals, without trailing zeros, never with an exponent. 0 if it is not finite.
std::string number(float value);
// "#rrggbb"
std::string color(Rgb color);
// The value of the "d" attribute of a <path>, as relative steps, rounded to tenths of a pixel: through the points, or
// along all lines, or along one of them.
std::string path(const std::vector<Point2>& points, bool closed);
std::string path(const IsoLines& lines);
std::string path(const IsoLines& lines, const IsoLines::Line& line);
// " name=\"value\"" for one attribute; the value is escaped.
std::string attribute(std::string_view name, std::string_view value);
std::string attribute(std::string_view name, float value);
// The font families to request, the program's own first.
std::string_view family(Font font);

// One line of text, with a halo behind it.
struct Words {
    Point2 at{};  // on the baseline, pixels
    Font font = Font::text;
    float size = 13, spacing = 0;        // of the letters, and extra space between them; pixels
    std::string_view anchor = "middle";  // or "start"
    Rgb color{}, halo{};
    float alpha = 1, halo_alpha = 0, halo_width = 0;
    float turn = 0;     // counterclockwise, radians, about `at`
    float length = 0;   // > 0: the text is fitted to this width in pixels, whatever the font
    bool firm = false;  // bolder, for thin letters
};
// Appends the text's elements: the halo, if halo_alpha > 0, and the text.
void write_words(std::string& out, const Words& words, std::string_view text);

}  // namespace map::svg
