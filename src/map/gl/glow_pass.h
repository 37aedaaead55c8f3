// The GL pass that highlights areas of the map: draws a coarse grid of strengths (Glow in scene.h), smoothly
// interpolated, over part of the picture. May include gl and map. Next: shaders/glow.vert.
#pragma once

#include "gl/texture.h"
#include "map/gl/pass.h"

namespace map {

struct GlowPass {
    gl::Program program;
    gl::Texture field;
    int texture = 0, box = 0, color = 0, hatch = 0;  // uniforms, as gl::uniform() returns them
    std::vector<float> texels;                       // reused memory
};

// begin() starts compiling the shaders; finish() waits until that is done. Error: the compiler's message.
void begin(GlowPass& pass);
core::Status finish(GlowPass& pass);
void free_pass(GlowPass& pass);
// Blends over the picture so far. no_vertices: an empty vertex array.
void draw_glow(GlowPass& pass, const Glow& glow, const Scene& scene, unsigned no_vertices);

}  // namespace map
