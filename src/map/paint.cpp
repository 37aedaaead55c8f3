// See paint.h. From back to front: regions (region_picture.cpp), points, names, the strip with caption and legend.
// The points are those of point_marks.h, whose twin is shaders/points.frag.
#include "map/paint.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/check.h"
#include "map/caption.h"
#include "map/fantasy.h"
#include "map/labels.h"
#include "map/point_marks.h"
#include "map/symbols.h"
#include "map/town_names.h"

namespace map {
namespace {

constexpr float kNameSize = 20;
constexpr float kHaloWidth = 2.2f;
constexpr float kTownSize = 19, kTownSpacing = 3;

std::uint8_t to_byte(float value) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0f, 1.0f) * 255));
}

Point2 measure_name(const std::string& text) {
    return {text_width(Font::bold, kNameSize, text) + 6, kNameSize * 1.25f};
}

Point2 measure_town(const std::string& text) {
    return {text_width(Font::serif, kTownSize, capitals(text), kTownSpacing) + 6, kTownSize * 1.1f};
}

void paint_regions(Picture& picture, const Scene& scene, int height) {
    const std::vector<Rgb> colors = scene.terrain
                                        ? fantasy_picture(*scene.snapshot, scene.view, *scene.terrain, scene.camera,
                                                          scene.viewport, picture.width, height, scene.dark)
                                        : region_colors(*scene.snapshot, scene.view, scene.camera, scene.viewport,
                                                        picture.width, height, scene.pixel_ratio, scene.dark);
    for (std::size_t i = 0; i < colors.size(); ++i) {
        picture.rgba[i * 4] = to_byte(colors[i].r);
        picture.rgba[i * 4 + 1] = to_byte(colors[i].g);
        picture.rgba[i * 4 + 2] = to_byte(colors[i].b);
        picture.rgba[i * 4 + 3] = 255;
    }
}

// How much of a pixel at distance d from an edge lies inside of it, the edge moved out by `by`.
float inside(float d, float by) { return std::clamp(by + 0.5f - d, 0.0f, 1.0f); }

// Line by line what points.frag does.
void paint_point(Picture& picture, const Scene& scene, const MarkColors& colors, const PointMark& mark) {
    const Point2 at = to_px(scene.camera, scene.viewport, {mark.x, mark.y});
    const float x = at.x * scene.pixel_ratio;
    const float y = at.y * scene.pixel_ratio;
    const Symbol& symbol = symbols()[static_cast<std::size_t>(mark.symbol)];
    const float reach = mark.radius_px * kMostScale + 2 * (mark.rim_px + mark.ring_px) + 1;
    const bool seen = x > -reach && y > -reach && x < static_cast<float>(picture.width) + reach &&
                      y < scene.viewport.height * scene.pixel_ratio + reach;
    if (!seen) return;
    const Rgb full = {static_cast<float>(mark.rgba[0]) / 255, static_cast<float>(mark.rgba[1]) / 255,
                      static_cast<float>(mark.rgba[2]) / 255};
    const float strength = static_cast<float>(mark.rgba[3]) / 255;
    const auto end_x = static_cast<int>(std::ceil(x + reach));
    const auto end_y = static_cast<int>(std::ceil(y + reach));
    for (auto row = static_cast<int>(std::floor(y - reach)); row < end_y; ++row) {
        for (auto column = static_cast<int>(std::floor(x - reach)); column < end_x; ++column) {
            const float d = symbol_distance(symbol, static_cast<float>(column) + 0.5f - x,
                                            y - static_cast<float>(row) - 0.5f, mark.radius_px);
            const float rim = inside(d, mark.rim_px);
            const float ring = mark.ring_px > 0 ? inside(d, mark.rim_px + mark.ring_px) : 0;
            Rgb color = mix(colors.ring, colors.rim, rim);
            color = mix(color, full, inside(d, 0));
            if (mark.hole_px > 0) color = mix(color, colors.hole, inside(d, mark.hole_px - mark.radius_px));
            blend_pixel(picture, column, row, color, std::max(rim, ring) * strength);
        }
    }
}

void paint_points(Picture& picture, const Scene& scene) {
    std::vector<PointMark> marks;
    make_point_marks(marks, scene, scene.pixel_ratio);
    add_ringed_marks(marks, scene, scene.pixel_ratio);
    const MarkColors colors = mark_colors(scene);
    for (const PointMark& mark : marks) paint_point(picture, scene, colors, mark);
}

void paint_town_name(Picture& picture, const Scene& scene, const Label& label) {
    const FantasyColors colors = fantasy_colors(scene.dark);
    const float size = kTownSize * scene.pixel_ratio, spacing = kTownSpacing * scene.pixel_ratio;
    const std::string text = capitals(label.text);
    const float x = label.px.x * scene.pixel_ratio - text_width(Font::serif, size, text, spacing) / 2;
    const float y = label.px.y * scene.pixel_ratio + size * 0.33f;
    const Ink thin = text_ink(Font::serif, size, text, x, y, spacing);
    lay_ink(picture, fattened(thin, kHaloWidth * scene.pixel_ratio), scene.dark ? colors.deep : colors.lit,
            0.8f * label.strength);
    // Twice, a little apart: the letters are fine ones.
    lay_ink(picture, thin, colors.ink, label.strength);
    lay_ink(picture, text_ink(Font::serif, size, text, x + 0.45f * scene.pixel_ratio, y, spacing), colors.ink,
            label.strength);
}

void paint_names(Picture& picture, const Scene& scene) {
    LabelState state;
    const bool fantasy = scene.terrain != nullptr;
    if (fantasy && scene.view.head >= 0 && scene.view.head < static_cast<int>(scene.snapshot->heads.size())) {
        state.terrain = scene.terrain;
        state.names = town_names(scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)].outputs);
    }
    // Names fade in and glide over a second or so; a picture shows where they end.
    for (int i = 0; i < 3; ++i) {
        place_labels(state, *scene.snapshot, scene.view, scene.camera, scene.viewport,
                     fantasy ? measure_town : measure_name, 10);
    }
    const float ratio = scene.pixel_ratio;
    for (const Label& label : state.labels) {
        if (fantasy) {
            paint_town_name(picture, scene, label);
            continue;
        }
        const float size = kNameSize * ratio;
        const float x = label.px.x * ratio - text_width(Font::bold, size, label.text) / 2;
        const Ink ink = text_ink(Font::bold, size, label.text, x, label.px.y * ratio + size * 0.36f);
        lay_ink(picture, fattened(ink, kHaloWidth * ratio), ground(scene.dark), 0.92f * label.strength);
        lay_ink(picture, ink, word_color(scene.dark), label.strength);
    }
}

}  // namespace

float strip_height(const Scene& scene, const std::string& caption) { return lay_out_strip(scene, caption).height; }

Picture paint(const Scene& scene, const std::string& caption) {
    ES_CHECK(scene.snapshot && scene.coloring, "paint() needs a snapshot and a coloring");
    ES_CHECK(scene.viewport.width >= 1 && scene.viewport.height >= 1 && scene.pixel_ratio > 0,
             "paint() needs a map of at least one pixel");
    const Strip strip = lay_out_strip(scene, caption);
    const auto pixels = [&](float logical) { return static_cast<int>(std::lround(logical * scene.pixel_ratio)); };
    Picture picture;
    picture.width = pixels(scene.viewport.width);
    picture.height = pixels(scene.viewport.height + strip.height);
    picture.rgba.assign(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4, 0);
    paint_regions(picture, scene, pixels(scene.viewport.height));
    paint_points(picture, scene);
    paint_names(picture, scene);
    // Last: it covers what hangs over the map's lower edge.
    paint_strip(picture, scene, strip, scene.viewport.height);
    return picture;
}

}  // namespace map
