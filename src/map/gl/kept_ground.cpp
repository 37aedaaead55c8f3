// See kept_ground.h.
#include "map/gl/kept_ground.h"

#include <algorithm>
#include <cmath>

#include "gl/gles.h"

namespace map {
namespace {

constexpr double kEvery = 0.1, kLatest = 0.25;  // seconds from one drawing to the next while only the network learns
constexpr int kFrames = 3;                      // from one drawing to the next, if that is not too late
constexpr double kRests = 0.15;                 // seconds without a change until it is drawn sharp
constexpr float kMostMoved = 0.01f;  // of the picture's side: a camera that moved no further moves what is kept

GroundLook look_of(const Scene& scene, PictureSize size) {
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

bool near_camera(const GroundLook& a, const Scene& scene) {
    const Camera &from = a.camera, &to = scene.camera;
    const float reach = kMostMoved * to.units_per_px * std::min(scene.viewport.width, scene.viewport.height);
    return std::abs(from.x - to.x) <= reach && std::abs(from.y - to.y) <= reach &&
           std::abs(from.units_per_px / to.units_per_px - 1) <= kMostMoved;
}

// Whether two keys are equal except for the learned weights and the camera.
bool same_else(const GroundLook& a, const GroundLook& b) {
    return a.size == b.size && a.head == b.head && a.output == b.output && a.dark == b.dark && a.land == b.land &&
           a.field == b.field && a.band_lines == b.band_lines;
}

bool same(const GroundLook& a, const GroundLook& b) {
    return same_else(a, b) && a.camera == b.camera && a.version == b.version;
}

GroundWork work_on(KeptGround& ground, const Scene& scene, const GroundLook& look) {
    const double now_s = scene.now_s;
    if (!same(ground.seen, look)) ground.moved_s = now_s;
    ground.seen = look;
    if (ground.target.framebuffer == 0) return GroundWork::sharp;
    const bool is_drawn = same(ground.drawn, look);
    if (is_drawn && !ground.coarse) return GroundWork::none;
    if (now_s - ground.moved_s >= kRests) return GroundWork::sharp;
    ground.coarse = true;
    // Where frames are slow, not in every frame.
    const double since = now_s - ground.drawn_s;
    const bool early = since < kEvery || (ground.n_copied < kFrames && since < kLatest);
    const bool waits = early && same_else(ground.drawn, look) && near_camera(ground.drawn, scene);
    return is_drawn || waits ? GroundWork::none : GroundWork::coarse;
}

}  // namespace

void begin(KeptGround& ground) {
    gl::begin_program(ground.copy, "picture.vert", "copy.frag", {});
    ground.kept = gl::uniform(ground.copy, "t_kept");
    ground.place = gl::uniform(ground.copy, "u_place");
}

core::Status settle(KeptGround& ground) { return gl::settle_program(ground.copy); }

void free_pass(KeptGround& ground) {
    gl::free_program(ground.copy);
    gl::free_target(ground.target);
}

PictureSize ground_size(GroundWork work, PictureSize size) {
    if (work == GroundWork::sharp) return size;
    return {(size.width + 1) / 2, (size.height + 1) / 2};
}

GroundWork begin_ground(KeptGround& ground, const Scene& scene, PictureSize size) {
    const GroundLook look = look_of(scene, size);
    const GroundWork work = work_on(ground, scene, look);
    ++ground.n_copied;
    if (work == GroundWork::none) return work;
    const PictureSize pixels = ground_size(work, size);
    if (!gl::resize_target(ground.target, pixels.width, pixels.height)) return GroundWork::none;
    ground.drawn = look;
    ground.drawn_s = scene.now_s;
    ground.n_copied = 0;
    ground.coarse = work == GroundWork::coarse;
    return work;
}

void copy_ground(KeptGround& ground, const Scene& scene, PictureSize size, unsigned no_vertices) {
    const gl::Texture& kept = ground.target.texture;
    const Camera &from = ground.drawn.camera, &to = scene.camera;
    float place[4] = {0, 0, 0, 0};
    if (kept.width != size.width || kept.height != size.height || from != to) {
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
    gl::bind_texture(kept, 0);
    gl::set(ground.copy, ground.kept, 0);
    gl::set_vec4s(ground.copy, ground.place, place, 1);
    gl::check_all_set(ground.copy);
    glBindVertexArray(no_vertices);
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

}  // namespace map
