// The bytes of an SVG file: escaped words, numbers, colours, paths. Knows nothing of maps' meaning. May include
// map/heads/isolines.h, palette.h and text.h. Next: svg.cpp, which writes the elements.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "map/heads/isolines.h"
#include "map/names/text.h"
#include "map/view/palette.h"

namespace map::svg {

// With &, <, > and quotes as entities; what XML or UTF-8 does not allow becomes U+FFFD.
std::string escaped(std::string_view utf8);
// Two decimals at most, none that are 0; never an exponent. What is not finite is 0.
std::string number(float value);
// "#rrggbb"
std::string color(Rgb color);
// Tenths of a pixel, as small steps.
std::string path(const std::vector<Point2>& points, bool closed);
std::string path(const IsoLines& lines);
std::string path(const IsoLines& lines, const IsoLines::Line& line);
// " name=\"value\"" for one attribute; the value is escaped.
std::string attribute(std::string_view name, std::string_view value);
std::string attribute(std::string_view name, float value);
// The families to ask for, the program's own first.
std::string_view family(Font font);

// One line of words; a halo lies below them.
struct Words {
    Point2 at{};  // on the line they stand on
    Font font = Font::text;
    float size = 13, spacing = 0;
    std::string_view anchor = "middle";  // or "start"
    Rgb color{}, halo{};
    float alpha = 1, halo_alpha = 0, halo_width = 0;
    float turn = 0;    // counterclockwise, radians, about `at`
    float length = 0;  // pixels that they take with the program's own font; > 0: they shall with any
    bool firm = false;
};
void write_words(std::string& out, const Words& words, std::string_view text);

}  // namespace map::svg
