// What a picture of the fantasy map has besides the map: a compass, and a cartouche that says what the map is of. As
// shapes and words in logical pixels, for every kind of picture (paint.cpp, svg.cpp); the window draws its own
// (ui/panels/map_ornaments.cpp), which make room for its buttons. May include map.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "map/names/labels.h"
#include "map/names/text.h"
#include "map/pictures/paint.h"

namespace map {

struct Shape {
    std::size_t first = 0, count = 0;  // of points
    bool closed = true;
    Rgb fill{}, line{};
    float fill_alpha = 0, line_alpha = 0, line_width = 1;
};

// Spaced words round a middle.
struct ShapeWords {
    Point2 at{};  // middle of the line they stand on
    std::string text;
    float size = 14, spacing = 0;
    bool firm = false;  // drawn twice, a little apart: fine letters in capitals
};

struct Ornaments {
    std::vector<Point2> points;
    std::vector<Shape> shapes;      // back to front
    std::vector<ShapeWords> words;  // on top of them, in serif
    std::vector<Box> covered;       // names keep away from here
    Rgb ink{};                      // of the words
};

// Each stands where it hides the fewest things. None on the chart or on a small map; no cartouche without a title.
Ornaments lay_out_ornaments(const Scene& scene, const std::string& title);

}  // namespace map
