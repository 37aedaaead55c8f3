// What an SVG shows of the map itself: regions on the chart; land, sea and countries on the fantasy map; the borders of
// other heads; the things. Each appends elements. May include map. Next: svg_chart.cpp, svg_fantasy.cpp,
// svg_things.cpp.
#pragma once

#include <string>

#include "map/view/scene.h"

namespace map::svg {

void write_chart(std::string& out, const Scene& scene);
// Ids within the file begin with `key`: several files may stand in one page.
void write_fantasy(std::string& out, const Scene& scene, const std::string& key);

// Of Scene::lines.
void write_lines(std::string& out, const Scene& scene);
// Symbols, pictures, and those that are ringed.
void write_things(std::string& out, const Scene& scene, const std::string& key);

// How many areas a number has: of those between its lines, or without lines so many that they look like one ramp.
int bands_of(const Scene& scene);
// What an area of `region_areas()` is called: a class, or the values of a band.
std::string area_name(const Scene& scene, int output);

}  // namespace map::svg
