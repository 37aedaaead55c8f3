#include "ui/text_field.h"

#include <imgui.h>
#include <misc/cpp/imgui_stdlib.h>

#include "ui/letters.h"
#include "ui/text.h"

namespace ui {
namespace {

// Over the field, where it would draw letter by letter: the text as one piece, and a mark where it ends.
void draw_whole(const std::string& text) {
    const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
    const ImVec2 padding = ImGui::GetStyle().FramePadding;
    const Face face{ImGui::GetFont(), ImGui::GetFontSize()};
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect(low, high, true);
    const ImVec2 at(low.x + padding.x, low.y + padding.y);
    draw_text_at(list, at, face, theme().text, text);
    if (ImGui::IsItemActive()) {
        const float x = at.x + (is_right_to_left(text) ? 0 : text_width(face, text)) + 0.5f;
        list->AddLine(ImVec2(x, at.y), ImVec2(x, at.y + face.size), theme().text);
    }
    list->PopClipRect();
}

}  // namespace

bool text_field(const char* id, const char* hint, std::string& text, bool on_enter) {
    ensure_letters(ImGui::GetFont(), text);
    const bool whole = piece_of(ImGui::GetFont(), text, true) != nullptr;
    if (whole) ImGui::PushStyleColor(ImGuiCol_Text, 0);
    const bool done = ImGui::InputTextWithHint(id, hint, &text, on_enter ? ImGuiInputTextFlags_EnterReturnsTrue : 0);
    if (whole) ImGui::PopStyleColor();
    if (whole) draw_whole(text);
    return done;
}

}  // namespace ui
