// A texture from which shaders evaluate a head at each pixel. It holds the weights of the head or, if the picture is
// not the map, the head's predictions on a grid: a field. Layout: shaders/head.glsl. May include gl and map. Next:
// region_pass.h.
#pragma once

#include <vector>

#include "gl/texture.h"
#include "map/heads/answer_grid.h"
#include "map/heads/head_plane.h"
#include "map/view/camera.h"
#include "map/view/scene.h"

namespace map {

inline constexpr int kMaxQuads = kMaxHidden / 4;   // a quad: four hidden units, one for each component of a texel
inline constexpr int kHeadBuilds = kMaxQuads + 2;  // shader variants: 0 .. kMaxQuads quads, and one for fields

// The last write is either of weights (to `texture` and `plane`) or of a field (to the members whose names start with
// "field").
struct HeadTexture {
    gl::Texture texture, field;
    bool is_field = false;          // whether a field was written last
    int field_k = 0;                // outputs of the field
    int field_size[3] = {0, 0, 0};  // columns, rows, texels for each point
    // Grid coordinates = (map units from the camera's centre) * (first two) + (last two); x, y each.
    float field_place[4] = {0, 0, 0, 0};
    int max_side = 0;  // largest texture side on this machine, texels
    HeadPlane plane;   // the weights that were written last
    std::vector<float> texels;
    // Cached result of number_range(), and what it was computed for.
    long range_version = -1;
    const train::Snapshot* range_of = nullptr;
    int range_head = -1, range_output = -1;
    Range range{};

    // Index of the shader variant for what was written last: the number of quads (0: no hidden layer), or
    // kMaxQuads + 1 for a field.
    [[nodiscard]] int build() const { return is_field ? kMaxQuads + 1 : (plane.n_hidden + 3) / 4; }
    [[nodiscard]] int outputs() const { return is_field ? field_k : plane.n_outputs; }
    [[nodiscard]] const gl::Texture& shown() const { return is_field ? field : texture; }
};

inline constexpr int kHeadWidth = 64;  // texels in a row

void make_head_texture(HeadTexture& head, int max_side);  // max_side: as in HeadTexture
// Writes the weights for places relative to the camera's centre. Reuses all memory.
void write_head(HeadTexture& head, const train::HeadSnapshot& from, const Camera& camera);
// The range of the predictions (number_range()) of the scene's head, which must have been written last. Computed again
// only when the things have changed (Scene::marks_version), not when the camera moves.
Range shown_range(HeadTexture& head, const Scene& scene);

// Writes what fills the scene: scene.field or, if that is null, the weights of the head scene.view.head (>= 0).
void write_shown(HeadTexture& head, const Scene& scene);
// Writes a field. Its step in y may be positive or negative. Shaders clamp places beyond the grid to its edge. Writes
// nothing if the grid has fewer than 2 x 2 points or a row does not fit into a texture.
void write_field_head(HeadTexture& head, const AnswerField& field, const Camera& camera);

}  // namespace map
