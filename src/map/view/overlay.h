// Overlays: lines and texts on top of the regions, such as contours, arrows, springs, grids, trails, lassos. Plain data
// in map units; GL, PNG and SVG draw the same list. Widths are logical pixels. Knows no camera. May include
// map/view/camera.h and palette.h.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <vector>

#include "map/view/camera.h"
#include "map/view/palette.h"

namespace map {

// One line through points[first .. first + count). Widths and lengths are logical pixels.
struct Stroke {
    std::size_t first = 0, count = 0;
    Rgb color{};
    float alpha = 1;
    float width = 1;
    float dash = 0, gap = 0;  // dash 0 = a solid line
    float arrow = 0;          // length of an arrow's head at the last point; 0 = none
    float rim = 0;            // width of an outline in the ground's colour on both sides, for contrast
    bool closed = false;
};

// A text at a place, such as a contour's value; `turn` in radians, counterclockwise; text stays upright.
struct OverlayText {
    Point2 at{};
    float turn = 0;
    std::string text;
    Rgb color{};
    float alpha = 1;
};

struct Overlay {
    std::vector<Point2> points;  // map units
    std::vector<Stroke> strokes;
    std::vector<OverlayText> texts;

    [[nodiscard]] bool empty() const { return strokes.empty() && texts.empty(); }
    // Keeps the memory, so that a frame without changes allocates nothing.
    void clear() {
        points.clear();
        strokes.clear();
        texts.clear();
    }
    // Begins a stroke like `style`; points added from now on belong to it.
    Stroke& begin(const Stroke& style) {
        strokes.push_back(style);
        strokes.back().first = points.size();
        strokes.back().count = 0;
        return strokes.back();
    }
    // Adds a point to the last stroke; begin() comes first.
    void add(Point2 at) {
        points.push_back(at);
        ++strokes.back().count;
    }
    void line(const Stroke& style, std::initializer_list<Point2> through) {
        begin(style);
        for (const Point2& at : through) add(at);
    }
};

}  // namespace map
