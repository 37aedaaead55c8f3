// See map_renderer.h. Two passes into one texture: the regions (one triangle, the head in a data texture), then the
// points (instanced squares). Everything is kept between frames: a steady frame allocates nothing.
#include "map/map_renderer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "core/check.h"
#include "gl/abilities.h"
#include "gl/gles.h"
#include "gl/program.h"
#include "gl/texture.h"
#include "map/fantasy.h"
#include "map/head_plane.h"
#include "map/point_marks.h"

namespace map {
namespace {

constexpr int kHeadWidth = 64;  // texels a row of the head's data texture
constexpr int kMaxQuads = kMaxHidden / 4;

// "1.5", whatever the locale.
std::string literal(float value) {
    const int thousandths = static_cast<int>(std::lround(value * 1000));
    std::string digits = std::to_string(thousandths);
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return digits.substr(0, digits.size() - 3) + '.' + digits.substr(digits.size() - 3);
}

std::vector<gl::Define> shared_numbers() {
    return {{"kClassColors", std::to_string(kClassColors)},
            {"kRampStops", std::to_string(kRampStops)},
            {"kBands", std::to_string(kBands)},
            {"kHeadWidth", std::to_string(kHeadWidth)},
            {"kShadeAtBorder", literal(kShadeAtBorder)},
            {"kBorderWidth", literal(kBorderWidth)},
            {"kContourWidth", literal(kContourWidth)},
            {"kContourStrength", literal(kContourStrength)}};
}

struct RegionUniforms {
    int head, outputs, output, ids, size_px, units_per_px, range, pixel_ratio, ground, border, regions, ramp;
};

// What shaders/fantasy.frag shares with its twin.
std::vector<gl::Define> fantasy_numbers() {
    std::vector<gl::Define> numbers = {{"kTerrainSide", std::to_string(kTerrainSide)},
                                       {"kFineOctaves", std::to_string(kFineOctaves)},
                                       {"kRoughCoast", literal(kRoughCoast)},
                                       {"kCoastWidth", literal(kCoastWidth)},
                                       {"kBeach", literal(kBeach)},
                                       {"kShelf", literal(kShelf)},
                                       {"kCoastLineWidth", literal(kCoastLineWidth)},
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
                                       {"kWaveInk", literal(kWaveInk)}};
    for (std::size_t i = 0; i < kCoastLines.size(); ++i) {
        numbers.push_back({"kCoastLines" + std::to_string(i), literal(kCoastLines[i])});
        numbers.push_back({"kCoastLineInk" + std::to_string(i), literal(kCoastLineInk[i])});
    }
    return numbers;
}

struct PointUniforms {
    int size_px, px_per_unit, rim, hole, ring;
};

struct FantasyUniforms {
    int head, outputs, output, range, terrain, size_px, units_per_px, pixel_ratio, px, reach, cell, grid, anchor;
    int octaves, octave_cells, octave_weights, wave, wave_cell;
    int paper, ink, shallow, deep, sea_ink, border, lit, shaded, most, countries, ramp;
};

RegionUniforms region_uniforms(gl::Program& p) {
    return {gl::uniform(p, "t_head"),   gl::uniform(p, "u_outputs"),     gl::uniform(p, "u_output"),
            gl::uniform(p, "u_ids"),    gl::uniform(p, "u_size_px"),     gl::uniform(p, "u_units_per_px"),
            gl::uniform(p, "u_range"),  gl::uniform(p, "u_pixel_ratio"), gl::uniform(p, "u_ground"),
            gl::uniform(p, "u_border"), gl::uniform(p, "u_regions"),     gl::uniform(p, "u_ramp")};
}

FantasyUniforms fantasy_uniforms(gl::Program& p) {
    const auto at = [&](const char* name) { return gl::uniform(p, name); };
    return {at("t_head"),           at("u_outputs"),      at("u_output"),      at("u_range"),   at("t_terrain"),
            at("u_size_px"),        at("u_units_per_px"), at("u_pixel_ratio"), at("u_px"),      at("u_reach"),
            at("u_cell"),           at("u_grid"),         at("u_anchor"),      at("u_octaves"), at("u_octave_cells"),
            at("u_octave_weights"), at("u_wave"),         at("u_wave_cell"),   at("u_paper"),   at("u_ink"),
            at("u_shallow"),        at("u_deep"),         at("u_sea_ink"),     at("u_border"),  at("u_lit"),
            at("u_shaded"),         at("u_most"),         at("u_countries"),   at("u_ramp")};
}

// The fantasy map's, likewise.
struct FantasyProgram {
    gl::Program program;
    FantasyUniforms in{};
    bool tried = false;
};

// The regions' program for heads of so many fours of hidden units.
struct RegionProgram {
    gl::Program program;
    RegionUniforms in{};
    bool tried = false;
};

void set_color(gl::Program& program, int uniform, Rgb c) { gl::set(program, uniform, c.r, c.g, c.b); }

// One instance's attributes in shaders/points.vert.
void describe_marks() {
    constexpr auto kStride = static_cast<GLsizei>(sizeof(PointMark));
    const auto offset = [](std::size_t bytes) { return reinterpret_cast<const void*>(bytes); };
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(PointMark, x)));
    glVertexAttribPointer(1, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride, offset(offsetof(PointMark, rgba)));
    glVertexAttribPointer(2, 4, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(PointMark, radius_px)));
    for (GLuint i = 0; i < 3; ++i) {
        glEnableVertexAttribArray(i);
        glVertexAttribDivisor(i, 1);
    }
}

// Size of the picture in pixels: smaller than asked for where the machine's textures are.
struct Size {
    int width = 0, height = 0;
};

Size picture_size(const Scene& scene, int max_side) {
    if (!(scene.viewport.width > 0 && scene.viewport.height > 0 && scene.pixel_ratio > 0)) return {};
    const float longer = std::max(scene.viewport.width, scene.viewport.height);
    const float ratio = std::min(scene.pixel_ratio, static_cast<float>(max_side) / longer);
    const auto pixels = [&](float side) {
        return std::clamp(static_cast<int>(std::lround(side * ratio)), 1, max_side);
    };
    return {pixels(scene.viewport.width), pixels(scene.viewport.height)};
}

}  // namespace

struct MapRenderer::Objects {
    int max_side = 0;
    std::array<RegionProgram, kMaxQuads + 1> regions;  // built when first needed
    std::array<FantasyProgram, kMaxQuads + 1> fantasies;
    gl::Program points;
    PointUniforms in_points{};
    gl::Texture head, terrain;
    gl::Target picture, ids;
    unsigned no_vertices = 0;  // vertex array of the regions' triangle
    unsigned mark_array = 0, mark_buffer = 0;
    std::size_t mark_capacity = 0;
    // kept for their memory
    HeadPlane plane;
    std::vector<float> texels;
    std::vector<PointMark> marks;

    std::string build();
    std::string build_regions(int quads);
    void build_fantasy(int quads);
    void free_all();
    void write_head();
    void draw_regions(const Scene& scene, int w, int h, bool as_ids);
    void draw_fantasy(const Scene& scene, int w, int h);
    void draw_points(const Scene& scene, int w, int h);
};

std::string MapRenderer::Objects::build() {
    const gl::Abilities abilities = gl::probe_abilities();
    std::string problem = gl::what_is_missing(abilities);
    if (!problem.empty()) return problem;
    max_side = abilities.max_texture_size;
    problem = build_regions(0);
    if (problem.empty()) problem = gl::build_program(points, "points.vert", "points.frag", {});
    if (!problem.empty()) return "The map cannot be drawn: this graphics driver refuses its shaders. " + problem;
    in_points = {gl::uniform(points, "u_size_px"), gl::uniform(points, "u_px_per_unit"), gl::uniform(points, "u_rim"),
                 gl::uniform(points, "u_hole"), gl::uniform(points, "u_ring")};
    gl::make_data_texture(head, kHeadWidth, 4);
    glGenVertexArrays(1, &no_vertices);
    glGenVertexArrays(1, &mark_array);
    glGenBuffers(1, &mark_buffer);
    int buffer_before = 0;  // no part of gl::Restore: only here and in draw_points() it changes
    glGetIntegerv(GL_ARRAY_BUFFER_BINDING, &buffer_before);
    glBindVertexArray(mark_array);
    glBindBuffer(GL_ARRAY_BUFFER, mark_buffer);
    describe_marks();
    glBindBuffer(GL_ARRAY_BUFFER, static_cast<GLuint>(buffer_before));
    return "";
}

std::string MapRenderer::Objects::build_regions(int quads) {
    RegionProgram& built = regions[static_cast<std::size_t>(quads)];
    built.tried = true;
    std::vector<gl::Define> defines = shared_numbers();
    defines.push_back({"kQuads", std::to_string(quads)});
    std::string problem = gl::build_program(built.program, "picture.vert", "regions.frag", defines);
    if (problem.empty()) built.in = region_uniforms(built.program);
    return problem;
}

void MapRenderer::Objects::build_fantasy(int quads) {
    FantasyProgram& built = fantasies[static_cast<std::size_t>(quads)];
    built.tried = true;
    std::vector<gl::Define> defines = shared_numbers();
    for (gl::Define& define : fantasy_numbers()) defines.push_back(std::move(define));
    defines.push_back({"kQuads", std::to_string(quads)});
    const std::string problem = gl::build_program(built.program, "picture.vert", "fantasy.frag", defines);
    if (problem.empty()) built.in = fantasy_uniforms(built.program);
}

void MapRenderer::Objects::free_all() {
    for (FantasyProgram& built : fantasies) gl::free_program(built.program);
    for (RegionProgram& built : regions) gl::free_program(built.program);
    gl::free_program(points);
    gl::free_texture(head);
    gl::free_texture(terrain);
    gl::free_target(picture);
    gl::free_target(ids);
    if (no_vertices != 0) glDeleteVertexArrays(1, &no_vertices);
    if (mark_array != 0) glDeleteVertexArrays(1, &mark_array);
    if (mark_buffer != 0) glDeleteBuffers(1, &mark_buffer);
}

// The head as texels, in the layout that shaders/regions.frag states.
void MapRenderer::Objects::write_head() {
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
    const auto row = static_cast<std::size_t>(kHeadWidth) * 4;
    const std::size_t rows = (texels.size() + row - 1) / row;
    texels.resize(rows * row, 0.0f);
    int height = head.height;
    while (height < static_cast<int>(rows)) height *= 2;
    ES_CHECK(height <= max_side, "a head has more weights than a texture can hold");
    if (height != head.height) gl::make_data_texture(head, kHeadWidth, height);
    gl::write_rows(head, texels.data(), static_cast<int>(rows));
}

// Fills the picture with one colour; for ids, with 0.
static void draw_ground(const Scene& scene, bool as_ids) {
    const Rgb color = as_ids ? Rgb{} : ground(scene.dark);
    glClearColor(color.r, color.g, color.b, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

static void set_colors(RegionProgram& regions, bool dark) {
    std::array<Rgb, kClassColors + 1> region_table;
    std::array<Rgb, kRampStops> ramp_table;
    for (int i = 0; i <= kOthers; ++i) region_table[static_cast<std::size_t>(i)] = region_color(i, dark);
    for (int i = 0; i < kRampStops; ++i) {
        ramp_table[static_cast<std::size_t>(i)] =
            ramp_region_color(static_cast<float>(i) / static_cast<float>(kRampStops - 1), dark);
    }
    gl::Program& p = regions.program;
    set_color(p, regions.in.ground, ground(dark));
    set_color(p, regions.in.border, border(dark));
    gl::set_vec3s(p, regions.in.regions, &region_table[0].r, static_cast<int>(region_table.size()));
    gl::set_vec3s(p, regions.in.ramp, &ramp_table[0].r, static_cast<int>(ramp_table.size()));
}

void MapRenderer::Objects::draw_regions(const Scene& scene, int w, int h, bool as_ids) {
    const train::Snapshot& snapshot = *scene.snapshot;
    if (scene.view.head < 0 || scene.view.head >= static_cast<int>(snapshot.heads.size())) {
        return draw_ground(scene, as_ids);
    }
    make_head_plane(plane, snapshot.heads[static_cast<std::size_t>(scene.view.head)], scene.camera.x, scene.camera.y);
    const int quads = (plane.n_hidden + 3) / 4;
    RegionProgram& built = regions[static_cast<std::size_t>(quads)];
    if (!built.tried) build_regions(quads);
    // start() has built the plain one; should a driver refuse only this size, the points are still worth seeing.
    if (built.program.id == 0) return draw_ground(scene, as_ids);
    write_head();
    const bool classes = scene.view.answer == model::Answer::classes;
    const Range range = classes ? Range{} : number_range(snapshot, plane, scene.view.output, scene.camera);
    const RegionUniforms& u = built.in;
    gl::Program& p = built.program;
    const auto width = static_cast<float>(w);
    const auto height = static_cast<float>(h);
    gl::use(p);
    gl::bind_texture(head, 0);
    gl::set(p, u.head, 0);
    gl::set(p, u.outputs, plane.n_outputs);
    gl::set(p, u.output, classes ? -1 : scene.view.output);
    gl::set(p, u.ids, as_ids ? 1 : 0);
    gl::set(p, u.size_px, width, height);
    gl::set(p, u.units_per_px, scene.camera.units_per_px * scene.viewport.width / width,
            scene.camera.units_per_px * scene.viewport.height / height);
    gl::set(p, u.range, range.low, range.high);
    gl::set(p, u.pixel_ratio, width / scene.viewport.width);
    set_colors(built, scene.dark);
    gl::check_all_set(p);
    glBindVertexArray(no_vertices);
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

static void set_frame(FantasyProgram& fantasy, const FantasyFrame& frame, float width, float height) {
    const FantasyUniforms& u = fantasy.in;
    gl::Program& p = fantasy.program;
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

static void set_fantasy_colors(FantasyProgram& fantasy, bool dark) {
    const FantasyUniforms& u = fantasy.in;
    gl::Program& p = fantasy.program;
    const FantasyColors c = fantasy_colors(dark);
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

void MapRenderer::Objects::draw_fantasy(const Scene& scene, int w, int h) {
    const train::Snapshot& snapshot = *scene.snapshot;
    const bool has_head = scene.view.head >= 0 && scene.view.head < static_cast<int>(snapshot.heads.size());
    if (has_head) {
        make_head_plane(plane, snapshot.heads[static_cast<std::size_t>(scene.view.head)], scene.camera.x,
                        scene.camera.y);
        write_head();
    }
    const int quads = has_head ? (plane.n_hidden + 3) / 4 : 0;
    FantasyProgram& built = fantasies[static_cast<std::size_t>(quads)];
    if (!built.tried) build_fantasy(quads);
    if (built.program.id == 0 || scene.terrain->cells.empty()) return draw_ground(scene, false);
    const bool numbers = has_head && scene.view.answer != model::Answer::classes;
    const Range range = numbers ? number_range(snapshot, plane, scene.view.output, scene.camera) : Range{};
    const auto width = static_cast<float>(w), height = static_cast<float>(h);
    const FantasyUniforms& u = built.in;
    gl::Program& p = built.program;
    gl::write_field(terrain, &scene.terrain->cells[0].coast, kTerrainSide, kTerrainSide);
    gl::use(p);
    gl::bind_texture(terrain, 1);
    gl::bind_texture(head, 0);
    gl::set(p, u.head, 0);
    gl::set(p, u.terrain, 1);
    gl::set(p, u.outputs, has_head ? plane.n_outputs : 0);
    gl::set(p, u.output, numbers ? scene.view.output : -1);
    gl::set(p, u.range, range.low, range.high);
    set_frame(built, fantasy_frame(*scene.terrain, scene.camera, scene.viewport, w, h), width, height);
    set_fantasy_colors(built, scene.dark);
    gl::check_all_set(p);
    glBindVertexArray(no_vertices);
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

void MapRenderer::Objects::draw_points(const Scene& scene, int w, int h) {
    const float pixel_ratio = static_cast<float>(w) / scene.viewport.width;
    make_point_marks(marks, scene, pixel_ratio);
    if (marks.empty()) return;
    int buffer_before = 0;
    glGetIntegerv(GL_ARRAY_BUFFER_BINDING, &buffer_before);
    glBindBuffer(GL_ARRAY_BUFFER, mark_buffer);
    if (marks.size() > mark_capacity) {
        mark_capacity = marks.size() + marks.size() / 2;
        glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(mark_capacity * sizeof(PointMark)), nullptr,
                     GL_DYNAMIC_DRAW);
    }
    glBufferSubData(GL_ARRAY_BUFFER, 0, static_cast<GLsizeiptr>(marks.size() * sizeof(PointMark)), marks.data());
    glBindBuffer(GL_ARRAY_BUFFER, static_cast<GLuint>(buffer_before));
    gl::use(points);
    gl::set(points, in_points.size_px, static_cast<float>(w), static_cast<float>(h));
    gl::set(points, in_points.px_per_unit, pixel_ratio / scene.camera.units_per_px);
    const MarkColors colors = mark_colors(scene);
    set_color(points, in_points.rim, colors.rim);
    set_color(points, in_points.hole, colors.hole);
    set_color(points, in_points.ring, colors.ring);
    gl::check_all_set(points);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glBindVertexArray(mark_array);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(marks.size()));
}

MapRenderer::MapRenderer() = default;

MapRenderer::~MapRenderer() {
    if (objects_) objects_->free_all();
    delete objects_;
}

std::string MapRenderer::start() {
    if (objects_) return "";
    const gl::Restore restore;
    objects_ = new Objects;
    std::string problem = objects_->build();
    if (!problem.empty()) {
        objects_->free_all();
        lost();
    }
    return problem;
}

void MapRenderer::lost() {
    delete objects_;
    objects_ = nullptr;
}

// The state that both passes take for granted.
static void plain_state() {
    glDisable(GL_BLEND);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
}

void MapRenderer::draw(const Scene& scene) {
    ES_CHECK(scene.snapshot, "a scene without a snapshot");
    if (!objects_) return;
    const Size size = picture_size(scene, objects_->max_side);
    if (size.width == 0) return;
    const gl::Restore restore;
    if (!gl::resize_target(objects_->picture, size.width, size.height)) return;
    gl::draw_into(objects_->picture);
    plain_state();
    if (scene.terrain) {
        objects_->draw_fantasy(scene, size.width, size.height);
    } else {
        objects_->draw_regions(scene, size.width, size.height, false);
    }
    objects_->draw_points(scene, size.width, size.height);
}

unsigned MapRenderer::texture() const { return objects_ ? objects_->picture.texture.id : 0; }

std::vector<std::uint8_t> MapRenderer::read_region_ids(const Scene& scene, int w, int h) {
    ES_CHECK(scene.snapshot, "a scene without a snapshot");
    std::vector<std::uint8_t> found(static_cast<std::size_t>(std::max(w, 0)) *
                                    static_cast<std::size_t>(std::max(h, 0)));
    if (!objects_ || found.empty()) return found;
    const gl::Restore restore;
    if (!gl::resize_target(objects_->ids, w, h)) return found;
    gl::draw_into(objects_->ids);
    plain_state();
    objects_->draw_regions(scene, w, h, true);
    std::vector<std::uint8_t> rgba(found.size() * 4);
    gl::read_pixels(objects_->ids, rgba.data());
    const auto width = static_cast<std::size_t>(w);
    for (std::size_t y = 0; y < static_cast<std::size_t>(h); ++y) {
        const std::size_t from = (static_cast<std::size_t>(h) - 1 - y) * width;
        for (std::size_t x = 0; x < width; ++x) found[y * width + x] = rgba[(from + x) * 4];
    }
    return found;
}

}  // namespace map
