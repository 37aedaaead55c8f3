// A sheet: a texture of 32-bit floats that passes read and draw into, four numbers a texel. Plain handles; whoever made
// one frees it. May include gl. Needs a current context. Next: places.h, which says what lies where on a sheet.
#pragma once

#include <string_view>
#include <vector>

#include "gl/texture.h"

namespace gl {

struct Sheet {
    Texture texture;
    unsigned framebuffer = 0;
};

// All 0. False if GL cannot draw into floats, or not this many.
bool make_sheet(Sheet& sheet, int width, int height);
void free_sheet(Sheet& sheet);
// Whoever draws into the first draws into the others, too, each of the same size. False if GL cannot.
bool draw_together(const Sheet& first, const std::vector<const Sheet*>& others);
constexpr std::string_view kNotTogether =
    "The graphics card cannot draw into several textures of 32-bit floats at once.";
// Texels [height, width, 4] from (x, y) on. Reading waits until all that was drawn before is done.
void write_texels(const Sheet& sheet, int x, int y, int width, int height, const float* texels);
void read_texels(const Sheet& sheet, int x, int y, int width, int height, float* texels);

}  // namespace gl
