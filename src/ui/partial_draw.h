// The part of a frame that lies on some rectangles of the screen, as a draw list of its own for Dear ImGui's backend:
// drawn over what is there, the screen looks as if the whole frame had been drawn. Knows ImGui's draw lists only; no
// GL. Next: screen_tiles.h (which rectangles).
#pragma once

#include <imgui.h>

#include <memory>
#include <span>
#include <vector>

#include "ui/screen_tiles.h"

namespace ui {

struct PartialDraw {
    std::unique_ptr<ImDrawList> list;  // all that is drawn; its memory is kept
    ImDrawData data;                   // of that list alone

    // One triangle that touches a rectangle.
    struct Piece {
        int list = 0, command = 0;
        unsigned index = 0;  // of its first corner in the list
        PixelRect px;
    };
    std::vector<Piece> pieces;
    ScreenTiles tiles;                        // stale: those that the rectangles touch
    std::vector<std::vector<int>> new_index;  // of each list's vertices; -1: not taken yet
};

// A picture that hides what is below it on all of these pixels.
struct OpaquePicture {
    unsigned long texture = 0;
    PixelRect px;
};

// Cuts rectangles along the edges of opaque pictures, so that each lies within one or outside of all.
void cut_along(std::vector<PixelRect>& rects, std::span<const OpaquePicture> opaque);

// The first triangles of each rectangle are the ground below everything, or the opaque picture that it lies within.
// `rects` do not overlap.
void take_part(PartialDraw& part, const ImDrawData& whole, std::span<const PixelRect> rects,
               std::span<const OpaquePicture> opaque, ImU32 ground);

}  // namespace ui
