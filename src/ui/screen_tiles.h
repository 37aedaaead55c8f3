// Dirty tiles: finds the parts of the screen that have changed since they were drawn. The screen is divided into square
// tiles; each has a hash of all triangles that touch it, in drawing order. If pixels are drawn by software, redrawing
// only the tiles whose hash changed is several times as fast. Knows Dear ImGui's draw lists, not what they show; no GL.
// Next: partial_draw.h (the triangles of the changed tiles), platform/web/main.cpp (draws them).
#pragma once

#include <imgui.h>

#include <cstdint>
#include <span>
#include <vector>

namespace ui {

// A texture whose contents change; `version` changes with them. Textures without an entry count as changed in each
// frame, except for the font atlas.
struct PaintedTexture {
    unsigned long texture = 0;
    long version = 0;
};

// A rectangle of framebuffer pixels, y down; `right` and `bottom` are just outside.
struct PixelRect {
    int left = 0, top = 0, right = 0, bottom = 0;

    [[nodiscard]] bool empty() const { return left >= right || top >= bottom; }
    bool operator==(const PixelRect&) const = default;
};

PixelRect intersection(const PixelRect& a, const PixelRect& b);
// The pixels that Dear ImGui's OpenGL backend passes to glScissor() for a command's clip rectangle.
PixelRect scissor_of(const ImDrawData& data, const ImVec4& clip);
// The inverse: a clip rectangle for which the backend passes these pixels.
ImVec4 clip_of(const ImDrawData& data, const PixelRect& scissor);

// The pixels that a triangle may touch: its bounds, cut to its command's scissor. `index`: of its first corner in the
// list's index buffer.
PixelRect pixels_of_triangle(const ImDrawData& data, const ImDrawList& list, const ImDrawCmd& command, unsigned index,
                             const PixelRect& scissor);

// Pixels. Smaller than the gaps between panels: no tile holds parts of two panels, which may be drawn in different
// frames (the map in each, others more rarely).
inline constexpr int kTileSide = 16;

struct ScreenTiles {
    int width = 0, height = 0;  // of the framebuffer
    int columns = 0, rows = 0;
    std::vector<std::uint64_t> drawn, now;   // [rows, columns] hashes: of what is on the screen, of this frame
    std::vector<unsigned char> stale;        // [rows, columns], 1: to be drawn in this frame
    std::vector<std::uint64_t> vertex_hash;  // of one draw list; kept for its memory
    double quiet_s = -1;                     // when tiles outside of the live parts were drawn last; -1: draw them now
    std::uint64_t quiet_frame = 0, n_frames = 0;  // number of that frame, and of this one

    // The tiles that these pixels touch, as a rectangle of columns and rows.
    [[nodiscard]] PixelRect tile_range(const PixelRect& px) const;
};

// Marks the whole screen as to be drawn, because its contents are lost.
void forget_screen(ScreenTiles& tiles);

// Fills `now` with the hashes of this frame.
void hash_frame(ScreenTiles& tiles, const ImDrawData& data, std::span<const PaintedTexture> painted);

// Marks the tiles that changed as stale. Tiles outside of the rectangles `live` (logical pixels: the maps) are drawn at
// most every 0.1 s and every sixth frame, but at least every 0.4 s. Returns false if some changed tiles wait for that.
bool choose_stale(ScreenTiles& tiles, const ImDrawData& data, std::span<const ImVec4> live, double now_s);

// Replaces `rects` by a few rectangles that cover the stale tiles and do not overlap.
void stale_rects(const ScreenTiles& tiles, std::vector<PixelRect>& rects);

}  // namespace ui
