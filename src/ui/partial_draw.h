// Partial redraw: copies the triangles of a frame that lie in given rectangles into one draw list. Dear ImGui's backend
// draws that list over the last frame, and the screen looks as if the whole frame had been drawn. Knows ImGui's draw
// lists only; no GL. Next: screen_tiles.h (which rectangles have changed).
#pragma once

#include <imgui.h>

#include <memory>
#include <span>
#include <vector>

#include "ui/screen_tiles.h"

namespace ui {

// The result, and buffers that are kept from frame to frame for their memory.
struct PartialDraw {
    std::unique_ptr<ImDrawList> list;  // the triangles to draw
    ImDrawData data;                   // `list` in the form that the backend takes

    // One triangle that touches a rectangle.
    struct Piece {
        int list = 0, command = 0;  // where in the frame's draw data it is
        unsigned index = 0;         // of its first corner in that list
        PixelRect px;               // its bounds
    };
    std::vector<Piece> pieces;
    ScreenTiles tiles;                        // stale: the tiles that the rectangles touch
    std::vector<std::vector<int>> new_index;  // [draw lists][vertices] place in `list`; -1: not copied yet
};

// A picture without transparency: nothing below it shows on these pixels.
struct OpaquePicture {
    unsigned long texture = 0;
    PixelRect px;
};

// Cuts `rects` along the edges of opaque pictures, so that each lies within one of them or outside of all.
void cut_along(std::vector<PixelRect>& rects, std::span<const OpaquePicture> opaque);

// Fills `part` with the triangles of `whole` in `rects`, which must not overlap. Each rectangle begins with a fill of
// the colour `ground`, or with the opaque picture that it lies within; what is below that picture is left out.
void take_part(PartialDraw& part, const ImDrawData& whole, std::span<const PixelRect> rects,
               std::span<const OpaquePicture> opaque, ImU32 ground);

}  // namespace ui
