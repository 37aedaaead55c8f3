// See point_marks.h.
#include "map/things/point_marks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "map/land/fantasy.h"
#include "map/things/symbols.h"

namespace map {
namespace {

constexpr float kRadius = 4, kLeastRadius = 1.5f;  // logical pixels
constexpr float kManyPoints = 500;           // from here on they shrink, so that the inked area stays about the same
constexpr float kLeastSymbol = 1.6f;         // pixels of radius; smaller symbols look alike: all are discs
constexpr float kRim = 0.3f, kHole = 0.55f;  // of the radius
constexpr float kHoveredScale = 1.5f, kRing = 2;                 // ring: logical pixels
constexpr float kLeastRinged = 3;                                // radius of a ringed thing among many, logical pixels
constexpr float kPickedRing = 1.4f, kLitScale = 1.25f;           // of selected things and those of the batch
constexpr float kFaded = 0.16f;                                  // of full colour
constexpr float kTownRadius = 0.82f, kTownWall = 1.5f;           // fantasy map: of the radius; logical pixels
constexpr float kRoom = 120, kTownRoom = 440, kSmallest = 0.7f;  // on maps lower than this symbols shrink, to that
constexpr float kTownLight = 0.22f;                              // how much lighter than its class a town is by day

std::uint8_t byte(float share) { return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0f, 1.0f) * 255)); }

// Symbols tell classes apart, so numbers have none.
float symbol_of(const Scene& scene, std::size_t i) {
    const bool is_new = scene.recolored >= 0.5f || scene.coloring_before == nullptr;
    const Coloring* coloring = is_new ? scene.coloring : scene.coloring_before;
    if (!coloring || coloring->numeric || i >= coloring->index.size()) return 0;
    return static_cast<float>(symbol_index(coloring->index[i]));
}

bool is_quiet(const Scene& scene, std::size_t i) {
    if ((scene.flags_of(i) & kQuiet) != 0) return true;
    const Coloring* coloring = scene.coloring;
    if (scene.highlighted < 0 || !coloring || coloring->numeric || i >= coloring->index.size()) return false;
    return coloring->index[i] != scene.highlighted;
}

PointMark mark_of(const Scene& scene, std::size_t i, float radius_px, float pixel_ratio) {
    const train::Snapshot& snapshot = *scene.snapshot;
    PointMark mark;
    mark.x = snapshot.points[i * 2];
    mark.y = snapshot.points[i * 2 + 1];
    mark.symbol = symbol_of(scene, i);
    const bool held_out = i < snapshot.held_out.size() && snapshot.held_out[i] != 0;
    const unsigned char flags = scene.flags_of(i);
    Rgb c = thing_color(scene, i);
    if (scene.terrain && !scene.dark) c = mix(c, {1, 1, 1}, kTownLight);
    mark.rgba = {byte(c.r), byte(c.g), byte(c.b), byte(is_quiet(scene, i) ? kFaded : 1)};
    mark.radius_px = radius_px * symbol_scale(scene);
    mark.hole_px = held_out ? mark.radius_px * kHole : 0;
    mark.rim_px = scene.terrain ? std::min(kTownWall * pixel_ratio, radius_px * 0.4f) : mark.radius_px * kRim;
    if ((flags & kLit) != 0) mark.radius_px *= kLitScale;
    if (mark.radius_px < kLeastSymbol) mark.symbol = 0;
    if ((flags & (kPicked | kLit)) != 0) mark.ring_px = kPickedRing * pixel_ratio;
    return mark;
}

Rgb color_in(const Coloring* coloring, std::size_t i, bool dark) {
    if (coloring && coloring->numeric && i < coloring->ramp.size()) return ramp_color(coloring->ramp[i], dark);
    if (coloring && !coloring->numeric && i < coloring->index.size()) return class_color(coloring->index[i], dark);
    return class_color(kOthers, dark);
}

bool is_placed(const PointMark& mark) { return std::isfinite(mark.x) && std::isfinite(mark.y); }

}  // namespace

Rgb thing_color(const Scene& scene, std::size_t i) {
    const int own = scene.flags_of(i) >> kOwnColorShift;
    if (own > 0) return class_color(own - 1, scene.dark);
    const Rgb now = color_in(scene.coloring, i, scene.dark);
    if (scene.recolored >= 1 || scene.coloring_before == nullptr) return now;
    return mix(color_in(scene.coloring_before, i, scene.dark), now, scene.recolored);
}

MarkColors mark_colors(const Scene& scene) {
    if (!scene.terrain) return {ground(scene.dark), ground(scene.dark), border(scene.dark)};
    const FantasyColors colors = fantasy_colors(scene.dark);
    return {scene.dark ? colors.deep : colors.ink, scene.dark ? colors.deep : colors.lit, colors.border};
}

float point_radius(int n_points) {
    const float shrink = std::sqrt(kManyPoints / static_cast<float>(std::max(n_points, 1)));
    return std::clamp(kRadius * shrink, kLeastRadius, kRadius);
}

float symbol_scale(const Scene& scene) {
    const float side = std::min(scene.viewport.width, scene.viewport.height);
    const float room = std::clamp(side / (scene.terrain ? kTownRoom : kRoom), kSmallest, 1.0f);
    return scene.terrain ? kTownRadius * room : room;
}

void make_point_marks(std::vector<PointMark>& marks, const Scene& scene, float pixel_ratio) {
    marks.clear();
    const train::Snapshot& snapshot = *scene.snapshot;
    const float radius_px = point_radius(snapshot.n_points) * pixel_ratio;
    for (const bool quiet : {true, false}) {
        for (std::size_t i = 0; i < static_cast<std::size_t>(snapshot.n_points); ++i) {
            if ((scene.flags_of(i) & kHidden) != 0 || is_quiet(scene, i) != quiet) continue;
            const PointMark mark = mark_of(scene, i, radius_px, pixel_ratio);
            if (is_placed(mark)) marks.push_back(mark);
        }
    }
}

void add_ringed_marks(std::vector<PointMark>& marks, const Scene& scene, float pixel_ratio) {
    const float radius_px = point_radius(scene.snapshot->n_points) * pixel_ratio;
    for (const int thing : {scene.pinned, scene.hovered}) {
        if (thing < 0 || thing >= scene.snapshot->n_points) continue;
        const auto i = static_cast<std::size_t>(thing);
        PointMark mark = mark_of(scene, i, std::max(radius_px, kLeastRinged * pixel_ratio), pixel_ratio);
        mark.rgba[3] = 255;
        mark.radius_px *= kHoveredScale;
        mark.hole_px *= kHoveredScale;
        mark.ring_px = kRing * pixel_ratio;
        if (is_placed(mark)) marks.push_back(mark);
    }
}

}  // namespace map
