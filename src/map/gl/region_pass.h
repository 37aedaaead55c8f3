// The GL pass that draws the regions of the chart, and the borders of any head over the picture: one triangle over the
// whole picture, with the head evaluated at every pixel. May include gl and map. Next: shaders/regions.frag,
// head_texture.h.
#pragma once

#include <array>

#include "map/gl/head_texture.h"
#include "map/gl/pass.h"

namespace map {

// Indices of the shader's uniforms, for gl::set().
struct RegionUniforms {
    int head, outputs, output, mode, size_px, units_per_px, range, pixel_ratio, ground, border, regions, ramp, line,
        first;
    int field = -1, field_place = -1;  // in the variants for fields only (the head's predictions on a grid)
};

// A variant of the program, one for each HeadTexture::build(), compiled when first needed.
struct RegionBuild {
    gl::Program program;
    RegionUniforms in{};
    bool tried = false;  // compilation has begun (a driver may refuse it)
};

struct RegionPass {
    std::array<RegionBuild, kHeadBuilds> builds;
};

// begin() starts compiling the simplest variant; finish() waits until that is done. Error: the compiler's message.
void begin(RegionPass& pass);
core::Status finish(RegionPass& pass);
void free_pass(RegionPass& pass);

// Fills the picture; with plain ground if no head is shown. Writes `head` from the scene. no_vertices: an empty VAO.
void draw_regions(RegionPass& pass, HeadTexture& head, const Scene& scene, PictureSize size, unsigned no_vertices);
// Draws class ids / 255 instead of colours; 0 if there is no head.
void draw_region_ids(RegionPass& pass, HeadTexture& head, const Scene& scene, PictureSize size, unsigned no_vertices);
// Blends the borders or contours of a head over the picture so far.
void draw_border_lines(RegionPass& pass, HeadTexture& head, const Scene& scene, const BorderLines& lines,
                       PictureSize size, unsigned no_vertices);

}  // namespace map
