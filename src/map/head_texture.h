// A head in a texture, as shaders/head.glsl reads it. May include gl and map. Next: region_pass.h.
#pragma once

#include <vector>

#include "gl/texture.h"
#include "map/camera.h"
#include "map/head_plane.h"

namespace map {

struct HeadTexture {
    gl::Texture texture;
    int max_side = 0;  // of textures on this machine
    HeadPlane plane;   // what was written last
    std::vector<float> texels;

    // Fours of hidden units of what was written last: which build of a shader draws it.
    [[nodiscard]] int quads() const { return (plane.n_hidden + 3) / 4; }
};

inline constexpr int kMaxQuads = kMaxHidden / 4;
inline constexpr int kHeadWidth = 64;  // texels a row

void make_head_texture(HeadTexture& head, int max_side);
// The head about the camera's centre. Reuses all memory.
void write_head(HeadTexture& head, const train::HeadSnapshot& from, const Camera& camera);

}  // namespace map
