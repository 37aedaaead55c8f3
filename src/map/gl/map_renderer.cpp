// See map_renderer.h. The passes of one picture, back to front: regions or land, highlights, borders of other heads,
// lines, things, lines. All memory is kept between frames: a frame without changes allocates nothing.
#include "map/gl/map_renderer.h"

#include <algorithm>
#include <cmath>

#include "core/check.h"
#include "gl/abilities.h"
#include "gl/gles.h"
#include "map/gl/fantasy_pass.h"
#include "map/gl/glow_pass.h"
#include "map/gl/ground_cache.h"
#include "map/gl/mark_pass.h"
#include "map/gl/region_pass.h"
#include "map/gl/stroke_pass.h"

namespace map {

std::vector<gl::Define> head_numbers(int build) {
    const bool field = build > kMaxQuads;
    return {{"kClassColors", std::to_string(kClassColors)},
            {"kRampStops", std::to_string(kRampStops)},
            {"kHeadWidth", std::to_string(kHeadWidth)},
            {"kBands", std::to_string(kBands)},
            {"kShadeAtBorder", literal(kShadeAtBorder)},
            {"kBorderWidth", literal(kBorderWidth)},
            {"kContourWidth", literal(kContourWidth)},
            {"kContourStrength", literal(kContourStrength)},
            {"kField", field ? "1" : "0"},
            {"kQuads", std::to_string(field ? 0 : build)}};
}

void draw_ground(Rgb color) {
    glClearColor(color.r, color.g, color.b, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

// Size of the picture in pixels: smaller than asked for if the machine's textures are.
static PictureSize picture_size(const Scene& scene, int max_side) {
    if (!(scene.viewport.width > 0 && scene.viewport.height > 0 && scene.pixel_ratio > 0)) return {};
    const float longer = std::max(scene.viewport.width, scene.viewport.height);
    const float ratio = std::min(scene.pixel_ratio, static_cast<float>(max_side) / longer);
    const auto pixels = [&](float side) {
        return std::clamp(static_cast<int>(std::lround(side * ratio)), 1, max_side);
    };
    return {pixels(scene.viewport.width), pixels(scene.viewport.height)};
}

const std::string kRefused = "The map cannot be drawn: this graphics driver refuses its shaders. ";

// Saves the bound array buffer, which gl::Restore does not, and binds it again at the end of its scope.
struct RestoreBuffer {
    int before = 0;
    RestoreBuffer() { glGetIntegerv(GL_ARRAY_BUFFER_BINDING, &before); }
    ~RestoreBuffer() { glBindBuffer(GL_ARRAY_BUFFER, static_cast<GLuint>(before)); }
    RestoreBuffer(const RestoreBuffer&) = delete;
    RestoreBuffer& operator=(const RestoreBuffer&) = delete;
};

struct MapRenderer::Objects {
    int max_side = 0;
    RegionPass regions;
    FantasyPass fantasy;
    GlowPass glow;
    StrokePass strokes;
    MarkPass marks;
    HeadTexture head;
    GroundCache ground;
    bool uses_cache = false;  // the last picture was filled from the cache
    bool has_rest = false;
    gl::Target picture, ids;
    unsigned no_vertices = 0;  // empty vertex array, for draws without attributes

    core::Status build();
    core::Status build_rest();
    void free_all();
    void fill(const Scene& scene, PictureSize size);
    void fill_from_cache(const Scene& scene, PictureSize size);
    void draw(const Scene& scene, PictureSize size);
};

namespace {

core::Status refused(const std::string& problem) { return core::Error{"", kRefused + problem}; }

}  // namespace

core::Status MapRenderer::Objects::build() {
    const gl::Abilities abilities = gl::probe_abilities();
    if (std::string missing = gl::what_is_missing(abilities); !missing.empty()) return core::Error{"", missing};
    max_side = abilities.max_texture_size;
    const RestoreBuffer buffer;
    map::begin(regions);
    map::begin(strokes);
    map::begin(marks);
    map::begin(ground);
    core::Status finished = map::finish(regions);
    if (finished.ok()) finished = map::finish(strokes);
    if (finished.ok()) finished = map::finish(marks);
    if (finished.ok()) finished = map::finish(ground);
    if (!finished.ok()) return refused(finished.sentence());
    make_head_texture(head, max_side);
    glGenVertexArrays(1, &no_vertices);
    return {};
}

core::Status MapRenderer::Objects::build_rest() {
    if (has_rest) return {};
    const RestoreBuffer buffer;
    map::begin(glow);
    map::begin_rest(marks);
    has_rest = true;
    core::Status finished = map::finish(glow);
    if (finished.ok()) finished = map::finish_rest(marks);
    return finished.ok() ? finished : refused(finished.sentence());
}

void MapRenderer::Objects::free_all() {
    free_pass(regions);
    free_pass(fantasy);
    free_pass(glow);
    free_pass(strokes);
    free_pass(marks);
    free_pass(ground);
    gl::free_texture(head.texture);
    gl::free_texture(head.field);
    gl::free_target(picture);
    gl::free_target(ids);
    if (no_vertices != 0) glDeleteVertexArrays(1, &no_vertices);
}

void MapRenderer::Objects::fill(const Scene& scene, PictureSize size) {
    if (scene.terrain) {
        draw_fantasy(fantasy, head, scene, size, no_vertices);
    } else {
        draw_regions(regions, head, scene, size, no_vertices);
    }
}

void MapRenderer::Objects::fill_from_cache(const Scene& scene, PictureSize size) {
    const GroundUpdate update = begin_ground(ground, scene, size);
    if (update != GroundUpdate::none) {
        gl::draw_into(ground.target);
        fill(scene, ground_size(update, size));
        gl::draw_into(picture);
    }
    copy_ground(ground, scene, size, no_vertices);
}

void MapRenderer::Objects::draw(const Scene& scene, PictureSize size) {
    uses_cache = scene.ground_version >= 0;
    if (uses_cache) {
        fill_from_cache(scene, size);
    } else {
        fill(scene, size);
    }
    if (scene.glow) draw_glow(glow, *scene.glow, scene, no_vertices);
    if (scene.lines) {
        for (const BorderLines& lines : *scene.lines) draw_border_lines(regions, head, scene, lines, size, no_vertices);
    }
    const RestoreBuffer buffer;
    if (scene.under) draw_strokes(strokes, *scene.under, scene, size);
    draw_marks(marks, scene, size);
    if (scene.over) draw_strokes(strokes, *scene.over, scene, size);
}

MapRenderer::MapRenderer() = default;

MapRenderer::~MapRenderer() {
    if (objects_) objects_->free_all();
    delete objects_;
}

core::Status MapRenderer::start_first() {
    if (objects_) return {};
    const gl::Restore restore;
    objects_ = new Objects;
    core::Status built = objects_->build();
    if (!built.ok()) {
        objects_->free_all();
        lost();
    }
    return built;
}

core::Status MapRenderer::start() {
    if (core::Status started = start_first(); !started.ok()) return started;
    const gl::Restore restore;
    return objects_->build_rest();
}

void MapRenderer::lost() {
    delete objects_;
    objects_ = nullptr;
}

// GL state that both passes expect.
static void plain_state() {
    glDisable(GL_BLEND);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
}

void MapRenderer::draw(const Scene& scene) {
    ES_CHECK(scene.snapshot, "a scene without a snapshot");
    if (!objects_) return;
    const PictureSize size = picture_size(scene, objects_->max_side);
    if (size.width == 0) return;
    const gl::Restore restore;
    if (!gl::resize_target(objects_->picture, size.width, size.height)) return;
    gl::draw_into(objects_->picture);
    plain_state();
    objects_->draw(scene, size);
    ++n_drawn_;
}

bool MapRenderer::is_coarse() const { return objects_ && objects_->uses_cache && objects_->ground.coarse; }

MapRenderer::Atlas MapRenderer::atlas() const {
    if (!objects_ || objects_->marks.atlas.id == 0) return {};
    const MarkPass& marks = objects_->marks;
    const int cell = std::max(marks.atlas.width / std::max(marks.atlas_columns, 1), 1);
    return {marks.atlas.id, marks.atlas_columns, marks.atlas.height / cell};
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
    draw_region_ids(objects_->regions, objects_->head, scene, {w, h}, objects_->no_vertices);
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
