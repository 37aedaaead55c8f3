// Text rasterisation with the embedded fonts, as coverage of pixels, for pictures that are painted without a GPU. One
// line, left to right, no kerning. Knows no colours. Includes map/embedded.h and stb_truetype (text.cpp only). Next:
// canvas.h, which blends the coverage into a picture.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace map {

enum class Font { text, bold, mono, serif };

// Coverage of the pixels of a rectangle.
struct Ink {
    int x = 0, y = 0;  // top left, pixels of the picture
    int width = 0, height = 0;
    std::vector<float> coverage;  // [height, width], 0..1
};

// Width of a text in pixels. Sizes are pixels per em; a capital letter is about 0.73 em high. Missing characters show
// the font's empty box. `spacing`: extra pixels between letters.
float text_width(Font font, float size, std::string_view utf8, float spacing = 0);
// The text with its left end at x and its letters on `baseline` (y down), pixels.
Ink text_ink(Font font, float size, std::string_view utf8, float x, float baseline, float spacing = 0);
// The ink grown by `radius` pixels on every side: a halo.
Ink fattened(const Ink& ink, float radius);
// The beginning of the text that fits into `width`, with "…" if it was shortened.
std::string fitting(Font font, float size, std::string_view utf8, float width);

}  // namespace map
