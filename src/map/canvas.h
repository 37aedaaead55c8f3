// Paint on a Picture: discs, rectangles, words, all with soft edges, in pixels of the picture. Colours mix in sRGB, as
// the GL map does. Knows nothing of maps. May include map/text.h and palette.h. Next: paint.cpp, which uses it.
#pragma once

#include "map/paint.h"
#include "map/palette.h"
#include "map/text.h"

namespace map {

struct Rectangle {
    float x = 0, y = 0, width = 0, height = 0;
};

void blend_pixel(Picture& picture, int x, int y, Rgb color, float alpha);
void fill_rectangle(Picture& picture, const Rectangle& at, Rgb color);  // whole pixels
void fill_rounded(Picture& picture, const Rectangle& at, float radius, Rgb color);
void fill_disc(Picture& picture, float x, float y, float radius, Rgb color, float alpha = 1);
void lay_ink(Picture& picture, const Ink& ink, Rgb color, float alpha = 1);

}  // namespace map
