// Converts closed outlines that are filled by the even-odd rule into polygons with holes, the form that GeoJSON
// requires. Pure geometry. May include map/heads/isolines.h. Next: regions_geojson.cpp, which uses it.
#pragma once

#include <vector>

#include "map/heads/isolines.h"

namespace app {

using Ring = std::vector<map::Point2>;

// An outer ring, counterclockwise, and its holes, clockwise (y up). Rings do not repeat their first point.
struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
};

// Rings that lie inside an even number of others are outer ones; the others are holes of the smallest ring around them.
// Rings of fewer than three points are left out.
std::vector<Polygon> polygons_of(std::vector<Ring> rings);

// Twice the area, above 0 if counterclockwise.
double twice_area(const Ring& ring);

}  // namespace app
