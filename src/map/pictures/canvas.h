// Drawing on a Picture (an RGBA bitmap): discs, rectangles, lines, polygons, text, all antialiased, in pixels of the
// picture (y down; what lies outside is cut off). Alpha is 0..1. Colours blend in sRGB, like those of the GL map. Knows
// nothing of maps. May include map/names/text.h and palette.h. Next: paint.cpp, which uses it.
#pragma once

#include "map/names/text.h"
#include "map/pictures/paint.h"
#include "map/view/palette.h"

namespace map {

struct Rectangle {
    float x = 0, y = 0, width = 0, height = 0;
};

void blend_pixel(Picture& picture, int x, int y, Rgb color, float alpha);
void fill_rectangle(Picture& picture, const Rectangle& at, Rgb color);  // edges rounded to pixels
void fill_rounded(Picture& picture, const Rectangle& at, float radius, Rgb color);
void fill_disc(Picture& picture, float x, float y, float radius, Rgb color, float alpha = 1);
// Draws a text, or any other Ink, in one colour.
void blend_ink(Picture& picture, const Ink& ink, Rgb color, float alpha = 1);

// Defined in canvas_lines.cpp. Lengths are pixels of the picture; ends and joins are round.
struct LineStyle {
    float width = 1;
    float dash = 0, gap = 0;  // dash 0 = a solid line
    bool closed = false;
};
void stroke_line(Picture& picture, const std::vector<Point2>& points, const LineStyle& style, Rgb color,
                 float alpha = 1);
void fill_polygon(Picture& picture, const std::vector<Point2>& points, Rgb color, float alpha = 1);  // even-odd
// The ink centred at `centre` and rotated by so many radians, counterclockwise.
Ink turned(const Ink& ink, Point2 centre, float turn);

}  // namespace map
