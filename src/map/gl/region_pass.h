// The chart's regions, and borders of any head over whatever is there: one triangle, the head evaluated at every pixel.
// May include gl and map. Next: shaders/regions.frag, head_texture.h.
#pragma once

#include <array>

#include "map/gl/head_texture.h"
#include "map/gl/pass.h"

namespace map {

struct RegionUniforms {
    int head, outputs, output, mode, size_px, units_per_px, range, pixel_ratio, ground, border, regions, ramp, line;
    int field = -1, field_place = -1;  // of the build for fields
};

// One for each HeadTexture::build(), built when first needed.
struct RegionBuild {
    gl::Program program;
    RegionUniforms in{};
    bool tried = false;
};

struct RegionPass {
    std::array<RegionBuild, kHeadBuilds> builds;
};

// The driver begins with the plainest of its programs; settle() waits for it and tells what is wrong with it.
void begin(RegionPass& pass);
core::Status settle(RegionPass& pass);
void free_pass(RegionPass& pass);

// Fills the picture; the ground alone where no head is shown. `head` is written anew.
void draw_regions(RegionPass& pass, HeadTexture& head, const Scene& scene, PictureSize size, unsigned no_vertices);
// The shader's own ids / 255 instead of colours; 0 where there is no head.
void draw_region_ids(RegionPass& pass, HeadTexture& head, const Scene& scene, PictureSize size, unsigned no_vertices);
// Over what is there. Blends.
void draw_border_lines(RegionPass& pass, HeadTexture& head, const Scene& scene, const BorderLines& lines,
                       PictureSize size, unsigned no_vertices);

}  // namespace map
