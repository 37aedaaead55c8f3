// A texture with the weights of a head, or with its predictions on a grid, from which shaders evaluate the head at each
// pixel (layout: shaders/head.glsl). May include gl and map. Next: region_pass.h.
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

// Has either a head's weights (texture, plane) or a field, which is its predictions on a grid (field).
struct HeadTexture {
    gl::Texture texture, field;
    bool is_field = false;          // whether a field was written last
    int field_k = 0;                // outputs of the field
    int field_size[3] = {0, 0, 0};  // columns, rows, texels for each point
    float field_place[4] = {0, 0, 0, 0};
    int max_side = 0;  // largest texture side on this machine
    HeadPlane plane;   // what was written last
    std::vector<float> texels;
    // Cached result of number_range(), and what it was computed for.
    long range_version = -1;
    const train::Snapshot* range_of = nullptr;
    int range_head = -1, range_output = -1;
    Range range{};

    // Index of the shader variant for what was written last: the number of hidden units in fours, or the last index for
    // a field.
    [[nodiscard]] int build() const { return is_field ? kMaxQuads + 1 : (plane.n_hidden + 3) / 4; }
    [[nodiscard]] int outputs() const { return is_field ? field_k : plane.n_outputs; }
    [[nodiscard]] const gl::Texture& shown() const { return is_field ? field : texture; }
};

inline constexpr int kHeadWidth = 64;  // texels a row

void make_head_texture(HeadTexture& head, int max_side);
// Writes the weights relative to the camera's centre. Reuses all memory.
void write_head(HeadTexture& head, const train::HeadSnapshot& from, const Camera& camera);
// number_range() of the scene's view, whose head was written last. Computed again only when the things have changed
// (Scene::marks_version), not when the camera moves.
Range shown_range(HeadTexture& head, const Scene& scene);

// Writes whatever fills the scene: its field, or the head of its view (which must exist).
void write_shown(HeadTexture& head, const Scene& scene);
// Writes a field. Its rows may go up or down. Points beyond the grid get the predictions at its edge.
void write_field_head(HeadTexture& head, const AnswerField& field, const Camera& camera);

}  // namespace map
