// A surface: a texture of 32-bit floats, four numbers per texel, that passes read from and draw into. A plain handle
// without a destructor: the code that makes one frees it. May include gl. Needs a current context. Next: places.h, the
// layout of matrices on surfaces.
#pragma once

#include <string_view>
#include <vector>

#include "gl/texture.h"

namespace gl {

struct Surface {
    Texture texture;
    unsigned framebuffer = 0;
};

// Makes a surface of zeros. False if GL cannot draw into floats, or into a texture of this size.
bool make_surface(Surface& surface, int width, int height);
void free_surface(Surface& surface);
// Attaches the other surfaces (of the same size) to the framebuffer of the first, so that a pass that draws into the
// first writes all of them (multiple render targets). False if GL cannot.
bool draw_together(const Surface& first, const std::vector<const Surface*>& others);
constexpr std::string_view kNotTogether =
    "The graphics card cannot draw into several textures of 32-bit floats at once.";
// Writes and reads texels [height, width, 4] from (x, y) on. Reading waits until everything drawn before is done.
void write_texels(const Surface& surface, int x, int y, int width, int height, const float* texels);
void read_texels(const Surface& surface, int x, int y, int width, int height, float* texels);

}  // namespace gl
