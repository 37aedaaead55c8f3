// Writes the map's content into an SVG: regions on the chart; land, sea and countries on the fantasy map; borders of
// other heads; the things. Each function appends elements to `out`. May include map. Next: svg_chart.cpp,
// svg_fantasy.cpp, svg_things.cpp.
#pragma once

#include <string>

#include "map/view/scene.h"

namespace map::svg {

void write_chart(std::string& out, const Scene& scene);
// Ids in the file begin with `key`, so that one page can contain several files.
void write_fantasy(std::string& out, const Scene& scene, const std::string& key);

// The borders of other heads, Scene::lines.
void write_lines(std::string& out, const Scene& scene);
// Symbols, pictures, and things with a ring.
void write_things(std::string& out, const Scene& scene, const std::string& key);

// The number of colour bands for a predicted number: those between contours or, without contours, enough for a ramp.
int bands_of(const Scene& scene);
// The name of an area of region_areas(): a class, or the range of a band, "10 to 12". `output`: RegionArea::output.
// Scene::view must have a head.
std::string area_name(const Scene& scene, int output);

}  // namespace map::svg
