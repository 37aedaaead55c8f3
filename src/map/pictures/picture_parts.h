// What pictures of pixels (paint.cpp) and of lines (svg.cpp) have in common: which names stand where and how large, how
// long an arrow's head is, how words on lines look. May include map.
#pragma once

#include <string>
#include <vector>

#include "map/names/labels.h"
#include "map/view/scene.h"

namespace map {

// Logical pixels; of names before name_scale().
inline constexpr float kNameSize = 20, kHaloWidth = 2.2f;
inline constexpr float kTownSize = 19, kTownSpacing = 3;
inline constexpr float kTownHalo = 0.8f, kNameHalo = 0.92f;  // how opaque
inline constexpr float kFirm = 0.45f;                        // fine letters are drawn twice, so far apart
inline constexpr float kOverlayTextSize = 11.5f;

// How large names of regions are drawn: 1, but less on a map so small that they would cover it.
float name_scale(const Scene& scene);

// The names of regions, at rest; of towns on the fantasy map. They keep clear of `obstacles`.
std::vector<Label> picture_names(const Scene& scene, const std::vector<Box>& obstacles);

// How much room such a name takes, logical pixels.
Point2 picture_name_size(const Scene& scene, const std::string& name);
// Of words on the map: values of contours, names of things.
Point2 overlay_text_size(const std::string& text);

// A stroke of an overlay in logical pixels of the picture, without what is not finite.
std::vector<Point2> stroke_path(const Scene& scene, const Overlay& overlay, const Stroke& stroke);
// Cuts the head off the path's end and returns it: three corners, or none if the stroke has no arrow.
std::vector<Point2> arrow_head(std::vector<Point2>& path, const Stroke& stroke);
// Words stay upright: their turn within a quarter to both sides.
float upright(float turn);
// What lies behind lines and words on the map.
Rgb rim_color(const Scene& scene);

// A thing's picture lies on a plate of this half side (1 is the picture's), with round corners; numbers that
// shaders/pictures.frag has as well. The frame round it, logical pixels.
inline constexpr float kPlate = 1.06f, kPlateCorner = 0.34f;
float picture_frame(const Scene& scene, int thing);
Rgb plate_color(const Scene& scene);

// The values of a number's contours, one on each that is long enough, as words on the map for an overlay; nothing for
// classes. On land if there is a terrain. Where the contours lie is what the regions' picture has.
void add_contour_values(Overlay& overlay, const Scene& scene, Rgb color);

}  // namespace map
