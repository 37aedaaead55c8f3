// The strokes of an overlay, with soft edges: one square a piece of a line. Words are not drawn: ui does that.
// May include gl and map. Next: shaders/strokes.vert, overlay.h.
#pragma once

#include <array>
#include <cstdint>

#include "map/gl/pass.h"
#include "map/gl/quads.h"

namespace map {

// A straight piece; widths are logical pixels and go evenly from one end to the other (an arrow's head narrows to 0).
struct StrokePiece {
    Point2 from{}, to{};  // map units
    std::array<std::uint8_t, 4> rgba{};
    float width_from = 1, width_to = 1;
    float dash = 0, gap = 0;  // logical pixels; dash 0 = drawn through
    float along = 0;          // where dashes count from: length of the line before, map units
    float round = 0;          // 1: its beginning is round, 2: its end, 3: both
    float cut = 0;            // logical pixels left out at its end, where an arrow's head is; < 0: only that head
};

struct StrokePass {
    gl::Program program;
    int size_px = 0, px_per_unit = 0, ratio = 0, centre = 0;
    Quads quads;
    std::vector<StrokePiece> pieces;  // kept for its memory
};

// The driver begins with its shaders; settle() waits for them and tells what is wrong with them.
void begin(StrokePass& pass);
core::Status settle(StrokePass& pass);
void free_pass(StrokePass& pass);
// Blends over what is there.
void draw_strokes(StrokePass& pass, const Overlay& overlay, const Scene& scene, PictureSize size);

}  // namespace map
