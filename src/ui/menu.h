// Menus: a pill (a rounded button that shows the present choice and opens a list of choices), a menu of commands, a
// menu of switches. May include model, ui and Dear ImGui. Next: field.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/schema.h"
#include "ui/widgets.h"

namespace ui {

struct PillText {
    std::string_view prefix;  // muted, before the value: "colour by"
    std::string_view value;   // closed_label() of the present choice, which the list marks
};
// The width that a pill needs to show the whole text.
float pill_width(const PillText& text);
// Returns true in the frame in which a choice is picked; its id is then in `chosen`. `wrong`: a red border.
bool choice_pill(const char* id, const Rect& rect, const PillText& text, const std::vector<model::Choice>& choices,
                 std::string& chosen, const Tip& tip, bool wrong = false);

// A list of commands, called in every frame; ImGui::OpenPopup(id) opens it. Returns the index of the picked one, or -1.
struct MenuItem {
    const char* icon;  // null: none
    std::string_view label;
    std::string_view help;
    bool enabled = true;
};
int action_menu(const char* id, const Rect& anchor, const std::vector<MenuItem>& items);

// A list of switches, opened the same way; it stays open after a press. Returns the index of the one that was pressed,
// or -1.
struct SwitchItem {
    std::string_view label, help;
    bool on = false;
};
int switch_menu(const char* id, const Rect& anchor, const std::vector<SwitchItem>& items);

}  // namespace ui
