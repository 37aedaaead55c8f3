// A sheet: a texture of 32-bit floats, four numbers per texel, that passes read from and draw into (data::Sheet is
// another thing: an imported table). A plain handle without a destructor: the code that makes one frees it. May include
// gl. Needs a current context. Next: places.h, the layout of matrices on sheets.
#pragma once

#include <string_view>
#include <vector>

#include "gl/texture.h"

namespace gl {

struct Sheet {
    Texture texture;
    unsigned framebuffer = 0;
};

// Makes a sheet of zeros. False if GL cannot draw into floats, or into a texture of this size.
bool make_sheet(Sheet& sheet, int width, int height);
void free_sheet(Sheet& sheet);
// Attaches the other sheets (of the same size) to the framebuffer of the first, so that a pass that draws into the
// first writes all of them (multiple render targets). False if GL cannot.
bool draw_together(const Sheet& first, const std::vector<const Sheet*>& others);
constexpr std::string_view kNotTogether =
    "The graphics card cannot draw into several textures of 32-bit floats at once.";
// Writes and reads texels [height, width, 4] from (x, y) on. Reading waits until everything drawn before is done.
void write_texels(const Sheet& sheet, int x, int y, int width, int height, const float* texels);
void read_texels(const Sheet& sheet, int x, int y, int width, int height, float* texels);

}  // namespace gl
