// What fills the picture (regions or land), kept in a texture of its own, for machines where each pixel costs: while it
// changes it has half as many pixels a side; while only the network learns and the camera follows it is drawn ten times
// a second at most, in between moved with the camera; once it rests it is drawn sharp and then only copied. May include
// gl and map. Next: map_renderer.cpp, shaders/copy.frag.
#pragma once

#include <string>

#include "gl/texture.h"
#include "map/gl/pass.h"

namespace map {

// Everything that what fills the picture depends on.
struct GroundLook {
    long version = -1;  // Scene::ground_version
    Camera camera;
    PictureSize size;
    int head = -1, output = -1;
    bool dark = false, land = false, field = false, band_lines = false;
};

struct KeptGround {
    gl::Program copy;
    int kept = 0, place = 0;
    gl::Target target;
    GroundLook drawn, seen;  // what is in it; what was wanted last
    bool coarse = false;     // it has fewer pixels, or waits to be drawn
    double drawn_s = -1, moved_s = -1;
    int n_copied = 0;  // pictures since it was drawn
};

enum class GroundWork { none, coarse, sharp };

// The driver begins with its shaders; settle() waits for them and tells what is wrong with them.
void begin(KeptGround& ground);
core::Status settle(KeptGround& ground);
void free_pass(KeptGround& ground);
// What is to be drawn now into its target, which then has the right size.
GroundWork begin_ground(KeptGround& ground, const Scene& scene, PictureSize size);
// The pixels that are drawn of a picture of that size.
PictureSize ground_size(GroundWork work, PictureSize size);
// Into the picture, which is bound, as seen from the scene's camera.
void copy_ground(KeptGround& ground, const Scene& scene, PictureSize size, unsigned no_vertices);

}  // namespace map
