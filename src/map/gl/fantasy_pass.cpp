// See fantasy_pass.h.
#include "map/gl/fantasy_pass.h"

#include <algorithm>

#include "gl/gles.h"

namespace map {
namespace {

// Defines that shaders/fantasy.frag shares with its twin on the CPU.
std::vector<gl::Define> fantasy_numbers(int which) {
    std::vector<gl::Define> numbers = head_numbers(which);
    numbers.insert(numbers.end(), {{"kTerrainSide", std::to_string(kTerrainSide)},
                                   {"kFineOctaves", std::to_string(kFineOctaves)},
                                   {"kRoughCoast", literal(kRoughCoast)},
                                   {"kCoastWidth", literal(kCoastWidth)},
                                   {"kBeach", literal(kBeach)},
                                   {"kShelf", literal(kShelf)},
                                   {"kCoastLineWidth", literal(kCoastLineWidth)},
                                   {"kOff", literal(kOff)},
                                   {"kDash", literal(kDash)},
                                   {"kDashInk", literal(kDashInk)},
                                   {"kDashWidth", literal(kDashWidth)},
                                   {"kReliefConfidence", literal(kReliefConfidence)},
                                   {"kReliefHeight", literal(kReliefHeight)},
                                   {"kReliefNoise", literal(kReliefNoise)},
                                   {"kReliefContour", literal(kReliefContour)},
                                   {"kWaves", literal(kWaves)},
                                   {"kWaveReach", literal(kWaveReach)},
                                   {"kWaveHeight", literal(kWaveHeight)},
                                   {"kWavePeriod", literal(kWavePeriod)},
                                   {"kWaveInk", literal(kWaveInk)}});
    for (std::size_t i = 0; i < kCoastLines.size(); ++i) {
        numbers.push_back({"kCoastLines" + std::to_string(i), literal(kCoastLines[i])});
        numbers.push_back({"kCoastLineInk" + std::to_string(i), literal(kCoastLineInk[i])});
    }
    return numbers;
}

FantasyUniforms fantasy_uniforms(gl::Program& p) {
    const auto at = [&](const char* name) { return gl::uniform(p, name); };
    return {at("t_head"),           at("u_outputs"),      at("u_output"),      at("u_range"),   at("t_terrain"),
            at("u_size_px"),        at("u_units_per_px"), at("u_pixel_ratio"), at("u_px"),      at("u_reach"),
            at("u_cell"),           at("u_grid"),         at("u_anchor"),      at("u_octaves"), at("u_octave_cells"),
            at("u_octave_weights"), at("u_wave"),         at("u_wave_cell"),   at("u_paper"),   at("u_ink"),
            at("u_shallow"),        at("u_deep"),         at("u_sea_ink"),     at("u_border"),  at("u_lit"),
            at("u_shaded"),         at("u_most"),         at("u_countries"),   at("u_ramp"),    at("u_first")};
}

void build(FantasyBuild& built, int which) {
    built.tried = true;
    if (!gl::build_program(built.program, "picture.vert", "fantasy.frag", fantasy_numbers(which)).ok()) return;
    built.in = fantasy_uniforms(built.program);
    if (which <= kMaxQuads) return;
    built.in.field = gl::uniform(built.program, "u_field");
    built.in.field_place = gl::uniform(built.program, "u_field_place");
}

void set_frame(FantasyBuild& built, const FantasyFrame& frame, float width, float height) {
    const FantasyUniforms& u = built.in;
    gl::Program& p = built.program;
    std::array<float, kFineOctaves * 4> places{};
    std::array<int, kFineOctaves * 2> cells{};
    std::array<float, kFineOctaves> weights{};
    for (std::size_t k = 0; k < kFineOctaves; ++k) {
        const Octave& octave = frame.octaves[k];
        const float place[4] = {octave.turn_x, octave.turn_y, octave.frac_x, octave.frac_y};
        std::copy(place, place + 4, places.begin() + static_cast<std::ptrdiff_t>(k) * 4);
        cells[k * 2] = octave.cell_x;
        cells[k * 2 + 1] = octave.cell_y;
        weights[k] = octave.weight;
    }
    const float wave[4] = {frame.wave.turn_x, frame.wave.frac_x, frame.wave.frac_y, frame.wave.weight};
    const int wave_cell[2] = {frame.wave.cell_x, frame.wave.cell_y};
    gl::set(p, u.size_px, width, height);
    gl::set(p, u.units_per_px, frame.units_per_px_x, frame.units_per_px_y);
    gl::set(p, u.pixel_ratio, frame.pixel_ratio);
    gl::set(p, u.px, frame.units_per_px_x * frame.pixel_ratio);
    gl::set(p, u.reach, frame.reach);
    gl::set(p, u.cell, frame.cell);
    gl::set(p, u.grid, frame.grid_x, frame.grid_y);
    gl::set(p, u.anchor, frame.anchor_x, frame.anchor_y);
    gl::set_vec4s(p, u.octaves, places.data(), kFineOctaves);
    gl::set_ivec2s(p, u.octave_cells, cells.data(), kFineOctaves);
    gl::set_floats(p, u.octave_weights, weights.data(), kFineOctaves);
    gl::set_vec4s(p, u.wave, wave, 1);
    gl::set_ivec2s(p, u.wave_cell, wave_cell, 1);
}

void set_colors(FantasyBuild& built, const train::HeadSnapshot* head, const RegionView& view, bool dark) {
    const FantasyUniforms& u = built.in;
    gl::Program& p = built.program;
    const FantasyColors c = fantasy_colors(dark, head, view);
    gl::set(p, u.first, c.first);
    set_color(p, u.paper, c.paper);
    set_color(p, u.ink, c.ink);
    set_color(p, u.shallow, c.shallow);
    set_color(p, u.deep, c.deep);
    set_color(p, u.sea_ink, c.sea_ink);
    set_color(p, u.border, c.border);
    set_color(p, u.lit, c.lit);
    set_color(p, u.shaded, c.shaded);
    gl::set(p, u.most, c.lit_most, c.shaded_most, c.beach);
    gl::set_vec3s(p, u.countries, &c.countries[0].r, static_cast<int>(c.countries.size()));
    gl::set_vec3s(p, u.ramp, &c.ramp[0].r, static_cast<int>(c.ramp.size()));
}

}  // namespace

void free_pass(FantasyPass& pass) {
    for (FantasyBuild& built : pass.builds) gl::free_program(built.program);
    gl::free_texture(pass.terrain);
}

void draw_fantasy(FantasyPass& pass, HeadTexture& head, const Scene& scene, PictureSize size, unsigned no_vertices) {
    const train::HeadSnapshot* shown = shown_head(scene);
    if (shown) write_shown(head, scene);
    const int which = shown ? head.build() : 0;
    FantasyBuild& built = pass.builds[static_cast<std::size_t>(which)];
    if (!built.tried) build(built, which);
    if (built.program.id == 0 || scene.terrain->cells.empty()) return draw_ground(ground(scene.dark));
    const bool numbers = shown && scene.view.answer != model::Answer::classes;
    const Range range = numbers ? shown_range(head, scene) : Range{};
    const FantasyUniforms& u = built.in;
    gl::Program& p = built.program;
    gl::write_field(pass.terrain, &scene.terrain->cells[0].coast, kTerrainSide, kTerrainSide);
    gl::use(p);
    gl::bind_texture(pass.terrain, 1);
    gl::bind_texture(shown ? head.shown() : head.texture, 0);
    gl::set(p, u.head, 0);
    gl::set(p, u.terrain, 1);
    gl::set(p, u.outputs, shown ? head.outputs() : 0);
    if (u.field >= 0) {
        gl::set_ivec3(p, u.field, head.field_size);
        gl::set_vec4s(p, u.field_place, head.field_place, 1);
    }
    gl::set(p, u.output, numbers ? scene.view.output : -1);
    gl::set(p, u.range, range.low, range.high);
    set_frame(built, fantasy_frame(*scene.terrain, scene.camera, scene.viewport, size.width, size.height),
              static_cast<float>(size.width), static_cast<float>(size.height));
    set_colors(built, shown, scene.view, scene.dark);
    gl::check_all_set(p);
    glBindVertexArray(no_vertices);
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

}  // namespace map
