// Rectangles in logical pixels, y down, and functions that cut pieces off them, by which panels are laid out. Includes
// nothing of ours. Next: layout.h.
#pragma once

#include <algorithm>

namespace ui {

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] float middle_x() const { return x + w / 2; }
    [[nodiscard]] float middle_y() const { return y + h / 2; }
    [[nodiscard]] bool contains(float px, float py) const {
        return px >= x && px < right() && py >= y && py < bottom();
    }
};

inline Rect inset(const Rect& r, float dx, float dy) {
    return {r.x + dx, r.y + dy, std::max(0.0f, r.w - 2 * dx), std::max(0.0f, r.h - 2 * dy)};
}
// Cuts a piece off one side of `from` and returns it. `from` keeps the rest, less a gap of `gap` beside the piece.
inline Rect cut_left(Rect& from, float w, float gap = 0) {
    const Rect piece{from.x, from.y, std::min(w, from.w), from.h};
    const float taken = std::min(w + gap, from.w);
    from.x += taken;
    from.w -= taken;
    return piece;
}
inline Rect cut_right(Rect& from, float w, float gap = 0) {
    const float width = std::min(w, from.w);
    const Rect piece{from.right() - width, from.y, width, from.h};
    from.w -= std::min(w + gap, from.w);
    return piece;
}
inline Rect cut_top(Rect& from, float h, float gap = 0) {
    const Rect piece{from.x, from.y, from.w, std::min(h, from.h)};
    const float taken = std::min(h + gap, from.h);
    from.y += taken;
    from.h -= taken;
    return piece;
}
inline Rect cut_bottom(Rect& from, float h, float gap = 0) {
    const float height = std::min(h, from.h);
    const Rect piece{from.x, from.bottom() - height, from.w, height};
    from.h -= std::min(h + gap, from.h);
    return piece;
}

}  // namespace ui
