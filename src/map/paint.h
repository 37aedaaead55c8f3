// The map as a picture without a GPU: regions, borders, points, names, legend, painted on the CPU for the command line.
// Agrees with the shader (a test). May include map. Uses stb for text and PNG.
// Read next: paint.cpp, caption.h (the strip below), canvas.h and text.h (the paint).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "map/coloring.h"
#include "map/scene.h"

namespace map {

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;  // [height, width, 4], row 0 is the top
};

// Everything in the scene, plus a strip below the map with the caption and the legend.
// Size: viewport.width by viewport.height + strip_height(), times pixel_ratio.
Picture paint(const Scene& scene, const std::string& caption);
// Logical pixels; depends on the width and on what the strip says.
float strip_height(const Scene& scene, const std::string& caption);
// PNG bytes.
std::vector<std::uint8_t> to_png(const Picture& picture);

}  // namespace map
