// A pill that opens a list of choices, each with its sentence. May include model, ui and Dear ImGui. Next: field.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/schema.h"
#include "ui/widgets.h"

namespace ui {

struct PillText {
    std::string_view prefix;  // muted, before the value: "colour by"
    std::string_view value;
};
// Width that shows all of it.
float pill_width(const PillText& text);
// `chosen` gets the id of the choice that was picked; false if none was in this frame. `wrong` draws its border red.
bool choice_pill(const char* id, const Rect& rect, const PillText& text, const std::vector<model::Choice>& choices,
                 std::string& chosen, const Tip& tip, bool wrong = false);

// A list of things to do, opened with ImGui::OpenPopup(id): returns the index of the picked one, or -1.
struct MenuItem {
    const char* icon;
    std::string_view label;
    std::string_view help;
    bool enabled = true;
};
int action_menu(const char* id, const Rect& anchor, const std::vector<MenuItem>& items);

// A list of switches that stays open while one turns them. Returns the index of the one that was turned, or -1.
struct SwitchItem {
    std::string_view label, help;
    bool on = false;
};
int switch_menu(const char* id, const Rect& anchor, const std::vector<SwitchItem>& items);

}  // namespace ui
