// What lies below points and names in an SVG: regions on the chart; land, sea and countries on the fantasy map. Each
// appends elements. May include map. Next: svg_chart.cpp, svg_fantasy.cpp.
#pragma once

#include <string>

#include "map/map_renderer.h"

namespace map::svg {

void write_chart(std::string& out, const Scene& scene);
// Ids within the file begin with `key`: several files may stand in one page.
void write_fantasy(std::string& out, const Scene& scene, const std::string& key);

// What an area of `region_areas()` is called: a class, or the values of a band.
std::string area_name(const Scene& scene, int output);

}  // namespace map::svg
