// What bitmaps (paint.cpp) and vector graphics (svg.cpp) of the map have in common: which names are shown, where and
// how large; strokes and arrow heads; values along contours; frames around things' pictures. May include map.
#pragma once

#include <string>
#include <vector>

#include "map/names/labels.h"
#include "map/view/scene.h"

namespace map {

// Sizes of names, in logical pixels unless noted: of regions on the chart, and of countries on the fantasy map. For
// names the caller multiplies sizes, spacing and the halo's width by name_scale().
inline constexpr float kNameSize = 20, kHaloWidth = 2.2f;
inline constexpr float kCountrySize = 19, kCountrySpacing = 3;
inline constexpr float kCountryHalo = 0.8f, kNameHalo = 0.92f;  // opacity
inline constexpr float kFirm = 0.45f;                           // thin letters are drawn twice, this far apart
inline constexpr float kOverlayTextSize = 11.5f;

// Factor on the size of names: 1, or less on small maps, which full-size names would cover.
float name_scale(const Scene& scene);

// The names of regions (countries on the fantasy map) at their final places. No name covers one of `obstacles`.
std::vector<Label> picture_names(const Scene& scene, const std::vector<Box>& obstacles);

// The range of the number that fills the picture: that of the head at the things' places, or, where Scene::field fills
// it, of its predictions for the things.
Range range_shown(const Scene& scene);

// Width and height of the name of a region (or country), logical pixels, name_scale() included.
Point2 picture_name_size(const Scene& scene, const std::string& name);
// Width and height of other texts on the map (values of contours, names of things), logical pixels.
Point2 overlay_text_size(const std::string& text);

// A stroke as a path in logical pixels of the picture; points that are not finite are left out.
std::vector<Point2> stroke_path(const Scene& scene, const Overlay& overlay, const Stroke& stroke);
// Shortens the path by its arrow's head and returns the head: three corners, the tip first, or none if the stroke has
// no arrow.
std::vector<Point2> arrow_head(std::vector<Point2>& path, const Stroke& stroke);
// The rotation, in radians, with which a text along a line at angle `turn` reads upright: -pi / 2 to pi / 2.
float upright(float turn);
// The colour of the outline around lines and texts on the map.
Rgb rim_color(const Scene& scene);

// A thing that is drawn as a picture has a plate behind it: a square with round corners and a frame around it. The side
// of the plate relative to that of the picture, and the radius of its corners relative to half the picture's side;
// shaders/pictures.frag has the same numbers.
inline constexpr float kPlate = 1.06f, kPlateCorner = 0.34f;
// The middle of a thing's picture, and the width of its frame, both in logical pixels.
Point2 picture_px(const Scene& scene, const PictureMark& mark);
float picture_frame(const Scene& scene, int thing);
Rgb plate_color(const Scene& scene);

// If the regions show a predicted number, writes its value on each contour that is long enough; adds nothing for
// classes. On the fantasy map, only on land. The contours themselves are part of the regions' picture.
void add_contour_values(Overlay& overlay, const Scene& scene, Rgb color);

}  // namespace map
