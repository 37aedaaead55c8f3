// Paints the map on the CPU into a bitmap, without a GPU: regions, borders, points, names, legend; for the command line
// and picture files. A test checks that it agrees with the shaders. Uses stb for text and PNG. May include map. The
// same as vector graphics: svg.h. Next: paint.cpp, caption.h (the strip below), canvas.h and text.h (drawing).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "map/things/coloring.h"
#include "map/view/scene.h"

namespace map {

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;  // [height, width, 4], row 0 is the top
};

// Contents of the strip below a map, besides the legend.
struct Caption {
    std::string text;
    std::string link = {};   // link that reproduces the picture, as shown: long ones are cut in the middle
    std::string title = {};  // of the data, for the fantasy map's cartouche; empty = no cartouche
};

// The scene, and below it a strip with caption, legend and link. Size: viewport.width by viewport.height +
// strip_height(), times pixel_ratio.
Picture paint(const Scene& scene, const Caption& caption);
// The map alone: viewport.width by viewport.height, times pixel_ratio.
Picture paint_map(const Scene& scene);
// The height of the strip in logical pixels; depends on the width and on its content.
float strip_height(const Scene& scene, const Caption& caption);
// A PNG file. `note` (UTF-8) is stored in it as the description.
std::vector<std::uint8_t> to_png(const Picture& picture, const std::string& note = {});

}  // namespace map
