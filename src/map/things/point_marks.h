// Marks: how a scene's points are drawn (size, colour, symbol, ring), in drawing order. They are the vertex attributes
// of shaders/points.vert, and pictures painted without GL use them, too. May include map. Next: map_renderer.cpp,
// shaders/points.frag.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "map/view/scene.h"

namespace map {

// A symbol of radius_px (symbols.h). hole_px > 0: it is hollow (a held-out thing), with a wall of radius_px - hole_px.
// Around it a rim of rim_px; around that, if ring_px > 0, a ring. All in pixels of the picture.
struct PointMark {
    float x = 0, y = 0;  // map units
    std::array<std::uint8_t, 4> rgba{};
    float radius_px = 0, hole_px = 0, rim_px = 0, ring_px = 0;
    float symbol = 0;  // index into symbols()
};

// Colours that all marks of a scene share. On the chart a thing is a symbol in colour; on the fantasy map it is a town
// in a dark ring.
struct MarkColors {
    Rgb rim, hole, ring;
};
MarkColors mark_colors(const Scene& scene);

// The radius in logical pixels: about 4, smaller if there are many points.
float point_radius(int n_points);
// Factor on the radius: symbols are smaller on a small map, and as towns of the fantasy map.
float symbol_scale(const Scene& scene);

// The colour of a thing: the one that the learner gave it, or that of the coloring.
Rgb thing_color(const Scene& scene, std::size_t thing);

// Replaces `marks` by those of all things that are not hidden, faded ones first. Things without a finite place get no
// mark. Does not depend on the camera. pixel_ratio: pixels of the picture per logical pixel.
void make_point_marks(std::vector<PointMark>& marks, const Scene& scene, float pixel_ratio);
// Appends the pinned and the hovered thing, larger and with a ring; drawn last.
void add_ringed_marks(std::vector<PointMark>& marks, const Scene& scene, float pixel_ratio);

}  // namespace map
