// See asking.h.
#include "ui/asking.h"

#include <imgui.h>

#include <limits>
#include <string>

#include "ui/style.h"
#include "ui/widgets.h"

namespace ui {
namespace {

// What was offered in this frame and lies under the pointer: the smallest.
struct Asked {
    bool on = false;
    float area = 0;
    Rect rect;
    std::string sentence, when;
};
Asked g_asked;

}  // namespace

void begin_asking(bool on) {
    g_asked.on = on;
    g_asked.area = std::numeric_limits<float>::max();
    g_asked.sentence.clear();
}

bool is_asking() { return g_asked.on; }

void explain(const Rect& rect, std::string_view sentence, std::string_view when) {
    if (!g_asked.on || sentence.empty()) return;
    const ImVec2 mouse = ImGui::GetMousePos();
    const ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 low = list->GetClipRectMin(), high = list->GetClipRectMax();
    const bool seen = mouse.x >= low.x && mouse.y >= low.y && mouse.x < high.x && mouse.y < high.y;
    if (!seen || !rect.contains(mouse.x, mouse.y) || rect.w * rect.h >= g_asked.area) return;
    g_asked.area = rect.w * rect.h;
    g_asked.rect = rect;
    g_asked.sentence = sentence;
    g_asked.when = when;
}

void show_asked() {
    if (!g_asked.on || g_asked.sentence.empty()) return;
    const Rect& rect = g_asked.rect;
    ImGui::GetForegroundDrawList()->AddRect(ImVec2(rect.x - 2, rect.y - 2), ImVec2(rect.right() + 2, rect.bottom() + 2),
                                            looks().architecture, 6, 0, 2);
    show_tip({g_asked.sentence, g_asked.when}, rect);
}

}  // namespace ui
