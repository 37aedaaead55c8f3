// Which parts of the screen look other than they were drawn last: the screen in squares, and for each a hash of all
// triangles that touch it, in the order in which they are drawn. Where software draws every pixel, drawing only the
// squares that changed is several times as fast. Knows ImGui's draw lists and nothing of what they show; no GL.
// Next: partial_draw.h (the triangles of some squares), platform/web/main.cpp (who draws them).
#pragma once

#include <imgui.h>

#include <cstdint>
#include <span>
#include <vector>

namespace ui {

// A texture whose contents change: `version` is another one after each change. What is not listed, the font atlas
// aside, counts as changed in each frame.
struct PaintedTexture {
    unsigned long texture = 0;
    long version = 0;
};

// Pixels of the framebuffer, y downwards; right and bottom are not part of it.
struct PixelRect {
    int left = 0, top = 0, right = 0, bottom = 0;

    [[nodiscard]] bool empty() const { return left >= right || top >= bottom; }
    bool operator==(const PixelRect&) const = default;
};

PixelRect intersection(const PixelRect& a, const PixelRect& b);
// What glScissor() gets for a command from Dear ImGui's OpenGL backend, and a clip rectangle that gives this one.
PixelRect scissor_of(const ImDrawData& data, const ImVec4& clip);
ImVec4 clip_of(const ImDrawData& data, const PixelRect& scissor);

// The pixels that a triangle of a command may touch: its bounds within the command's scissor. `index` is that of its
// first corner in the list.
PixelRect pixels_of_triangle(const ImDrawData& data, const ImDrawList& list, const ImDrawCmd& command, unsigned index,
                             const PixelRect& scissor);

// Pixels. Panels stand farther apart: a tile at the map's edge, which is drawn in each frame, holds nothing of another
// panel, whose words would be of two frames.
inline constexpr int kTileSide = 16;

struct ScreenTiles {
    int width = 0, height = 0;  // of the framebuffer
    int columns = 0, rows = 0;
    std::vector<std::uint64_t> drawn, now;   // [rows, columns]
    std::vector<unsigned char> stale;        // [rows, columns], 1: to be drawn in this frame
    std::vector<std::uint64_t> vertex_hash;  // of one draw list, kept for its memory
    double quiet_s = -1;                     // when tiles outside of the live parts were drawn last, -1: they are due
    std::uint64_t quiet_frame = 0, n_frames = 0;

    [[nodiscard]] PixelRect tile_range(const PixelRect& px) const;  // the tiles that these pixels touch
};

// The whole screen is to be drawn: its contents are lost.
void forget_screen(ScreenTiles& tiles);

// Hashes what this frame would draw.
void hash_frame(ScreenTiles& tiles, const ImDrawData& data, std::span<const PaintedTexture> painted);

// Marks as stale what changed. Outside of the live parts (logical pixels) ten times a second at most, and where frames
// are slow only in each sixth: false if something waits for that.
bool choose_stale(ScreenTiles& tiles, const ImDrawData& data, std::span<const ImVec4> live, double now_s);

// The stale tiles as few rectangles that do not overlap.
void stale_rects(const ScreenTiles& tiles, std::vector<PixelRect>& rects);

}  // namespace ui
