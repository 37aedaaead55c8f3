// Controls of our own looks: switch, button, pill, slider, stepper. Each is given its rectangle and one sentence about
// what it is and when it acts. They know numbers and words, nothing of Specs (field.h does).
// May include ui and Dear ImGui. Next: menu.h (choosing from a list), field.h.
#pragma once

#include <string>
#include <string_view>

#include "map/heads/decoded.h"
#include "ui/rect.h"
#include "ui/style.h"
#include "ui/text.h"

namespace ui {

// What a control is, in one sentence, and when it acts ("acts at once").
struct Tip {
    std::string_view sentence;
    std::string_view when;
    bool works_while_asking = false;  // see asking.h: the button that ends it
};
// Shows it now, beside the rectangle on touch, else at the pointer.
void show_tip(const Tip& tip, const Rect& beside);

struct Press {
    bool clicked = false;
    bool hovered = false;
    bool held = false;
};
// An area that can be pressed. Mouse: the tip comes after a moment. Touch: it comes on a long press, which is no click.
Press press_area(const char* id, const Rect& rect, const Tip& tip, bool enabled = true);

// Sizes of a finger: the rectangle made at least 40 px wide and high on touch, about its middle.
Rect finger_sized(const Rect& rect);

void draw_box(const Rect& rect, ImU32 fill, ImU32 border, float radius);
// A class's symbol, as the map draws it; radius as of a disc.
void draw_symbol(ImVec2 at, float radius, int palette_index, ImU32 color);
// Colours in a grid, as large as the rectangle is high.
void draw_cells(const Rect& rect, const map::DecodedPicture& picture);
// A card on the page, and one that floats on the map with a soft shadow.
void draw_card(const Rect& rect);
void draw_floating_card(const Rect& rect);

// A switch to the left of its label; the whole rectangle is pressed. Returns true when it was turned.
bool toggle_switch(const char* id, const Rect& rect, std::string_view label, bool& on, ImU32 color, const Tip& tip);

enum class ButtonLook { plain, strong, quiet };
bool icon_button(const char* id, const Rect& rect, const char* icon, const Tip& tip,
                 ButtonLook look = ButtonLook::plain, bool enabled = true);
bool stroke_button(const char* id, const Rect& rect, Stroke stroke, const Tip& tip, ButtonLook look = ButtonLook::plain,
                   bool enabled = true);
bool text_button(const char* id, const Rect& rect, std::string_view label, const Tip& tip,
                 ButtonLook look = ButtonLook::plain, bool enabled = true);
// Words that act, in the colour of their lever: "+ layer".
bool link_button(const char* id, const Rect& rect, std::string_view label, ImU32 color, const Tip& tip,
                 bool enabled = true);
float link_width(std::string_view label);

// What a number may be.
struct NumberRange {
    double min = 0, max = 1, step = 0.01;
    bool logarithmic = false;
    bool whole = false;
};
// A groove with a knob. Returns true while the value changes.
bool slider(const char* id, const Rect& rect, double& value, const NumberRange& range, ImU32 color, const Tip& tip);
// The value as a figure; clicking it (mouse) makes it a field to type into. What is typed may be out of range: the
// validator says so.
bool number_field(const char* id, const Rect& rect, double& value, const NumberRange& range, const Tip& tip,
                  std::string_view shown = {});
// "- 16 +". Held down, it goes on.
bool stepper(const char* id, const Rect& rect, double& value, const NumberRange& range, const Tip& tip,
             ImU32 color = 0);
float stepper_width();

}  // namespace ui
