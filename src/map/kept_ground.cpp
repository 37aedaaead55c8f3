// See kept_ground.h.
#include "map/kept_ground.h"

#include "gl/gles.h"

namespace map {
namespace {

constexpr double kEvery = 0.1;   // seconds from one drawing to the next while only the network learns
constexpr double kRests = 0.15;  // seconds without a change until it is drawn sharp

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

// Apart from what the network has learned.
bool same_but_learned(const GroundLook& a, const GroundLook& b) {
    return a.camera.x == b.camera.x && a.camera.y == b.camera.y && a.camera.units_per_px == b.camera.units_per_px &&
           a.size.width == b.size.width && a.size.height == b.size.height && a.head == b.head && a.output == b.output &&
           a.dark == b.dark && a.land == b.land && a.field == b.field && a.band_lines == b.band_lines;
}

GroundWork work_on(KeptGround& ground, const GroundLook& look, double now_s) {
    const bool first = ground.target.framebuffer == 0;
    const bool only_learned = same_but_learned(ground.drawn, look);
    const bool same = only_learned && ground.drawn.version == look.version;
    if (first) return GroundWork::sharp;
    if (same) return ground.coarse && now_s - ground.moved_s >= kRests ? GroundWork::sharp : GroundWork::none;
    ground.moved_s = now_s;
    ground.coarse = true;
    return only_learned && now_s - ground.drawn_s < kEvery ? GroundWork::none : GroundWork::coarse;
}

}  // namespace

std::string start(KeptGround& ground) {
    const std::string problem = gl::build_program(ground.copy, "picture.vert", "copy.frag", {});
    if (!problem.empty()) return problem;
    ground.kept = gl::uniform(ground.copy, "t_kept");
    ground.size_px = gl::uniform(ground.copy, "u_size_px");
    return "";
}

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
    const GroundWork work = work_on(ground, look, scene.now_s);
    if (work == GroundWork::none) return work;
    const PictureSize pixels = ground_size(work, size);
    if (!gl::resize_target(ground.target, pixels.width, pixels.height)) return GroundWork::none;
    ground.drawn = look;
    ground.drawn_s = scene.now_s;
    ground.coarse = work == GroundWork::coarse;
    return work;
}

void copy_ground(KeptGround& ground, PictureSize size, unsigned no_vertices) {
    const gl::Texture& kept = ground.target.texture;
    const bool same_size = kept.width == size.width && kept.height == size.height;
    gl::use(ground.copy);
    gl::bind_texture(kept, 0);
    gl::set(ground.copy, ground.kept, 0);
    gl::set(ground.copy, ground.size_px, same_size ? 0 : static_cast<float>(size.width),
            same_size ? 0 : static_cast<float>(size.height));
    gl::check_all_set(ground.copy);
    glBindVertexArray(no_vertices);
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

}  // namespace map
