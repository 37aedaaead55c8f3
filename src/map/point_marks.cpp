// See point_marks.h.
#include "map/point_marks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "map/fantasy.h"

namespace map {
namespace {

constexpr float kRadius = 4, kLeastRadius = 1.5f;  // logical pixels
constexpr float kManyPoints = 500;           // from here on they shrink, so that the inked area stays about the same
constexpr float kRim = 0.3f, kHole = 0.52f;  // of the radius
constexpr float kHoveredScale = 1.5f, kRing = 2;        // ring: logical pixels
constexpr float kFaded = 0.16f;                         // of full colour
constexpr float kTownRadius = 0.82f, kTownWall = 1.5f;  // fantasy map: of the radius; logical pixels
constexpr float kTownRoom = 440, kSmallest = 0.7f;      // on maps lower than this towns are smaller, down to that
constexpr float kTownLight = 0.22f;                     // how much lighter than its class a town is by day

std::uint8_t byte(float share) { return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0f, 1.0f) * 255)); }

Rgb color_of(const Coloring* coloring, std::size_t i, bool dark) {
    if (coloring && coloring->numeric && i < coloring->ramp.size()) return ramp_color(coloring->ramp[i], dark);
    if (coloring && !coloring->numeric && i < coloring->index.size()) return class_color(coloring->index[i], dark);
    return class_color(kOthers, dark);
}

bool faded(const Scene& scene, std::size_t i) {
    const Coloring* coloring = scene.coloring;
    if (scene.highlighted < 0 || !coloring || coloring->numeric || i >= coloring->index.size()) return false;
    return coloring->index[i] != scene.highlighted;
}

PointMark mark_of(const Scene& scene, std::size_t i, float radius_px, float pixel_ratio) {
    const train::Snapshot& snapshot = *scene.snapshot;
    const std::size_t at = i * 2;
    PointMark mark;
    mark.x = snapshot.points[at] - scene.camera.x;
    mark.y = snapshot.points[at + 1] - scene.camera.y;
    const bool hovered = static_cast<int>(i) == scene.hovered;
    const bool held_out = i < snapshot.held_out.size() && snapshot.held_out[i] != 0;
    Rgb c = color_of(scene.coloring, i, scene.dark);
    if (scene.terrain && !scene.dark) c = mix(c, {1, 1, 1}, kTownLight);
    mark.rgba = {byte(c.r), byte(c.g), byte(c.b), byte(faded(scene, i) && !hovered ? kFaded : 1)};
    mark.radius_px = radius_px * (hovered ? kHoveredScale : 1);
    mark.hole_px = held_out ? mark.radius_px * kHole : 0;
    mark.rim_px = radius_px * kRim;
    if (scene.terrain) {
        const float room = std::min(scene.viewport.width, scene.viewport.height) / kTownRoom;
        const float size = kTownRadius * std::clamp(room, kSmallest, 1.0f);
        mark.radius_px *= size;
        mark.hole_px *= size;
        mark.rim_px = std::min(kTownWall * pixel_ratio, radius_px * 0.4f);
    }
    mark.ring_px = hovered ? kRing * pixel_ratio : 0;
    return mark;
}

}  // namespace

MarkColors mark_colors(const Scene& scene) {
    if (!scene.terrain) return {ground(scene.dark), ground(scene.dark), border(scene.dark)};
    const FantasyColors colors = fantasy_colors(scene.dark);
    return {scene.dark ? colors.deep : colors.ink, scene.dark ? colors.deep : colors.lit, colors.border};
}

float point_radius(int n_points) {
    const float shrink = std::sqrt(kManyPoints / static_cast<float>(std::max(n_points, 1)));
    return std::clamp(kRadius * shrink, kLeastRadius, kRadius);
}

void make_point_marks(std::vector<PointMark>& marks, const Scene& scene, float pixel_ratio) {
    marks.clear();
    const train::Snapshot& snapshot = *scene.snapshot;
    const float radius_px = point_radius(snapshot.n_points) * pixel_ratio;
    enum Turn { fading, full, hovering };
    for (const Turn turn : {fading, full, hovering}) {
        for (int p = 0; p < snapshot.n_points; ++p) {
            const auto i = static_cast<std::size_t>(p);
            const Turn own = p == scene.hovered ? hovering : faded(scene, i) ? fading : full;
            if (own != turn) continue;
            const PointMark mark = mark_of(scene, i, radius_px, pixel_ratio);
            if (std::isfinite(mark.x) && std::isfinite(mark.y)) marks.push_back(mark);
        }
    }
}

}  // namespace map
