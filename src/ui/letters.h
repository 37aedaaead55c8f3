// Letters that our fonts lack, because names of things can be in any script. The platform paints them (the browser with
// its own fonts, the desktop with those of the system) into reserved space of the font atlas. Text is painted letter by
// letter, and Dear ImGui draws these letters like those of our fonts. If letters join or change direction (Arabic,
// Hebrew, Devanagari, an emoji of several parts), the text is painted whole, as one picture (a Piece). A letter that no
// font has becomes a box with its code point. The space is reserved only when it is first needed, by building the atlas
// again. May include core and Dear ImGui. Next: text.h, which draws with them; letter_mark.h.
#pragma once

#include <imgui.h>

#include <string_view>
#include <vector>

namespace ui {

enum class Typeface { text, bold, mono, serif };

// A painted text: its pixels, and their place relative to the beginning of the text on its base line, y down.
struct PaintedText {
    int width = 0, height = 0;
    float left = 0, top = 0;    // pixels, as width and height
    float advance = 0;          // from the beginning of the text to that of the next, pixels
    bool colored = false;       // some pixels have a colour of their own (emoji); the others are white
    std::vector<ImU32> pixels;  // [height, width], straight alpha; empty if only measured
};
// A platform's function that paints a text. `em`: the size in pixels. Returns false if it cannot (yet).
// Before a platform has set one, a letter that is missing is drawn as a box.
using PaintText = bool (*)(std::string_view utf8, Typeface face, float em, bool only_measure, PaintedText& painted);
void set_text_painter(PaintText paint);

// Called by style.cpp while it builds a new atlas: forget_letters() drops the letters of the old one, reserve_letters()
// reserves space in the new one, note_font() is called for each of its fonts.
void forget_letters();
void reserve_letters(float pixel_ratio);
void note_font(const ImFont* font, Typeface face, float em);
// Whether the atlas must be made anew before the next frame, because it has no space for a letter that was needed.
[[nodiscard]] bool letters_want_atlas();

// The rows of the atlas's picture that were painted since the last call; y0 == y1: none.
struct NewRows {
    int y0 = 0, y1 = 0;
};
[[nodiscard]] NewRows take_new_rows();

// A text that is drawn as one picture. Sizes in pixels of the atlas.
struct Piece {
    float advance = 0;                     // as in PaintedText
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // relative to the upper left corner of the line
    ImVec2 uv0, uv1;                       // in the atlas: the pixels drawn in the text's colour; equal: there are none
    ImVec2 color_uv0, color_uv1;           // the same for the pixels that have a colour of their own
};
// Whether the text must be painted as one piece, because its letters join or do not go from left to right.
[[nodiscard]] bool is_set_as_whole(std::string_view utf8);
[[nodiscard]] bool is_right_to_left(std::string_view utf8);  // whether its first letter is of a right-to-left script
// The piece for a text, painted if need be (not if only_measure). Null: the text is drawn letter by letter.
[[nodiscard]] const Piece* piece_of(const ImFont* font, std::string_view utf8, bool only_measure);
// Paints the letters of the text that the font lacks; for text that is drawn letter by letter, also by Dear ImGui
// itself.
void ensure_letters(ImFont* font, std::string_view utf8);

}  // namespace ui
