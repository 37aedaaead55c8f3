// Ornaments of the fantasy map in picture files: a compass and a cartouche with a title, as shapes and texts in logical
// pixels (drawn by paint.cpp and svg.cpp). On the screen ui/panels/map_ornaments.cpp draws others, which leave room for
// buttons. May include map.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "map/names/labels.h"
#include "map/names/text.h"
#include "map/pictures/paint.h"

namespace map {

// A line or filled polygon through points[first .. first + count) of the Ornaments.
struct Shape {
    std::size_t first = 0, count = 0;  // of points
    bool closed = true;
    Rgb fill{}, line{};
    float fill_alpha = 0, line_alpha = 0, line_width = 1;
};

// A centred text with spaced letters.
struct ShapeWords {
    Point2 at{};  // middle of its baseline
    std::string text;
    float size = 14, spacing = 0;
    bool firm = false;  // drawn twice, slightly apart, so that it appears bolder
};

struct Ornaments {
    std::vector<Point2> points;
    std::vector<Shape> shapes;      // back to front
    std::vector<ShapeWords> words;  // on top of the shapes, in serif
    std::vector<Box> covered;       // names must stay away from here
    Rgb ink{};                      // colour of the texts
};

// Places each ornament where it hides the fewest things. None on the chart or on a small map; no cartouche without a
// title.
Ornaments lay_out_ornaments(const Scene& scene, const std::string& title);

}  // namespace map
