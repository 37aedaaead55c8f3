// See camera.h.
#include "map/view/camera.h"

#include <algorithm>
#include <cmath>

namespace map {
namespace {

constexpr float kLeastUnits = 1e-6f, kMostUnits = 1e4f;
constexpr double kHalfTime = 0.15;  // seconds
constexpr float kArrived = 0.1f;    // pixels
constexpr float kReach = 1000;      // pixels from the centre that a change of scale is judged at

float limited(float units_per_px) { return std::clamp(units_per_px, kLeastUnits, kMostUnits); }

// y is 0 on a map of one dimension; of more than two the first two are seen.
Point2 point_at(const train::Snapshot& snapshot, int i) {
    const auto first = static_cast<std::size_t>(i) * 2;
    return {snapshot.points[first], snapshot.points[first + 1]};
}

}  // namespace

Bounds bounds_of(const train::Snapshot& snapshot) {
    Bounds box;
    for (int i = 0; i < snapshot.n_points; ++i) {
        const Point2 p = point_at(snapshot, i);
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) continue;
        if (box.empty) {
            box = {p, p, false};
        } else {
            box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
            box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
        }
    }
    return box;
}

MapPart part_with_both(const MapPart& a, const MapPart& b) {
    Bounds all;
    all.empty = false;
    const auto low = [](const MapPart& s) { return to_map(s.camera, s.viewport, {0, s.viewport.height}); };
    const auto high = [](const MapPart& s) { return to_map(s.camera, s.viewport, {s.viewport.width, 0}); };
    all.low = {std::min(low(a).x, low(b).x), std::min(low(a).y, low(b).y)};
    all.high = {std::max(high(a).x, high(b).x), std::max(high(a).y, high(b).y)};
    return {fit(all, b.viewport, 0), b.viewport};
}

Point2 to_map(const Camera& camera, const Viewport& viewport, Point2 px) {
    return {camera.x + (px.x - viewport.width / 2) * camera.units_per_px,
            camera.y - (px.y - viewport.height / 2) * camera.units_per_px};
}

Point2 to_px(const Camera& camera, const Viewport& viewport, Point2 at) {
    return {viewport.width / 2 + (at.x - camera.x) / camera.units_per_px,
            viewport.height / 2 - (at.y - camera.y) / camera.units_per_px};
}

Camera fit(const train::Snapshot& snapshot, const Viewport& viewport, float margin) {
    return fit(bounds_of(snapshot), viewport, margin);
}

Camera fit(const Bounds& box, const Viewport& viewport, float margin) {
    float width = box.high.x - box.low.x;
    float height = box.high.y - box.low.y;
    if (width <= 0 && height <= 0) width = height = 1;
    const float room = 1 - 2 * margin;
    const float units =
        std::max(width / (room * std::max(viewport.width, 1.0f)), height / (room * std::max(viewport.height, 1.0f)));
    return {box.low.x + (box.high.x - box.low.x) / 2, box.low.y + (box.high.y - box.low.y) / 2, limited(units)};
}

Camera fit_inside(const Bounds& bounds, const Viewport& viewport, Insets insets) {
    constexpr float kMost = 0.6f;
    const auto shrink = [](float& a, float& b, float whole) {
        const float by = std::min(1.0f, kMost * whole / std::max(a + b, 1e-6f));
        a *= by;
        b *= by;
    };
    shrink(insets.left, insets.right, viewport.width);
    shrink(insets.top, insets.bottom, viewport.height);
    const Viewport room{viewport.width - insets.left - insets.right, viewport.height - insets.top - insets.bottom};
    Camera camera = fit(bounds, room, 0);
    camera.x += (insets.right - insets.left) / 2 * camera.units_per_px;
    camera.y += (insets.top - insets.bottom) / 2 * camera.units_per_px;
    return camera;
}

Camera panned(Camera camera, Point2 by_px) {
    camera.x -= by_px.x * camera.units_per_px;
    camera.y += by_px.y * camera.units_per_px;
    return camera;
}

Camera zoomed(Camera camera, const Viewport& viewport, Point2 at_px, float factor) {
    if (!(factor > 0)) return camera;
    const float units = limited(camera.units_per_px / factor);
    const float change = camera.units_per_px - units;
    camera.x += (at_px.x - viewport.width / 2) * change;
    camera.y -= (at_px.y - viewport.height / 2) * change;
    camera.units_per_px = units;
    return camera;
}

Camera follow(Camera camera, const Camera& target, double seconds) {
    const auto left = static_cast<float>(std::exp2(-std::max(seconds, 0.0) / kHalfTime));
    camera.x = target.x + (camera.x - target.x) * left;
    camera.y = target.y + (camera.y - target.y) * left;
    const float scale = std::pow(camera.units_per_px / target.units_per_px, left);
    camera.units_per_px = target.units_per_px * scale;
    const float rest = std::max({std::abs(camera.x - target.x) / target.units_per_px,
                                 std::abs(camera.y - target.y) / target.units_per_px, std::abs(scale - 1) * kReach});
    return rest < kArrived ? target : camera;
}

int nearest_point(const train::Snapshot& snapshot, const Camera& camera, const Viewport& viewport, Point2 px,
                  float radius_px) {
    int nearest = -1;
    float least = radius_px * radius_px;
    for (int i = 0; i < snapshot.n_points; ++i) {
        const Point2 at = to_px(camera, viewport, point_at(snapshot, i));
        const float square = (at.x - px.x) * (at.x - px.x) + (at.y - px.y) * (at.y - px.y);
        if (square <= least) {
            least = square;
            nearest = i;
        }
    }
    return nearest;
}

}  // namespace map
