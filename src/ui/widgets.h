// Controls: switch, button, slider, number field, stepper, drawn in the style of style.h instead of Dear ImGui's own.
// Each takes an id, a rectangle and a tooltip. They know numbers and text, but no Specs (field.h does). May include ui
// and Dear ImGui. Next: menu.h (pills and menus), field.h.
#pragma once

#include <string>
#include <string_view>

#include "map/heads/decoded.h"
#include "ui/rect.h"
#include "ui/style.h"
#include "ui/text.h"

namespace ui {

// A control's tooltip: one sentence about what it is (empty: no tooltip), and when it acts ("acts at once").
struct Tip {
    std::string_view sentence;
    std::string_view when;
    bool works_while_asking = false;  // still acts in the help mode (asking.h), where other controls are only explained
};
// Shows a tooltip in this frame: beside the rectangle on touch, else at the pointer.
void show_tip(const Tip& tip, const Rect& beside);

struct Press {
    bool clicked = false;
    bool hovered = false;  // never by a finger
    bool held = false;
    bool pointed = false;  // the mouse hovers over it, or a finger has tapped it
};
// An invisible area that can be pressed. Mouse: hovering shows the tooltip after a moment. Touch: a long press shows
// it, and is no click.
Press press_area(const char* id, const Rect& rect, const Tip& tip, bool enabled = true);

// Words with an explanation, underlined with dots. Hovering shows the sentence; on touch, a tap shows it for a few
// seconds.
void term(const char* id, const Rect& rect, const Face& face, ImU32 color, std::string_view words,
          std::string_view sentence, Align align = Align::left);

// The explanation of a note at the right of a card's title ("acts at once", "held out"); empty for any other words.
std::string_view explanation_of(std::string_view words);

// The rectangle, enlarged about its centre so that a finger can hit it (Sizes::least_target); unchanged for a mouse.
Rect finger_sized(const Rect& rect);

void draw_box(const Rect& rect, ImU32 fill, ImU32 border, float radius);
// The symbol of a class, as the map draws it, as large as a disc of this radius.
void draw_symbol(ImVec2 at, float radius, int palette_index, ImU32 color);
// A picture decoded by a head, as a square grid of cells, as high as the rectangle.
void draw_cells(const Rect& rect, const map::DecodedPicture& picture);
// The background of a card on the page, and of one that floats over the map with a soft shadow.
void draw_card(const Rect& rect);
void draw_floating_card(const Rect& rect);

// A switch with its label to the right; pressing anywhere in the rectangle toggles it. Returns true when it was
// toggled.
bool toggle_switch(const char* id, const Rect& rect, std::string_view label, bool& on, ImU32 color, const Tip& tip);

// plain: with a border; strong: filled; quiet: neither. All buttons return true in the frame in which they are clicked.
enum class ButtonStyle { plain, strong, quiet };
bool icon_button(const char* id, const Rect& rect, const char* icon, const Tip& tip,
                 ButtonStyle style = ButtonStyle::plain, bool enabled = true);
bool stroke_button(const char* id, const Rect& rect, Stroke stroke, const Tip& tip,
                   ButtonStyle style = ButtonStyle::plain, bool enabled = true);
bool text_button(const char* id, const Rect& rect, std::string_view label, const Tip& tip,
                 ButtonStyle style = ButtonStyle::plain, bool enabled = true);
// A button that is only coloured text: "+ layer".
bool link_button(const char* id, const Rect& rect, std::string_view label, ImU32 color, const Tip& tip,
                 bool enabled = true);
float link_width(std::string_view label);

// The range of a number. `whole`: the number is an integer. `logarithmic`: its slider has a logarithmic scale.
struct NumberRange {
    double min = 0, max = 1, step = 0.01;
    bool logarithmic = false;
    bool whole = false;
};
// Returns true in frames in which the value changes.
bool slider(const char* id, const Rect& rect, double& value, const NumberRange& range, ImU32 color, const Tip& tip);
// The value as text; a mouse click turns it into a text field (touch: only text). Returns true in frames in which the
// value changes. A typed number may be out of range: validating the Spec reports that. `shown`: a text that is drawn in
// place of the number until it is edited.
bool number_field(const char* id, const Rect& rect, double& value, const NumberRange& range, const Tip& tip,
                  std::string_view shown = {});
// "- 16 +"; true when the value changes. Holding - or + down repeats. `color`: of the signs and, on touch, the number;
// 0 = text colour.
bool stepper(const char* id, const Rect& rect, double& value, const NumberRange& range, const Tip& tip,
             ImU32 color = 0);
float stepper_width();

}  // namespace ui
