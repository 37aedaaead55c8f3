// The camera, which determines the rectangle of the map that is visible: pan, zoom, fit, and following a map that
// grows. Pure arithmetic. y of the map points up, y of pixels down. May include train/snapshot.h.
#pragma once

#include "train/snapshot.h"

namespace map {

// The map's picture in logical pixels, origin at its top left. One scale for both axes.
struct Viewport {
    float width = 1, height = 1;  // logical pixels
    bool operator==(const Viewport&) const = default;
};

struct Camera {
    float x = 0, y = 0;          // map units at the centre
    float units_per_px = 0.01f;  // > 0
    bool operator==(const Camera&) const = default;
};

struct Point2 {  // in map units, or in pixels where the name says px
    float x = 0, y = 0;
    bool operator==(const Point2&) const = default;
};

// A rectangular part of the map: what this camera shows in this viewport.
struct MapPart {
    Camera camera;
    Viewport viewport;
    bool operator==(const MapPart&) const = default;
};
// The smallest part that contains both and fits a viewport of b's size. Where the aspect ratios differ, it is larger in
// one direction.
MapPart part_with_both(const MapPart& a, const MapPart& b);

Point2 to_map(const Camera& camera, const Viewport& viewport, Point2 px);
Point2 to_px(const Camera& camera, const Viewport& viewport, Point2 at);

inline constexpr float kFitMargin = 0.08f;  // share of the picture's size, on each side
// The camera that shows the points of all things with a margin; a far outlier is shown, too, and makes the rest small.
// If all points are in one place, a unit square around it; without points, around the origin.
Camera fit(const train::Snapshot& snapshot, const Viewport& viewport, float margin = kFitMargin);

// The bounding box of all points with a finite place; kept by callers that fit a camera each frame.
struct Bounds {
    Point2 low, high;
    bool empty = true;
};
Bounds bounds_of(const train::Snapshot& snapshot);
Camera fit(const Bounds& bounds, const Viewport& viewport, float margin = kFitMargin);

// What is kept free at the edges of the map's picture, logical pixels.
struct Insets {
    float left = 0, top = 0, right = 0, bottom = 0;
    bool operator==(const Insets&) const = default;
};
// The camera that shows the box within the picture less its insets, which take at most 60 % of a direction.
Camera fit_inside(const Bounds& bounds, const Viewport& viewport, Insets insets);

Camera panned(Camera camera, Point2 by_px);
// Zooms about the map place under `at_px`. factor > 1 zooms in. Limited to 1e-6 .. 1e4 map units per pixel.
Camera zoomed(Camera camera, const Viewport& viewport, Point2 at_px, float factor);
// Moves towards target, half of the way every 0.15 s; exactly there once less than a tenth of a pixel is left. seconds:
// since the last frame.
Camera follow(Camera camera, const Camera& target, double seconds);
// Index of the thing whose point, hidden or not, is nearest to a pixel, within radius_px; -1 if there is none.
int nearest_point(const train::Snapshot& snapshot, const Camera& camera, const Viewport& viewport, Point2 px,
                  float radius_px);

}  // namespace map
