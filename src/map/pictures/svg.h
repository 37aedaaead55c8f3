// The map as vector graphics (SVG), to be printed at any size or edited: regions as polygons, points, names, legend.
// The same picture as paint.h paints. May include map. Knows no files. Next: svg.cpp (shared by both styles),
// svg_ground.h (regions; land and sea), svg_writer.h (the bytes).
#pragma once

#include <string>

#include "map/pictures/paint.h"
#include "map/view/scene.h"

namespace map {

// Returns an SVG 1.1 file, UTF-8. Size: viewport.width by viewport.height + strip_height(); pixel_ratio does not
// matter. It has one element of class "region" for each area of a class or band of a number, and one of class "thing"
// for each point.
std::string to_svg(const Scene& scene, const Caption& caption);

}  // namespace map
