// See asking.h.
#include "ui/asking.h"

#include <imgui.h>

#include <limits>

#include "ui/context.h"
#include "ui/widgets.h"

namespace ui {

void begin_asking(bool on) {
    Asking& asking = context().asking;
    asking.on = on;
    asking.area = std::numeric_limits<float>::max();
    asking.sentence.clear();
}

bool is_asking() { return context().asking.on; }

void explain(const Rect& rect, std::string_view sentence, std::string_view when) {
    Asking& asking = context().asking;
    if (!asking.on || sentence.empty()) return;
    const ImVec2 mouse = ImGui::GetMousePos();
    const ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 low = list->GetClipRectMin(), high = list->GetClipRectMax();
    const bool seen = mouse.x >= low.x && mouse.y >= low.y && mouse.x < high.x && mouse.y < high.y;
    if (!seen || !rect.contains(mouse.x, mouse.y) || rect.w * rect.h >= asking.area) return;
    asking.area = rect.w * rect.h;
    asking.rect = rect;
    asking.sentence = sentence;
    asking.when = when;
}

void show_asked() {
    const Asking& asking = context().asking;
    if (!asking.on || asking.sentence.empty()) return;
    const Rect& rect = asking.rect;
    ImGui::GetForegroundDrawList()->AddRect(ImVec2(rect.x - 2, rect.y - 2), ImVec2(rect.right() + 2, rect.bottom() + 2),
                                            theme().architecture, 6, 0, 2);
    show_tip({asking.sentence, asking.when}, rect);
}

}  // namespace ui
