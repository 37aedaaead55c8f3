// Letters that our fonts lack: names of things come in every script. A platform paints them (the browser with its own
// fonts, the desktop with those of the system), one by one into free room of the font atlas, from where Dear ImGui takes
// them like ours; what has to be set as a whole (Arabic, Hebrew, Devanagari, an emoji of several parts) is painted as
// one piece and kept for as long as there is room. What nobody can paint becomes a box with its code point. The room is
// there only once it is wanted: the platform makes the atlas anew then. May include core and Dear ImGui.
// Next: text.h, which draws with it; letter_mark.h.
#pragma once

#include <imgui.h>

#include <string_view>
#include <vector>

namespace ui {

enum class Typeface { text, bold, mono, serif };

// Pixels as a picture, and where they go: relative to where the text begins on its base line, y down.
struct PaintedText {
    int width = 0, height = 0;
    float left = 0, top = 0;
    float advance = 0;
    bool colored = false;       // has colours of its own in some pixels (emoji); the others are white
    std::vector<ImU32> pixels;  // [height, width], not multiplied with their opacity; empty if only measured
};
// False: it cannot (yet). `em`: the size in pixels.
using PaintText = bool (*)(std::string_view utf8, Typeface face, float em, bool only_measure, PaintedText& painted);
void set_text_painter(PaintText paint);

// While the atlas is made (style.cpp): it will be another; reserves room in it; what its fonts are.
void forget_letters();
void reserve_letters(float pixel_ratio);
void note_font(const ImFont* font, Typeface face, float em);
// The atlas has no room for what was wanted: please make it anew before the next frame.
[[nodiscard]] bool letters_want_atlas();

// Rows of the atlas's picture that were painted since this was last asked; none: y0 == y1.
struct NewRows {
    int y0 = 0, y1 = 0;
};
[[nodiscard]] NewRows take_new_rows();

// A text that is drawn as one piece, in pixels of the atlas.
struct Piece {
    float advance = 0;
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // relative to the upper left corner of the line
    ImVec2 uv0, uv1;                       // of what takes the colour of the text; nothing if equal
    ImVec2 color_uv0, color_uv1;           // of what has its own
};
// Whether each letter can stand for itself, from left to right.
[[nodiscard]] bool is_set_as_whole(std::string_view utf8);
[[nodiscard]] bool is_right_to_left(std::string_view utf8);  // begins so
// Null: it is drawn letter by letter. What is only measured is not painted.
[[nodiscard]] const Piece* piece_of(const ImFont* font, std::string_view utf8, bool only_measure);
// Paints the letters that the font lacks. For a text that is not set as a whole, or that Dear ImGui will draw.
void ensure_letters(ImFont* font, std::string_view utf8);

}  // namespace ui
