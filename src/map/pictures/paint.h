// The map as a picture without a GPU: regions, borders, points, names, legend, painted on the CPU for the command line.
// Agrees with the shader (a test). May include map. Uses stb for text and PNG. The same as lines: svg.h.
// Read next: paint.cpp, caption.h (the strip below), canvas.h and text.h (the paint).
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

// What the strip below a map says besides the legend.
struct Caption {
    std::string text;
    std::string link = {};   // what reproduces the picture, as it shall be read: long ones are cut in the middle
    std::string title = {};  // of the data; the fantasy map's cartouche has it. Empty = no cartouche
};

// Everything in the scene, plus a strip below the map with the caption, the legend and the link.
// Size: viewport.width by viewport.height + strip_height(), times pixel_ratio.
Picture paint(const Scene& scene, const Caption& caption);
// The map alone: viewport.width by viewport.height, times pixel_ratio.
Picture paint_map(const Scene& scene);
// Logical pixels; depends on the width and on what the strip says.
float strip_height(const Scene& scene, const Caption& caption);
// PNG bytes. A note, UTF-8, is kept inside as the file's description.
std::vector<std::uint8_t> to_png(const Picture& picture, const std::string& note = {});

}  // namespace map
