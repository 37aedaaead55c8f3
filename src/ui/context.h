// Dear ImGui's context together with everything that drawing functions remember from one call to the next: typefaces
// and colours, the number that is being typed, the column that a finger scrolls. ui has no other mutable state of its
// own; what panels remember is ui::State (ui.h).
//
// A Context hangs on its ImGui context (ImGuiIO::UserData) instead of being a parameter: every drawing function needs
// ImGui's current context anyway, and some two hundred of them would only hand the parameter on. Two contexts share
// nothing. Whoever opens a window owns one: platform, or a test.
// May include ui and Dear ImGui; knows no panel and no Spec. Next: style.h, text.h, widgets.h, asking.h.
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

// Where text is drawn, for tests (text.h): it belongs inside `bounds`, and is noted in `report`; null = not noted.
struct TextNotes {
    LayoutReport* report = nullptr;
    Rect bounds{-1e6f, -1e6f, 2e6f, 2e6f};
    int layer = 0;
};

// "What is this?" (asking.h): the smallest rectangle with a sentence that lies under the pointer in this frame.
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
    Looks looks;
    TextNotes text;
    Asking asking;
    NumberEditor editor;
    std::array<std::string, 26> key_labels;  // what is written on the keys A to Z, where it is another letter
    std::shared_ptr<Letters> letters;        // painted ones (letters.h); null = none was ever asked for
    ImGuiID pressed_item = 0;                // pressed last; 0 as soon as the pointer has left it. It shows no tip
    ImGuiID scrolled_column = 0;             // by a finger; 0 = none (card.h)
};

// That of ImGui's current context.
Context& context();

}  // namespace ui
