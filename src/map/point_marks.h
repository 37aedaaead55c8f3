// How each point of a scene looks, in the order of drawing: what shaders/points.vert gets, and what a picture without
// GL paints as well. May include map. Next: map_renderer.cpp, shaders/points.frag.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "map/map_renderer.h"

namespace map {

// A disc of radius_px; with hole_px > 0 a hollow ring; a rim rim_px wide round it; round that, with ring_px > 0, a
// ring. Pixels are those of the picture.
struct PointMark {
    float x = 0, y = 0;  // map units from the camera's centre
    std::array<std::uint8_t, 4> rgba{};
    float radius_px = 0, hole_px = 0, rim_px = 0, ring_px = 0;
};

// Of every mark of a scene. On the chart a thing is inked on ground; on the fantasy map it is a town within a dark
// ring.
struct MarkColors {
    Rgb rim, hole, ring;
};
MarkColors mark_colors(const Scene& scene);

// Logical radius: 4 px, smaller where there are many.
float point_radius(int n_points);

// Faded points first, then those in full colour, the hovered one last. Reuses the memory of `marks`. Places that are
// not finite get none.
void make_point_marks(std::vector<PointMark>& marks, const Scene& scene, float pixel_ratio);

}  // namespace map
