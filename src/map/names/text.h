// Words as coverage of pixels, set with the fonts that the program carries: for pictures that are painted without a
// GPU. No kerning, one line, left to right. Knows no colours. Includes map/embedded.h and stb_truetype (text.cpp only).
// Read next: canvas.h, which lays the ink on a picture.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace map {

enum class Font { text, bold, mono, serif };

// How much of each pixel of a rectangle is covered with ink.
struct Ink {
    int x = 0, y = 0;  // top left, pixels of the picture
    int width = 0, height = 0;
    std::vector<float> coverage;  // [height, width], 0..1
};

// Sizes are pixels of the em; a capital is about 0.73 of it. Letters the font lacks show its empty box. `spacing` is
// put between letters, pixels.
float text_width(Font font, float size, std::string_view utf8, float spacing = 0);
// With its left end at x and its letters standing on `baseline`.
Ink text_ink(Font font, float size, std::string_view utf8, float x, float baseline, float spacing = 0);
// The same ink made fatter by `radius` pixels on every side: what a halo covers.
Ink fattened(const Ink& ink, float radius);
// The beginning of the text that fits into `width`, with "…" if anything is left out.
std::string fitting(Font font, float size, std::string_view utf8, float width);

}  // namespace map
