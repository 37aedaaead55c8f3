// Ten plain symbols for classes (disc, polygons, cross, star ...), all of about the same visual size, so that classes
// can be told apart without colours, and a smaller disc for "others". shaders/points.frag gets this table as uniforms
// and computes distances in the same way. May include map/view/palette.h and map/view/camera.h.
#pragma once

#include <array>
#include <vector>

#include "map/view/camera.h"
#include "map/view/palette.h"

namespace map {

enum class SymbolKind { disc, polygon, cross, star };

struct Symbol {
    SymbolKind kind = SymbolKind::disc;
    float sides = 0;  // of a polygon; points of a star; 0 for others
    float turn = 0;   // of its first corner (cross: arm) from the x axis; radians, counterclockwise
    float scale = 1;  // factor on the radius, so that all cover about the same area
};

inline constexpr float kMostScale = 1.45f;  // largest scale of a symbol

// Indexed by symbol_index() of a palette index; the last one is that of "others".
const std::array<Symbol, kClassColors + 1>& symbols();

// Distance from a place (x, y), y up, to the edge of a symbol about the origin, < 0 inside; all in pixels. Its corners
// (disc: edge) are at radius * Symbol::scale. Exact where the nearest part of the edge is straight; near a corner it is
// too small, so an outline drawn by it has pointed (mitred) corners.
float symbol_distance(const Symbol& symbol, float x, float y, float radius);

// The outline of a symbol of radius 1 (times its scale), y up, counterclockwise; a disc has 24 corners. For vector
// pictures and legends.
std::vector<Point2> symbol_outline(const Symbol& symbol);

}  // namespace map
