// The GL pass that draws the ground of the fantasy map (land, sea, countries) with one triangle over the whole picture.
// May include gl and map. Next: shaders/fantasy.frag, fantasy.h.
#pragma once

#include <array>

#include "map/gl/head_texture.h"
#include "map/gl/pass.h"
#include "map/land/fantasy.h"

namespace map {

// Locations of the uniforms of shaders/fantasy.frag.
struct FantasyUniforms {
    int head, outputs, output, range, terrain, size_px, units_per_px, pixel_ratio, px, reach, cell, grid, anchor;
    int octaves, octave_cells, octave_weights, wave, wave_cell;
    int paper, ink, shallow, deep, sea_ink, border, lit, shaded, most, countries, ramp, first;
    int field = -1, field_place = -1;  // in the variant for fields only
};

// A variant of the program, one for each HeadTexture::build(), compiled when first needed.
struct FantasyBuild {
    gl::Program program;
    FantasyUniforms in{};
    bool tried = false;  // compilation has begun (a driver may refuse it)
};

struct FantasyPass {
    std::array<FantasyBuild, kHeadBuilds> builds;
    gl::Texture terrain;
};

void free_pass(FantasyPass& pass);
// Fills the picture; if the driver refuses the shader or the terrain has no cells, with one colour. Writes the shown
// head to `head` first. Scene::terrain must not be null. no_vertices: an empty vertex array.
void draw_fantasy(FantasyPass& pass, HeadTexture& head, const Scene& scene, PictureSize size, unsigned no_vertices);

}  // namespace map
