// How each point of a scene looks, in the order of drawing: what shaders/points.vert gets, and what a picture without
// GL paints as well. May include map. Next: map_renderer.cpp, shaders/points.frag.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "map/view/scene.h"

namespace map {

// A symbol of radius_px (symbols.h); with hole_px > 0 a hollow one, whose wall is radius_px - hole_px; a rim rim_px
// wide round it; round that, with ring_px > 0, a ring. Pixels are those of the picture.
struct PointMark {
    float x = 0, y = 0;  // map units
    std::array<std::uint8_t, 4> rgba{};
    float radius_px = 0, hole_px = 0, rim_px = 0, ring_px = 0;
    float symbol = 0;  // index into symbols()
};

// Of every mark of a scene. On the chart a thing is inked on ground; on the fantasy map it is a town within a dark
// ring.
struct MarkColors {
    Rgb rim, hole, ring;
};
MarkColors mark_colors(const Scene& scene);

// Logical radius: about 4 px, smaller where there are many.
float point_radius(int n_points);
// What it is multiplied by: symbols are smaller on a map that is small itself, and as towns of the fantasy map.
float symbol_scale(const Scene& scene);

// The colour of a thing: the one that the learner gave it, or that of the coloring.
Rgb thing_color(const Scene& scene, std::size_t thing);

// All things that are not hidden, quiet ones first, those in full colour last. Reuses the memory of `marks`. Places
// that are not finite get none. Does not depend on the camera.
void make_point_marks(std::vector<PointMark>& marks, const Scene& scene, float pixel_ratio);
// The hovered and the pinned thing, larger and ringed: they are drawn last.
void add_ringed_marks(std::vector<PointMark>& marks, const Scene& scene, float pixel_ratio);

}  // namespace map
