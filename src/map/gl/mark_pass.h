// The GL pass that draws the things of a scene: symbols, and pictures from one texture atlas. The attributes of symbols
// are uploaded when they change, not when the camera moves. May include gl and map. Next: point_marks.h,
// shaders/points.vert, shaders/pictures.vert.
#pragma once

#include "gl/texture.h"
#include "map/gl/pass.h"
#include "map/gl/quads.h"
#include "map/things/point_marks.h"

namespace map {

// Cache key of the uploaded attributes: they are uploaded again when it changes.
struct MarkKey {
    long version = -1;                   // Scene::marks_version; -1: the attributes are uploaded in every frame
    float ratio = 0, scale = 0;          // pixels per logical pixel; symbol_scale()
    bool dark = false, fantasy = false;  // dark theme; drawn as the fantasy map
    int highlighted = -1;                // Scene::highlighted
    bool operator==(const MarkKey&) const = default;
};

// Vertex attributes of one picture on the map.
struct PictureInstance {
    float x = 0, y = 0;  // map units
    float size_px = 0, alpha = 0;
    float cell_x = 0, cell_y = 0;  // column and row of its cell in the atlas
    float rgb[3] = {0, 0, 0};      // colour of its frame
    float frame_px = 0;            // width of its frame
};

// shaders/points.*, compiled once for GL point sprites and once for squares of four vertices.
struct SymbolProgram {
    gl::Program program;
    bool sprites = false;  // point sprites: a quarter of the vertices, but limited in size
    // Uniforms, as gl::uniform() returns them; `margin` is for point sprites only.
    int size_px = 0, margin = -1, px_per_unit = 0, centre = 0, symbols = 0, rim = 0, hole = 0, ring = 0;
};

struct MarkPass {
    SymbolProgram points, ringed;  // all things; the hovered and the pinned one, which have a ring: always squares
    gl::Program pictures;          // p_size_px ... are its uniforms
    int p_size_px = 0, p_px_per_unit = 0, p_centre = 0, p_atlas = 0, p_cell = 0, p_ground = 0;
    unsigned mark_array = 0, mark_buffer = 0, ring_array = 0, ring_buffer = 0;
    std::size_t mark_capacity = 0, ring_capacity = 0;
    Quads picture_quads;
    MarkKey uploaded;
    int n_uploaded = 0;
    gl::Texture atlas;
    const std::uint8_t* atlas_of = nullptr;  // the pixels that it was made from
    int atlas_columns = 1;
    // Reused memory.
    std::vector<PointMark> marks;
    std::vector<PictureInstance> instances;
};

// begin() starts compiling the shader of symbols; finish() waits until that is done. Error: the compiler's message.
void begin(MarkPass& pass);
core::Status finish(MarkPass& pass);
// The same for the shaders of pictures and of things with a ring, which are not drawn before that.
void begin_rest(MarkPass& pass);
core::Status finish_rest(MarkPass& pass);
void free_pass(MarkPass& pass);
// Blends over the picture so far: all symbols, then pictures, then things with a ring.
void draw_marks(MarkPass& pass, const Scene& scene, PictureSize size);

}  // namespace map
