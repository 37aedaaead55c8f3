// A head in a texture, as shaders/head.glsl reads it. May include gl and map. Next: region_pass.h.
#pragma once

#include <vector>

#include "gl/texture.h"
#include "map/camera.h"
#include "map/head_plane.h"
#include "map/scene.h"

namespace map {

struct HeadTexture {
    gl::Texture texture;
    int max_side = 0;  // of textures on this machine
    HeadPlane plane;   // what was written last
    std::vector<float> texels;
    // what number_range() said last, and of what
    long range_version = -1;
    const train::Snapshot* range_of = nullptr;
    int range_head = -1, range_output = -1;
    Range range{};

    // Fours of hidden units of what was written last: which build of a shader draws it.
    [[nodiscard]] int quads() const { return (plane.n_hidden + 3) / 4; }
};

inline constexpr int kMaxQuads = kMaxHidden / 4;
inline constexpr int kHeadWidth = 64;  // texels a row

void make_head_texture(HeadTexture& head, int max_side);
// The head about the camera's centre. Reuses all memory.
void write_head(HeadTexture& head, const train::HeadSnapshot& from, const Camera& camera);
// number_range() of the scene's view, whose head was written last. Asks all things only when they have changed
// (Scene::marks_version), not when the camera moves.
Range shown_range(HeadTexture& head, const Scene& scene);

}  // namespace map
