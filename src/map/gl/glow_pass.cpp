// See glow_pass.h.
#include "map/gl/glow_pass.h"

#include "gl/gles.h"
#include "gl/texture.h"

namespace map {

void begin(GlowPass& pass) {
    gl::begin_program(pass.program, "glow.vert", "glow.frag", {});
    pass.texture = gl::uniform(pass.program, "t_strength");
    pass.box = gl::uniform(pass.program, "u_box");
    pass.color = gl::uniform(pass.program, "u_color");
    pass.hatch = gl::uniform(pass.program, "u_hatch");
}

core::Status finish(GlowPass& pass) { return gl::finish_program(pass.program); }

void free_pass(GlowPass& pass) {
    gl::free_program(pass.program);
    gl::free_texture(pass.field);
}

void draw_glow(GlowPass& pass, const Glow& glow, const Scene& scene, unsigned no_vertices) {
    if (pass.program.id == 0 || glow.columns < 1 || glow.rows < 1 || glow.alpha <= 0) return;
    pass.texels.assign(glow.strength.size() * 4, 0.0f);
    for (std::size_t i = 0; i < glow.strength.size(); ++i) pass.texels[i * 4] = glow.strength[i];
    gl::write_field(pass.field, pass.texels.data(), glow.columns, glow.rows);
    const float half_w = scene.viewport.width * scene.camera.units_per_px / 2;
    const float half_h = scene.viewport.height * scene.camera.units_per_px / 2;
    const float left = glow.x - glow.cell_x / 2, low = glow.y - glow.cell_y / 2;
    const float right = left + glow.cell_x * static_cast<float>(glow.columns);
    const float high = low + glow.cell_y * static_cast<float>(glow.rows);
    const float box[4] = {(left - scene.camera.x) / half_w, (low - scene.camera.y) / half_h,
                          (right - scene.camera.x) / half_w, (high - scene.camera.y) / half_h};
    const float shine[4] = {1, scene.dark ? 0.86f : 0.72f, scene.dark ? 0.35f : 0.1f, glow.alpha};
    const float ink = scene.dark ? 0.96f : 0.08f;
    const float lines[4] = {ink, ink, ink, glow.alpha};
    const float hatch[4] = {glow.hatch * scene.pixel_ratio, 0.6f * scene.pixel_ratio, 0, 0};
    gl::use(pass.program);
    gl::bind_texture(pass.field, 0);
    gl::set(pass.program, pass.texture, 0);
    gl::set_vec4s(pass.program, pass.box, box, 1);
    gl::set_vec4s(pass.program, pass.color, glow.hatch > 0 ? lines : shine, 1);
    gl::set_vec4s(pass.program, pass.hatch, hatch, 1);
    gl::check_all_set(pass.program);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glBindVertexArray(no_vertices);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glDisable(GL_BLEND);
}

}  // namespace map
