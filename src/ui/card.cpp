// See card.h.
#include "ui/card.h"

#include <imgui_internal.h>  // ClearActiveID: a finger that begins to scroll lets go of the button under it

#include <cmath>

#include "ui/asking.h"
#include "ui/context.h"
#include "ui/widgets.h"

namespace ui {
namespace {

void scroll_with_finger() {
    const ImGuiID own = ImGui::GetID("column");
    ImGuiID& scrolled = context().scrolled_column;
    if (!ImGui::IsMouseDown(0)) {
        if (scrolled == own) scrolled = 0;
        context().finger_paints = false;
        return;
    }
    if (context().finger_paints) return;
    if (scrolled == 0) {
        const ImVec2 pressed = ImGui::GetIO().MouseClickedPos[0];
        const ImVec2 low = ImGui::GetWindowPos();
        const ImVec2 size = ImGui::GetWindowSize();
        const bool here = Rect{low.x, low.y, size.x, size.y}.contains(pressed.x, pressed.y);
        const bool on_top =
            ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
        const ImVec2 moved = ImGui::GetMouseDragDelta(0, 0);
        if (!here || !on_top || std::fabs(moved.y) < 9 || std::fabs(moved.y) < std::fabs(moved.x) * 1.4f) return;
        scrolled = own;
        ImGui::ClearActiveID();
    }
    if (scrolled == own) ImGui::SetScrollY(ImGui::GetScrollY() - ImGui::GetIO().MouseDelta.y);
}

}  // namespace

Column::Column(const char* id, const Rect& rect, float gutter) {
    ImGui::SetCursorScreenPos(ImVec2(rect.x, rect.y));
    // Room at the left and right for the cards' shadows and for the scrollbar.
    ImGui::BeginChild(id, ImVec2(rect.w + gutter, rect.h), ImGuiChildFlags_None, ImGuiWindowFlags_NoBackground);
    if (theme().touch) scroll_with_finger();
}

// What goes on below fades out instead of being cut.
Column::~Column() {
    const bool more = ImGui::GetScrollY() < ImGui::GetScrollMaxY() - 2;
    if (more) {
        const ImVec2 at = ImGui::GetWindowPos();
        const ImVec2 size = ImGui::GetWindowSize();
        const ImU32 clear = faded(theme().ground, 0);
        ImGui::GetWindowDrawList()->AddRectFilledMultiColor(ImVec2(at.x, at.y + size.y - 22),
                                                            ImVec2(at.x + size.x - 8, at.y + size.y), clear, clear,
                                                            theme().ground, theme().ground);
    }
    ImGui::EndChild();
}

// The background is drawn when the height is known, so it goes into a channel below the content. One card at a time.
Card::Card(const char* id, float width, std::string_view title, ImU32 mark, std::string_view note)
    : x_(ImGui::GetCursorScreenPos().x),
      top_(ImGui::GetCursorScreenPos().y),
      width_(width),
      note_(note),
      bounds_({x_ + 4, top_, width_ - 8, 1e6f}, 0) {
    ImGui::PushID(id);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->ChannelsSplit(2);
    list->ChannelsSetCurrent(1);
    y_ = top_ + theme().size.pad - 2;
    if (title.empty()) return;
    Rect head = row(20);
    if (mark != 0) {
        const Rect place = cut_left(head, 9, 8);
        draw_box({place.x, std::round(place.middle_y()) - 4, 9, 9}, mark, 0, 2.5f);
    }
    if (!note.empty()) {
        const Rect place = cut_right(head, text_width(faces().small, note) + 1, 8);
        term("note", place, faces().small, theme().muted, note, explanation_of(note), Align::right);
    }
    draw_text(head, faces().bold, theme().text, title);
    space(6);
}

Card::~Card() {
    const float bottom = y_ + theme().size.pad - 2;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->ChannelsSetCurrent(0);
    draw_card({x_, top_, width_, bottom - top_});
    list->ChannelsMerge();
    explain({x_, top_, width_, bottom - top_}, about_);
    ImGui::PopID();
    ImGui::SetCursorScreenPos(ImVec2(x_, top_));
    ImGui::Dummy(ImVec2(width_, bottom - top_ + theme().size.gap));
}

Rect Card::row(float height) {
    const Rect rect{x_ + theme().size.pad, y_, width(), height};
    y_ += height;
    return rect;
}

void Card::paragraph(const Face& face, ImU32 color, std::string_view text) {
    y_ += draw_paragraph(x_ + theme().size.pad, y_, width(), face, color, text);
}

}  // namespace ui
