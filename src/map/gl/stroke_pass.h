// The GL pass that draws the lines of an overlay, with soft edges: one square for each straight piece of a line. ui
// draws the overlay's texts. May include gl and map. Next: shaders/strokes.vert, overlay.h.
#pragma once

#include <array>
#include <cstdint>

#include "map/gl/pass.h"
#include "map/gl/quads.h"

namespace map {

// A straight piece of a line. Widths are logical pixels and change linearly from one end to the other (an arrowhead
// narrows to 0).
struct StrokePiece {
    Point2 from{}, to{};  // map units
    std::array<std::uint8_t, 4> rgba{};
    float width_from = 1, width_to = 1;
    float dash = 0, gap = 0;  // logical pixels; dash 0 = a solid line
    float along = 0;          // length of the line before this piece, map units: dashes continue
    float round = 0;          // round ends. 1: the beginning, 2: the end, 3: both
    float cut = 0;            // logical pixels left out at its end, for an arrowhead; < 0: this piece is that arrowhead
};

struct StrokePass {
    gl::Program program;
    int size_px = 0, px_per_unit = 0, ratio = 0, centre = 0;  // locations of uniforms
    Quads quads;
    std::vector<StrokePiece> pieces;  // reused memory
};

// begin() starts compiling the shaders; finish() waits until that is done. Error: the compiler's message.
void begin(StrokePass& pass);
core::Status finish(StrokePass& pass);
void free_pass(StrokePass& pass);
// Blends over the picture so far.
void draw_strokes(StrokePass& pass, const Overlay& overlay, const Scene& scene, PictureSize size);

}  // namespace map
