// Textures and framebuffers: data textures (floats that shaders read texel by texel), fields (smoothly interpolated
// floats), pictures, and render targets. Plain handles without destructors: the code that makes one frees it, or
// forgets it when its context is lost. May include gl.
#pragma once

#include <cstdint>

namespace gl {

struct Texture {
    unsigned id = 0;  // 0: not made yet
    int width = 0, height = 0;
};

// Makes a data texture, RGBA32F: no filtering, no mipmaps. Its contents are undefined.
void make_data_texture(Texture& texture, int width, int height);
// Writes rows [0, rows) from `texels`, [rows, width, 4].
void write_rows(const Texture& texture, const float* texels, int rows);
// Writes a field, RGBA16F, read with linear filtering and clamped at its edges. texels [height, width, 4]; the texture
// is made anew if the size differs.
void write_field(Texture& texture, const float* texels, int width, int height);
// Writes a picture, RGBA8, read with linear filtering and mipmaps; the texture is made anew.
void write_picture(Texture& texture, const std::uint8_t* rgba, int width, int height);
// Writes rows [y0, y1) of a picture texture that other code made; `rgba` begins at row 0.
void write_rows_of_picture(unsigned texture, const std::uint8_t* rgba, int width, int y0, int y1);
void bind_texture(const Texture& texture, int unit);
void free_texture(Texture& texture);

// A render target: a picture, RGBA8, linear filtering, and the framebuffer that draws into it.
struct Target {
    Texture texture;
    unsigned framebuffer = 0;
};

// Makes the target, or makes it anew if the size has changed; else does nothing. False if GL refuses.
bool resize_target(Target& target, int width, int height);
// Directs all following draws to this target, over its whole size.
void draw_into(const Target& target);
// Reads the pixels, [height, width, 4], in OpenGL's order: row 0 is the bottom.
void read_pixels(const Target& target, std::uint8_t* rgba);
void free_target(Target& target);

// Saves the GL state that drawing into our own targets changes, and restores it at the end of its scope, so that Dear
// ImGui's backend finds the state it left.
class Restore {
   public:
    Restore();
    ~Restore();
    Restore(const Restore&) = delete;
    Restore& operator=(const Restore&) = delete;

   private:
    int framebuffer_ = 0, viewport_[4] = {}, program_ = 0, vertex_array_ = 0, active_texture_ = 0, texture_ = 0;
    int blend_src_rgb_ = 0, blend_dst_rgb_ = 0, blend_src_alpha_ = 0, blend_dst_alpha_ = 0;
    float clear_color_[4] = {};
    bool blend_ = false, scissor_ = false, depth_ = false, cull_ = false;
};

// Discards the errors of earlier GL calls. Reads a limited number of them, because a lost context reports errors
// forever.
void clear_errors();

}  // namespace gl
