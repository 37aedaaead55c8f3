// Drawing words: sharp at every pixel ratio, elided with "…" where they do not fit, wrapped, and figures as text.
// Also notes what was drawn where, so that a test can see whether words leave their card or cover each other.
// May include ui and Dear ImGui. Next: widgets.h.
#pragma once

#include <string>
#include <string_view>

#include "core/thousands.h"
#include "ui/rect.h"
#include "ui/style.h"
#include "ui/ui.h"

namespace ui {

ImVec2 text_size(const Face& face, std::string_view text);
inline float text_width(const Face& face, std::string_view text) { return text_size(face, text).x; }

enum class Align { left, centre, right };

// One line, in the middle of the rectangle's height. Too long: elided, and the whole text is told on hovering.
// Returns the width drawn.
float draw_text(const Rect& rect, const Face& face, ImU32 color, std::string_view text, Align align = Align::left);
// One line at a place, never elided and not noted in the report: names on the map, axes.
void draw_text_at(ImDrawList* list, ImVec2 at, const Face& face, ImU32 color, std::string_view text);
// Several lines. Returns the height.
float draw_paragraph(float x, float y, float width, const Face& face, ImU32 color, std::string_view text);
float paragraph_height(float width, const Face& face, std::string_view text);
// Words with a rim round them, about `at` as their centre.
// `turns`: how often the rim is laid round; fewer for small words, of which there are many.
void draw_haloed(ImDrawList* list, ImVec2 at, const Face& face, std::string_view text, float alpha, int turns = 8);
// The same turned counterclockwise by `turn` radians about its centre, which is `at`.
void draw_turned(ImDrawList* list, ImVec2 at, const Face& face, std::string_view text, ImU32 color, ImU32 rim,
                 float turn);
// A sign of the icon font in the middle of the rectangle; `scale` 1 = 15 px.
void draw_icon(const Rect& rect, ImU32 color, const char* icon, float scale = 1);
// The plainest signs are drawn as strokes: those of the icon font are too heavy beside words.
enum class Stroke { plus, minus, cross, down, up };
void draw_stroke(const Rect& rect, ImU32 color, Stroke stroke, float half = 4.5f);

using core::thousands;
// "412k", "3.1M", "85".
std::string short_count(double number);
// As many digits as the step is fine: 0.25 with step 0.01. Very small and very large numbers with an exponent.
std::string number_label(double value, double step);
// Four figures that matter: "3504", "11.5", "0.0032"; "missing" for NaN.
std::string figure_text(double value);
std::string percent_text(double share);

// Words drawn from here on belong inside `bounds`, on this layer (0 panels, 1 on the map, 2 popups, tooltips).
struct TextBounds {
    TextBounds(const Rect& bounds, int layer);
    ~TextBounds();
    TextBounds(const TextBounds&) = delete;
    TextBounds& operator=(const TextBounds&) = delete;

   private:
    Rect before_;
    int layer_before_;
};
// Where the notes go; null = nowhere.
void report_text_to(LayoutReport* report);

}  // namespace ui
