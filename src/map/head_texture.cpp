// See head_texture.h. The layout is stated in shaders/head.glsl.
#include "map/head_texture.h"

#include "core/check.h"

namespace map {

void make_head_texture(HeadTexture& head, int max_side) {
    head.max_side = max_side;
    gl::make_data_texture(head.texture, kHeadWidth, 4);
}

static void lay_out(const HeadPlane& plane, std::vector<float>& texels) {
    texels.clear();
    const auto hidden = static_cast<std::size_t>(plane.n_hidden);
    for (std::size_t first = 0; first < hidden; first += 4) {
        for (std::size_t part = 0; part < 3; ++part) {
            for (std::size_t j = first; j < first + 4; ++j) {
                texels.push_back(j < hidden ? plane.hidden[j * 3 + part] : 0.0f);
            }
        }
    }
    for (int k = 0; k < plane.n_outputs; ++k) {
        const float* w = plane.output(k);
        if (hidden > 0) texels.insert(texels.end(), {w[hidden], 0.0f, 0.0f, 0.0f});
        texels.insert(texels.end(), w, w + (hidden > 0 ? hidden : 3));
        while (texels.size() % 4 != 0) texels.push_back(0);
    }
}

void write_head(HeadTexture& head, const train::HeadSnapshot& from, const Camera& camera) {
    make_head_plane(head.plane, from, camera.x, camera.y);
    lay_out(head.plane, head.texels);
    const auto row = static_cast<std::size_t>(kHeadWidth) * 4;
    const std::size_t rows = (head.texels.size() + row - 1) / row;
    head.texels.resize(rows * row, 0.0f);
    int height = head.texture.height;
    while (height < static_cast<int>(rows)) height *= 2;
    ES_CHECK(height <= head.max_side, "a head has more weights than a texture can hold");
    if (height != head.texture.height) gl::make_data_texture(head.texture, kHeadWidth, height);
    gl::write_rows(head.texture, head.texels.data(), static_cast<int>(rows));
}

Range shown_range(HeadTexture& head, const Scene& scene) {
    const bool known = scene.marks_version >= 0 && scene.marks_version == head.range_version &&
                       head.range_of == scene.snapshot && head.range_head == scene.view.head &&
                       head.range_output == scene.view.output;
    if (known) return head.range;
    head.range = number_range(*scene.snapshot, head.plane, scene.view.output, scene.camera);
    head.range_version = scene.marks_version;
    head.range_of = scene.snapshot;
    head.range_head = scene.view.head;
    head.range_output = scene.view.output;
    return head.range;
}

}  // namespace map
