// The pass that draws highlighted areas: a coarse grid of strengths over part of the map, drawn softly. May include gl
// and map. Next: shaders/glow.vert.
#pragma once

#include "gl/texture.h"
#include "map/gl/pass.h"

namespace map {

struct GlowPass {
    gl::Program program;
    gl::Texture field;
    int texture = 0, box = 0, color = 0, hatch = 0;
    std::vector<float> texels;  // reused memory
};

// begin() starts compiling the shaders; settle() waits for the driver; Error: its message.
void begin(GlowPass& pass);
core::Status settle(GlowPass& pass);
void free_pass(GlowPass& pass);
// Blends over the picture so far.
void draw_glow(GlowPass& pass, const Glow& glow, const Scene& scene, unsigned no_vertices);

}  // namespace map
