// Dear ImGui's context together with everything that drawing functions remember from one call to the next: typefaces
// and colours, the number that is being typed, the column that a finger scrolls. ui has no other mutable state of its
// own; what panels remember is ui::State (ui.h).
//
// A Context is attached to its ImGui context (ImGuiIO::UserData) instead of being a parameter, because every drawing
// function needs ImGui's current context anyway, and some two hundred functions would only pass the parameter on. Two
// contexts share nothing. The code that opens a window (platform, or a test) owns one. May include ui and Dear ImGui;
// knows no panel and no Spec. Next: style.h, text.h, widgets.h, asking.h.
#pragma once

#include <imgui.h>

#include <array>
#include <memory>
#include <string>

#include "ui/rect.h"
#include "ui/style.h"

namespace ui {

struct LayoutReport;
struct Letters;  // letters.cpp

// Recording of drawn text for tests (text.h): text belongs inside `bounds`, and is added to `report` unless that is
// null.
struct TextNotes {
    LayoutReport* report = nullptr;
    Rect bounds{-1e6f, -1e6f, 2e6f, 2e6f};
    int layer = 0;  // 0 panels ...: see TextBounds (text.h)
};

// "What is this?" (asking.h): the smallest rectangle with a sentence that lies under the pointer in this frame, its
// area, and the arguments of its explain().
struct Asking {
    bool on = false;
    float area = 0;
    Rect rect;
    std::string sentence, when;
};

// The number field that is being typed into (widgets.h); there is at most one. `id` 0 = none.
struct NumberEditor {
    ImGuiID id = 0;
    bool just_opened = false;
    char text[32] = {};
};

struct Context {
    // Makes an ImGui context, which becomes the current one; the destructor ends it.
    Context();
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    ImGuiContext* imgui = nullptr;
    Faces faces;
    Theme theme;
    TextNotes text;
    Asking asking;
    NumberEditor editor;
    std::array<std::string, 26> key_labels;  // labels of the keys A to Z; empty = the letter itself (key_labels.h)
    std::shared_ptr<Letters> letters;        // painted letters (letters.h); null = none was ever needed
    ImGuiID pressed_item = 0;                // item pressed last, which shows no tip; 0 once the pointer has left it
    ImGuiID scrolled_column = 0;             // the column that a finger scrolls; 0 = none (card.h)
    bool finger_paints = false;              // the finger paints, and scrolls nothing until it is lifted
};

// The Context of ImGui's current context.
Context& context();

}  // namespace ui
