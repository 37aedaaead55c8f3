// A head in a texture, as shaders/head.glsl reads it. May include gl and map. Next: region_pass.h.
#pragma once

#include <vector>

#include "gl/texture.h"
#include "map/heads/answer_grid.h"
#include "map/heads/head_plane.h"
#include "map/view/camera.h"
#include "map/view/scene.h"

namespace map {

inline constexpr int kMaxQuads = kMaxHidden / 4;
inline constexpr int kHeadBuilds = kMaxQuads + 2;

struct HeadTexture {
    gl::Texture texture, field;
    bool is_field = false;          // what was written last
    int field_k = 0;                // its outputs
    int field_size[3] = {0, 0, 0};  // columns, rows, texels a place
    float field_place[4] = {0, 0, 0, 0};
    int max_side = 0;  // of textures on this machine
    HeadPlane plane;   // what was written last
    std::vector<float> texels;
    // what number_range() said last, and of what
    long range_version = -1;
    const train::Snapshot* range_of = nullptr;
    int range_head = -1, range_output = -1;
    Range range{};

    // Which build of a shader draws what was written last: by fours of hidden units, or the one for fields.
    [[nodiscard]] int build() const { return is_field ? kMaxQuads + 1 : (plane.n_hidden + 3) / 4; }
    [[nodiscard]] int outputs() const { return is_field ? field_k : plane.n_outputs; }
    [[nodiscard]] const gl::Texture& shown() const { return is_field ? field : texture; }
};

inline constexpr int kHeadWidth = 64;  // texels a row

void make_head_texture(HeadTexture& head, int max_side);
// The head about the camera's centre. Reuses all memory.
void write_head(HeadTexture& head, const train::HeadSnapshot& from, const Camera& camera);
// number_range() of the scene's view, whose head was written last. Asks all things only when they have changed
// (Scene::marks_version), not when the camera moves.
Range shown_range(HeadTexture& head, const Scene& scene);

// What fills the scene: its field, or the head that its view names (which must be there).
void write_shown(HeadTexture& head, const Scene& scene);
// Its rows' y may go up or down. Places beyond the grid have the answers of its edge.
void write_field_head(HeadTexture& head, const AnswerField& field, const Camera& camera);

}  // namespace map
