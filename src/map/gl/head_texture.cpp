// See head_texture.h. The layout is stated in shaders/head.glsl.
#include "map/gl/head_texture.h"

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
    head.is_field = false;
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

void write_shown(HeadTexture& head, const Scene& scene) {
    if (scene.field) return write_field_head(head, *scene.field, scene.camera);
    write_head(head, scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)], scene.camera);
}

void write_field_head(HeadTexture& head, const AnswerField& field, const Camera& camera) {
    const train::PredictionGrid& answers = field.answers;
    const int per_place = (answers.k + 3) / 4, width = answers.w * per_place;
    if (answers.w < 2 || answers.h < 2 || answers.k < 1 || width > head.max_side) return;
    head.is_field = true;
    head.field_k = answers.k;
    head.field_size[0] = answers.w;
    head.field_size[1] = answers.h;
    head.field_size[2] = per_place;
    const auto k = static_cast<std::size_t>(answers.k), places = answers.values.size() / k;
    head.texels.assign(places * static_cast<std::size_t>(per_place) * 4, 0.0f);
    for (std::size_t i = 0; i < places; ++i) {
        for (std::size_t j = 0; j < k; ++j) {
            head.texels[i * static_cast<std::size_t>(per_place) * 4 + j] = answers.values[i * k + j];
        }
    }
    if (head.field.width != width || head.field.height != answers.h) {
        gl::make_data_texture(head.field, width, answers.h);
    }
    gl::write_rows(head.field, head.texels.data(), answers.h);
    const train::PixelGrid& grid = field.places;
    head.field_place[0] = static_cast<float>(1 / grid.step_x);
    head.field_place[1] = static_cast<float>(1 / grid.step_y);
    head.field_place[2] = static_cast<float>((static_cast<double>(camera.x) - grid.x) / grid.step_x);
    head.field_place[3] = static_cast<float>((static_cast<double>(camera.y) - grid.y) / grid.step_y);
}

Range shown_range(HeadTexture& head, const Scene& scene) {
    const bool known = scene.marks_version >= 0 && scene.marks_version == head.range_version &&
                       head.range_of == scene.snapshot && head.range_head == scene.view.head &&
                       head.range_output == scene.view.output;
    if (known) return head.range;
    head.range = scene.field ? range_of_predictions(scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)],
                                                    scene.view.output)
                             : number_range(*scene.snapshot, head.plane, scene.view.output, scene.camera);
    head.range_version = scene.marks_version;
    head.range_of = scene.snapshot;
    head.range_head = scene.view.head;
    head.range_output = scene.view.output;
    return head.range;
}

}  // namespace map
