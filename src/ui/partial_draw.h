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
    std::vector<std::vector<int>> new_index;  // of each list's vertices; -1: not taken yet
};

// The first triangles of each rectangle are the ground below everything. `rects` do not overlap.
void take_part(PartialDraw& part, const ImDrawData& whole, std::span<const PixelRect> rects, ImU32 ground);

}  // namespace ui
