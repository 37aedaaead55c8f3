// See region_pass.h.
#include "map/gl/region_pass.h"

#include "gl/gles.h"
#include "map/things/class_colors.h"
#include "map/things/ground_colors.h"

namespace map {
namespace {

enum class Mode { fill, ids, lines };

RegionUniforms uniforms_of(gl::Program& p) {
    const auto at = [&](const char* name) { return gl::uniform(p, name); };
    return {at("t_head"),         at("u_outputs"), at("u_output"),      at("u_mode"),   at("u_size_px"),
            at("u_units_per_px"), at("u_range"),   at("u_pixel_ratio"), at("u_ground"), at("u_border"),
            at("u_regions"),      at("u_ramp"),    at("u_line"),        at("u_first")};
}

RegionBuild& begin(RegionPass& pass, int which) {
    RegionBuild& built = pass.builds[static_cast<std::size_t>(which)];
    built.tried = true;
    gl::begin_program(built.program, "picture.vert", "regions.frag", head_numbers(which));
    built.in = uniforms_of(built.program);
    if (which > kMaxQuads) {
        built.in.field = gl::uniform(built.program, "u_field");
        built.in.field_place = gl::uniform(built.program, "u_field_place");
    }
    return built;
}

void set_colors(RegionBuild& built, const train::HeadSnapshot* head, const RegionView& view, bool dark) {
    const GroundColors colors = ground_colors(head, view, dark);
    gl::Program& p = built.program;
    gl::set(p, built.in.first, head_first_color(head));
    set_color(p, built.in.ground, ground(dark));
    set_color(p, built.in.border, colors.border);
    gl::set_vec3s(p, built.in.regions, &colors.classes[0].r, static_cast<int>(colors.classes.size()));
    gl::set_vec3s(p, built.in.ramp, &colors.ramp[0].r, static_cast<int>(colors.ramp.size()));
}

// What to draw of the head that was written last.
struct What {
    Mode mode = Mode::fill;
    int output = -1;
    Range range{};
    const BorderLines* lines = nullptr;
};

// Sets up the program; false if it is not available, then nothing is drawn.
bool draw(RegionPass& pass, const HeadTexture& head, const Scene& scene, const What& what, PictureSize size,
          unsigned no_vertices) {
    RegionBuild& built = pass.builds[static_cast<std::size_t>(head.build())];
    if (!built.tried) gl::finish_program(begin(pass, head.build()).program);
    // begin() and finish() have built the simplest variant. Should a driver refuse only this one, points are still
    // drawn.
    if (built.program.id == 0) return false;
    const RegionUniforms& u = built.in;
    gl::Program& p = built.program;
    const auto width = static_cast<float>(size.width), height = static_cast<float>(size.height);
    gl::use(p);
    gl::bind_texture(head.shown(), 0);
    gl::set(p, u.head, 0);
    gl::set(p, u.outputs, head.outputs());
    if (u.field >= 0) {
        gl::set_ivec3(p, u.field, head.field_size);
        gl::set_vec4s(p, u.field_place, head.field_place, 1);
    }
    gl::set(p, u.output, what.output);
    gl::set(p, u.mode, static_cast<int>(what.mode));
    gl::set(p, u.size_px, width, height);
    gl::set(p, u.units_per_px, scene.camera.units_per_px * scene.viewport.width / width,
            scene.camera.units_per_px * scene.viewport.height / height);
    gl::set(p, u.range, what.range.low, what.range.high);
    gl::set(p, u.pixel_ratio, width / scene.viewport.width);
    const BorderLines plain{};
    const BorderLines& lines = what.lines ? *what.lines : plain;
    // When filling, this is the strength of contours.
    const float strength = what.lines ? lines.alpha : scene.band_lines ? kContourStrength : 0;
    const float line[4] = {lines.color.r, lines.color.g, lines.color.b, strength};
    gl::set_vec4s(p, u.line, line, 1);
    set_colors(built, what.lines ? nullptr : shown_head(scene), what.lines ? RegionView{} : scene.view, scene.dark);
    gl::check_all_set(p);
    glBindVertexArray(no_vertices);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    return true;
}

What shown_of(const Scene& scene, HeadTexture& head, Mode mode) {
    const bool classes = scene.view.answer == model::Answer::classes;
    if (classes) return {.mode = mode};
    return {.mode = mode, .output = scene.view.output, .range = shown_range(head, scene)};
}

}  // namespace

void begin(RegionPass& pass) { begin(pass, 0); }

core::Status finish(RegionPass& pass) { return gl::finish_program(pass.builds[0].program); }

void free_pass(RegionPass& pass) {
    for (RegionBuild& built : pass.builds) gl::free_program(built.program);
}

void draw_regions(RegionPass& pass, HeadTexture& head, const Scene& scene, PictureSize size, unsigned no_vertices) {
    const train::HeadSnapshot* shown = shown_head(scene);
    if (!shown) return draw_ground(ground(scene.dark));
    write_shown(head, scene);
    if (!draw(pass, head, scene, shown_of(scene, head, Mode::fill), size, no_vertices)) draw_ground(ground(scene.dark));
}

void draw_region_ids(RegionPass& pass, HeadTexture& head, const Scene& scene, PictureSize size, unsigned no_vertices) {
    const train::HeadSnapshot* shown = shown_head(scene);
    if (!shown) return draw_ground({});
    write_shown(head, scene);
    if (!draw(pass, head, scene, shown_of(scene, head, Mode::ids), size, no_vertices)) draw_ground({});
}

void draw_border_lines(RegionPass& pass, HeadTexture& head, const Scene& scene, const BorderLines& lines,
                       PictureSize size, unsigned no_vertices) {
    if (!lines.head || lines.head->layers.empty() || lines.alpha <= 0) return;
    write_head(head, *lines.head, scene.camera);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    const What what{.mode = Mode::lines, .output = lines.output, .range = lines.range, .lines = &lines};
    draw(pass, head, scene, what, size, no_vertices);
    glDisable(GL_BLEND);
}

}  // namespace map
