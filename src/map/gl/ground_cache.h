// A cache of the ground (regions or land) in a texture of its own, for machines where drawing a pixel is expensive (GL
// rendered in software). While the ground changes it is drawn at half resolution. While only the weights change or the
// camera moves slightly, it is drawn at most ten times a second and moved with the camera in between. Once nothing
// changes it is drawn at full resolution and from then on only copied. May include gl and map. Next: map_renderer.cpp,
// shaders/copy.frag.
#pragma once

#include <string>

#include "gl/texture.h"
#include "map/gl/pass.h"

namespace map {

// The cache key: everything that the ground depends on.
struct GroundKey {
    long version = -1;  // Scene::ground_version
    Camera camera;
    PictureSize size;
    int head = -1, output = -1;
    bool dark = false, land = false, field = false, band_lines = false;
};

struct GroundCache {
    gl::Program copy;
    int texture = 0, place = 0;  // uniforms
    gl::Target target;
    GroundKey drawn, wanted;            // key of the cached picture; key of the last frame
    bool coarse = false;                // the cached picture has half resolution, or is outdated
    double drawn_s = -1, moved_s = -1;  // when it was drawn; when the key last changed (Scene::now_s)
    int n_copied = 0;                   // copies made since it was drawn
};

// none: only copy the cached picture; coarse, sharp: first draw it at half or full resolution.
enum class GroundUpdate { none, coarse, sharp };

// begin() starts compiling the shaders; finish() waits until that is done. Error: the compiler's message.
void begin(GroundCache& ground);
core::Status finish(GroundCache& ground);
void free_pass(GroundCache& ground);
// Whether, and at which resolution, the ground has to be drawn into the target now. Resizes the target for it;
// none, too, if the card refuses that size.
GroundUpdate begin_ground(GroundCache& ground, const Scene& scene, PictureSize size);
// The size in pixels of the ground for a picture of this size.
PictureSize ground_size(GroundUpdate update, PictureSize size);
// Copies the cached ground into the bound framebuffer, moved and scaled to the scene's camera. no_vertices: an empty
// vertex array.
void copy_ground(GroundCache& ground, const Scene& scene, PictureSize size, unsigned no_vertices);

}  // namespace map
