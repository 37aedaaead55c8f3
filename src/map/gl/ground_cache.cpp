// See ground_cache.h.
#include "map/gl/ground_cache.h"

#include <algorithm>
#include <cmath>

#include "gl/gles.h"

namespace map {
namespace {

constexpr double kEvery = 0.1, kLatest = 0.25;  // seconds from one drawing to the next while only the network learns
constexpr int kFrames = 3;                      // from one drawing to the next, if that is not too late
constexpr double kRests = 0.15;                 // seconds without a change until it is drawn sharp
constexpr float kMostMoved = 0.01f;  // of the picture's side: a camera that moved no further moves the cached picture

GroundKey key_of(const Scene& scene, PictureSize size) {
    return {.version = scene.ground_version,
            .camera = scene.camera,
            .size = size,
            .head = scene.view.head,
            .output = scene.view.output,
            .dark = scene.dark,
            .land = scene.terrain != nullptr,
            .field = scene.field != nullptr,
            .band_lines = scene.band_lines};
}

bool near_camera(const GroundKey& a, const Scene& scene) {
    const Camera &from = a.camera, &to = scene.camera;
    const float reach = kMostMoved * to.units_per_px * std::min(scene.viewport.width, scene.viewport.height);
    return std::abs(from.x - to.x) <= reach && std::abs(from.y - to.y) <= reach &&
           std::abs(from.units_per_px / to.units_per_px - 1) <= kMostMoved;
}

// Whether two keys are equal except for the learned weights and the camera.
bool same_else(const GroundKey& a, const GroundKey& b) {
    return a.size == b.size && a.head == b.head && a.output == b.output && a.dark == b.dark && a.land == b.land &&
           a.field == b.field && a.band_lines == b.band_lines;
}

bool same(const GroundKey& a, const GroundKey& b) {
    return same_else(a, b) && a.camera == b.camera && a.version == b.version;
}

GroundUpdate update_for(GroundCache& ground, const Scene& scene, const GroundKey& key) {
    const double now_s = scene.now_s;
    if (!same(ground.wanted, key)) ground.moved_s = now_s;
    ground.wanted = key;
    if (ground.target.framebuffer == 0) return GroundUpdate::sharp;
    const bool is_drawn = same(ground.drawn, key);
    if (is_drawn && !ground.coarse) return GroundUpdate::none;
    if (now_s - ground.moved_s >= kRests) return GroundUpdate::sharp;
    ground.coarse = true;
    // Where frames are slow, not in every frame.
    const double since = now_s - ground.drawn_s;
    const bool early = since < kEvery || (ground.n_copied < kFrames && since < kLatest);
    const bool waits = early && same_else(ground.drawn, key) && near_camera(ground.drawn, scene);
    return is_drawn || waits ? GroundUpdate::none : GroundUpdate::coarse;
}

}  // namespace

void begin(GroundCache& ground) {
    gl::begin_program(ground.copy, "picture.vert", "copy.frag", {});
    ground.texture = gl::uniform(ground.copy, "t_ground");
    ground.place = gl::uniform(ground.copy, "u_place");
}

core::Status finish(GroundCache& ground) { return gl::finish_program(ground.copy); }

void free_pass(GroundCache& ground) {
    gl::free_program(ground.copy);
    gl::free_target(ground.target);
}

PictureSize ground_size(GroundUpdate update, PictureSize size) {
    if (update == GroundUpdate::sharp) return size;
    return {(size.width + 1) / 2, (size.height + 1) / 2};
}

GroundUpdate begin_ground(GroundCache& ground, const Scene& scene, PictureSize size) {
    const GroundKey key = key_of(scene, size);
    const GroundUpdate update = update_for(ground, scene, key);
    ++ground.n_copied;
    if (update == GroundUpdate::none) return update;
    const PictureSize pixels = ground_size(update, size);
    if (!gl::resize_target(ground.target, pixels.width, pixels.height)) return GroundUpdate::none;
    ground.drawn = key;
    ground.drawn_s = scene.now_s;
    ground.n_copied = 0;
    ground.coarse = update == GroundUpdate::coarse;
    return update;
}

void copy_ground(GroundCache& ground, const Scene& scene, PictureSize size, unsigned no_vertices) {
    const gl::Texture& cached = ground.target.texture;
    const Camera &from = ground.drawn.camera, &to = scene.camera;
    float place[4] = {0, 0, 0, 0};
    if (cached.width != size.width || cached.height != size.height || from != to) {
        // From pixels of the picture to map units, and from there to the cached picture.
        const float scale = to.units_per_px / from.units_per_px;
        const float width = from.units_per_px * scene.viewport.width,
                    height = from.units_per_px * scene.viewport.height;
        place[0] = scale / static_cast<float>(size.width);
        place[1] = scale / static_cast<float>(size.height);
        place[2] = 0.5f - 0.5f * scale + (to.x - from.x) / width;
        place[3] = 0.5f - 0.5f * scale + (to.y - from.y) / height;
    }
    gl::use(ground.copy);
    gl::bind_texture(cached, 0);
    gl::set(ground.copy, ground.texture, 0);
    gl::set_vec4s(ground.copy, ground.place, place, 1);
    gl::check_all_set(ground.copy);
    glBindVertexArray(no_vertices);
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

}  // namespace map
