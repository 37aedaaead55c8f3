// Textures and what is drawn into: data of floats that shaders read texel by texel, fields, pictures with a
// framebuffer. Plain handles; whoever made one frees it, or forgets it when its context died. May include gl.
#pragma once

#include <cstdint>

namespace gl {

struct Texture {
    unsigned id = 0;
    int width = 0, height = 0;
};

// Data, RGBA32F: no filtering, no mipmaps. Contents undefined.
void make_data_texture(Texture& texture, int width, int height);
// Writes rows [0, rows) from `texels`, [rows, width, 4].
void write_rows(const Texture& texture, const float* texels, int rows);
// A field, RGBA16F, read with linear filtering and held at its edges. `texels` [height, width, 4]; made anew where the
// size differs.
void write_field(Texture& texture, const float* texels, int width, int height);
// A picture, RGBA8, read with linear filtering and, where it is shown small, from halves of itself; made anew.
void write_picture(Texture& texture, const std::uint8_t* rgba, int width, int height);
void bind_texture(const Texture& texture, int unit);
void free_texture(Texture& texture);

// A picture, RGBA8, linear filtering, with the framebuffer that draws into it.
struct Target {
    Texture texture;
    unsigned framebuffer = 0;
};

// Makes it, or makes it anew where the size differs; the same size costs nothing. False if GL refuses.
bool resize_target(Target& target, int width, int height);
// Draws go to the whole of it from here on.
void draw_into(const Target& target);
// [height, width, 4], GL's way: row 0 is the bottom.
void read_pixels(const Target& target, std::uint8_t* rgba);
void free_target(Target& target);

// What drawing elsewhere disturbs: restored when this goes out of scope, so that ImGui's backend finds what it left.
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

// Forgets errors of earlier calls. Bounded: a lost context reports for ever.
void clear_errors();

}  // namespace gl
