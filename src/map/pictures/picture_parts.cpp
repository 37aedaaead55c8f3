// See picture_parts.h.
#include "map/pictures/picture_parts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>

#include "core/number_text.h"
#include "map/heads/region_areas.h"
#include "map/land/fantasy.h"
#include "map/names/country_names.h"
#include "map/names/text.h"

namespace map {
namespace {

constexpr float kArrowWidth = 0.42f;                  // half of it, of its length
constexpr float kLeastContour = 90;                   // pixels: shorter ones have no value written on them
constexpr float kValueRoom = 26;                      // between values, and to the picture's edge
constexpr float kNameRoom = 180, kLeastName = 0.58f;  // on lower maps names are smaller, down to that
constexpr float kUnnamed = 44;                        // lower maps have no names: a name would fill them
constexpr float kHalfTurn = 3.14159265f;

Point2 measure_name(const std::string& text) {
    return {text_width(Font::bold, kNameSize, text) + 6, kNameSize * 1.25f};
}

Point2 measure_country(const std::string& text) {
    return {text_width(Font::serif, kCountrySize, capitals(text), kCountrySpacing) + 6, kCountrySize * 1.1f};
}

float length_of(const IsoLines& lines, const IsoLines::Line& line) {
    float length = 0;
    for (std::size_t i = 1; i < line.count; ++i) {
        const Point2 a = lines.points[line.first + i - 1], b = lines.points[line.first + i];
        length += std::hypot(b.x - a.x, b.y - a.y);
    }
    return length;
}

// The place `along` a line, and which way it goes there (counterclockwise from the right, y up).
bool place_along(const IsoLines& lines, const IsoLines::Line& line, float along, Point2& at, float& turn) {
    for (std::size_t i = 1; i < line.count; ++i) {
        const Point2 a = lines.points[line.first + i - 1], b = lines.points[line.first + i];
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        if (along > length || !(length > 0)) {
            along -= length;
            continue;
        }
        at = {a.x + (b.x - a.x) * along / length, a.y + (b.y - a.y) * along / length};
        turn = std::atan2(a.y - b.y, b.x - a.x);
        return true;
    }
    return false;
}

std::vector<Point2> places_of_things(const Scene& scene) {
    std::vector<Point2> places;
    const std::vector<float>& points = scene.snapshot->points;
    for (int i = 0; i < scene.snapshot->n_points; ++i) {
        const auto first = static_cast<std::size_t>(i) * 2;
        places.push_back(to_px(scene.camera, scene.viewport, {points[first], points[first + 1]}));
    }
    return places;
}

// Whether this is land, with room for a value round it. On the chart everything is.
bool ashore(const Scene& scene, Point2 px) {
    if (!scene.terrain) return true;
    const Point2 at = to_map(scene.camera, scene.viewport, px);
    const Ground ground = ground_at(*scene.terrain, at.x, at.y);
    return ground.coast * scene.terrain->cell > kValueRoom / 2 * scene.camera.units_per_px;
}

// Where on a contour its value stands: near its middle, if possible clear of things. False if there is no room.
bool value_place(const Scene& scene, const IsoLines& lines, const IsoLines::Line& line,
                 const std::vector<Point2>& taken, const std::vector<Point2>& things, Point2& px, float& turn) {
    const float length = length_of(lines, line);
    if (length < kLeastContour) return false;
    const auto near = [](const std::vector<Point2>& places, Point2 at, float reach) {
        return std::count_if(places.begin(), places.end(),
                             [&](Point2 other) { return std::hypot(other.x - at.x, other.y - at.y) < reach; });
    };
    long fewest = -1;
    constexpr int kTries = 39;
    for (int i = 0; i < kTries; ++i) {
        const float away = 0.022f * static_cast<float>((i + 1) / 2);  // from the middle, in turns to both sides
        const float share = 0.5f + (i % 2 == 0 ? away : -away);
        Point2 at;
        float way = 0;
        if (!place_along(lines, line, share * length, at, way)) continue;
        const bool inside = at.x > kValueRoom && at.y > kValueRoom && at.x < scene.viewport.width - kValueRoom &&
                            at.y < scene.viewport.height - kValueRoom;
        if (!inside || !ashore(scene, at) || near(taken, at, kValueRoom) > 0) continue;
        const long hidden = near(things, at, kValueRoom * 0.75f);
        if (fewest >= 0 && hidden >= fewest) continue;
        fewest = hidden;
        px = at;
        turn = way;
    }
    return fewest >= 0;
}

std::string value_text(const train::HeadSnapshot& head, const RegionView& view, float value) {
    const auto k = static_cast<std::size_t>(view.output);
    if (k < head.scale.size()) value = value * head.scale[k] + head.mean[k];
    if (core::is_large(static_cast<double>(value))) return core::power_text(static_cast<double>(value));
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", static_cast<double>(value));
    // 1230 is not written as 1.23e+03.
    if (std::abs(value) >= 1000) {
        const double step = std::pow(10, std::floor(std::log10(std::abs(static_cast<double>(value)))) - 2);
        std::snprintf(text, sizeof text, "%.0f", std::round(static_cast<double>(value) / step) * step);
    }
    return text;
}

}  // namespace

float name_scale(const Scene& scene) {
    return std::clamp(std::min(scene.viewport.width, scene.viewport.height) / kNameRoom, kLeastName, 1.0f);
}

std::vector<Label> picture_names(const Scene& scene, const std::vector<Box>& obstacles) {
    if (std::min(scene.viewport.width, scene.viewport.height) < kUnnamed) return {};
    LabelState state;
    state.obstacles = obstacles;
    state.scale = name_scale(scene);
    state.field = scene.field;
    const bool fantasy = scene.terrain != nullptr;
    if (fantasy && scene.view.head >= 0 && scene.view.head < static_cast<int>(scene.snapshot->heads.size())) {
        state.terrain = scene.terrain;
        state.names = country_names(scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)].outputs);
    }
    // Names fade in and move for about a second; a picture shows where they end.
    for (int i = 0; i < 3; ++i) {
        place_labels(state, *scene.snapshot, scene.view, scene.camera, scene.viewport,
                     fantasy ? measure_country : measure_name, 10);
    }
    return std::move(state.labels);
}

Range range_shown(const Scene& scene) {
    const train::HeadSnapshot* head = shown_head(scene);
    if (scene.field != nullptr && head != nullptr) return range_of_predictions(*head, scene.view.output);
    return number_range(*scene.snapshot, scene.view);
}

Point2 picture_name_size(const Scene& scene, const std::string& name) {
    const Point2 size = scene.terrain ? measure_country(name) : measure_name(name);
    return {size.x * name_scale(scene), size.y * name_scale(scene)};
}

Point2 overlay_text_size(const std::string& text) {
    return {text_width(Font::text, kOverlayTextSize, text) + 2, kOverlayTextSize * 1.25f};
}

std::vector<Point2> stroke_path(const Scene& scene, const Overlay& overlay, const Stroke& stroke) {
    std::vector<Point2> path;
    for (std::size_t i = stroke.first; i < stroke.first + stroke.count && i < overlay.points.size(); ++i) {
        const Point2 px = to_px(scene.camera, scene.viewport, overlay.points[i]);
        if (std::abs(px.x) < 1e6f && std::abs(px.y) < 1e6f) path.push_back(px);  // NaN is not
    }
    return path;
}

std::vector<Point2> arrow_head(std::vector<Point2>& path, const Stroke& stroke) {
    if (!(stroke.arrow > 0) || path.size() < 2) return {};
    const Point2 tip = path.back();
    // Where the line enters the head.
    Point2 neck = tip;
    while (path.size() > 1) {
        const Point2 end = path.back(), before = path[path.size() - 2];
        const float to_end = std::hypot(tip.x - end.x, tip.y - end.y);
        const float to_before = std::hypot(tip.x - before.x, tip.y - before.y);
        if (to_before <= stroke.arrow && path.size() > 2) {
            path.pop_back();
            continue;
        }
        const float share = to_before > to_end ? (stroke.arrow - to_end) / (to_before - to_end) : 1;
        const float part = std::clamp(share, 0.0f, 1.0f);
        neck = {end.x + (before.x - end.x) * part, end.y + (before.y - end.y) * part};
        path.back() = neck;
        break;
    }
    const float x = tip.x - neck.x, y = tip.y - neck.y, length = std::hypot(x, y);
    if (!(length > 0)) return {};
    const float half = std::max(kArrowWidth * length, stroke.width);
    return {tip,
            {neck.x - y / length * half, neck.y + x / length * half},
            {neck.x + y / length * half, neck.y - x / length * half}};
}

float upright(float turn) {
    turn = std::remainder(turn, 2 * kHalfTurn);
    return turn > kHalfTurn / 2 ? turn - kHalfTurn : turn < -kHalfTurn / 2 ? turn + kHalfTurn : turn;
}

Rgb rim_color(const Scene& scene) {
    if (!scene.terrain) return ground(scene.dark);
    const FantasyColors colors = fantasy_colors(scene.dark);
    return scene.dark ? colors.deep : colors.lit;
}

Point2 picture_px(const Scene& scene, const PictureMark& mark) {
    const auto i = static_cast<std::size_t>(mark.thing) * 2;
    const Point2 at = to_px(scene.camera, scene.viewport, {scene.snapshot->points[i], scene.snapshot->points[i + 1]});
    return {at.x + mark.shift.x, at.y - mark.shift.y};
}

float picture_frame(const Scene& scene, int thing) {
    return thing == scene.hovered || thing == scene.pinned ? 3.5f : 1.6f;
}

// Light in both themes: pictures are transparent, and black letters and wheels would vanish on a dark plate.
Rgb plate_color(const Scene& scene) { return scene.terrain ? fantasy_colors(false).lit : ground(false); }

void add_contour_values(Overlay& overlay, const Scene& scene, Rgb color) {
    const train::Snapshot& snapshot = *scene.snapshot;
    const RegionView& view = scene.view;
    if (view.head < 0 || view.head >= static_cast<int>(snapshot.heads.size())) return;
    if (view.answer == model::Answer::classes) return;
    const train::HeadSnapshot& head = snapshot.heads[static_cast<std::size_t>(view.head)];
    const Range range = number_range(snapshot, view);
    const RegionAreas areas = region_areas(snapshot, view, scene.camera, scene.viewport);
    const std::vector<Point2> things = places_of_things(scene);
    std::vector<Point2> taken;
    for (std::size_t i = 0; i < areas.borders.lines.size(); ++i) {
        const IsoLines::Line& line = areas.borders.lines[i];
        Point2 px;
        float turn = 0;
        if (!value_place(scene, areas.borders, line, taken, things, px, turn)) continue;
        taken.push_back(px);
        const float part = static_cast<float>(areas.border_output[i]) / kBands;
        overlay.texts.push_back({to_map(scene.camera, scene.viewport, px), upright(turn),
                                 value_text(head, view, range.low + (range.high - range.low) * part), color, 1});
    }
}

}  // namespace map
