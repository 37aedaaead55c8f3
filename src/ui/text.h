// Measuring and drawing text (sharp at every pixel ratio; wrapped, or cut with "…" if it does not fit), icons, and
// numbers as text. For tests, drawn text is recorded in a LayoutReport (ui.h): they check that no text leaves its card
// or covers other text. May include ui and Dear ImGui. Next: widgets.h.
#pragma once

#include <string>
#include <string_view>

#include "core/thousands.h"
#include "ui/rect.h"
#include "ui/style.h"
#include "ui/ui.h"

namespace ui {

// In logical pixels.
ImVec2 text_size(const Face& face, std::string_view text);
inline float text_width(const Face& face, std::string_view text) { return text_size(face, text).x; }

enum class Align { left, centre, right };

// One line, in the middle of the rectangle's height. Where it is too long it is cut, and hovering shows all of it.
// Returns the width drawn.
float draw_text(const Rect& rect, const Face& face, ImU32 color, std::string_view text, Align align = Align::left);
// One line whose top left is `at`, never cut and not recorded: names on the map, axes.
void draw_text_at(ImDrawList* list, ImVec2 at, const Face& face, ImU32 color, std::string_view text);
// Text wrapped to `width`. Returns its height.
float draw_paragraph(float x, float y, float width, const Face& face, ImU32 color, std::string_view text);
float paragraph_height(float width, const Face& face, std::string_view text);
// Text with a rim, centred at `at`. The rim is the text drawn `turns` times, each at another angle around it; a few are
// enough for small text.
void draw_haloed(ImDrawList* list, ImVec2 at, const Face& face, std::string_view text, float alpha, int turns = 8);
// The same, rotated counterclockwise by `turn` radians about its centre.
void draw_turned(ImDrawList* list, ImVec2 at, const Face& face, std::string_view text, ImU32 color, ImU32 rim,
                 float turn);
// A glyph of the icon font (icons.h) in the middle of the rectangle; `scale` 1 = 15 px.
void draw_icon(const Rect& rect, ImU32 color, const char* icon, float scale = 1);
// Simple icons, drawn as lines, because those of the icon font are too heavy beside text. `half`: half the width, px.
enum class Stroke { plus, minus, cross, down, up };
void draw_stroke(const Rect& rect, ImU32 color, Stroke stroke, float half = 4.5f);

using core::thousands;
// "412k", "3.1M", "85".
std::string short_count(double number);
// As many decimals as the step has: "0.25" for step 0.01. Very small and very large numbers have an exponent.
std::string number_label(double value, double step);
// Three significant digits, from 1000 on no decimals: "11.5", "0.0032", "3504"; "missing" for NaN.
std::string figure_text(double value);
// "43 %" for 0.43; "–" for NaN.
std::string percent_text(double share);

// For the LayoutReport: while this object lives, drawn text belongs inside `bounds` and to `layer` (0 panels,
// 1 on the map, 2 popups and tooltips).
struct TextBounds {
    TextBounds(const Rect& bounds, int layer);
    ~TextBounds();
    TextBounds(const TextBounds&) = delete;
    TextBounds& operator=(const TextBounds&) = delete;

   private:
    Rect before_;
    int layer_before_;
};
// Text drawn from here on is recorded in `report`; null = not at all.
void report_text_to(LayoutReport* report);

}  // namespace ui
