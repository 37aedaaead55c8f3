// The map itself: its picture with rounded corners, names on it, and what pointer, wheel and fingers do. See panels.h.
#include <cmath>

#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kWheelNotch_px = 100;  // what browsers report for one notch
constexpr float kTap_s = 0.5f;

void zoom_with_wheel(Frame& frame, map::Point2 at) {
    const float wheel = ImGui::GetIO().MouseWheel;
    if (wheel == 0) return;
    frame.actions.zoom *= std::pow(1.0015f, wheel * kWheelNotch_px);
    frame.actions.zoom_at = at;
}

void zoom_with_fingers(Frame& frame, const Rect& picture) {
    const View& view = frame.view;
    if (view.pinch == 1 || !picture.contains(view.pinch_at.x, view.pinch_at.y)) return;
    frame.actions.zoom *= view.pinch;
    frame.actions.zoom_at = {view.pinch_at.x - picture.x, view.pinch_at.y - picture.y};
    frame.state.tapped.reset();
}

// A finger has no pointer: the place of the last tap stands for it until the map is dragged or tapped elsewhere.
void point_with_finger(Frame& frame, bool released, bool dragging, map::Point2 at) {
    if (dragging) frame.state.tapped.reset();
    if (released && !dragging && ImGui::GetIO().MouseDownDurationPrev[0] < kTap_s) frame.state.tapped = at;
    frame.actions.pointer = frame.state.tapped;
}

void interact(Frame& frame, const Rect& picture) {
    ImGui::SetCursorScreenPos(ImVec2(picture.x, picture.y));
    ImGui::SetNextItemAllowOverlap();
    const bool released = ImGui::InvisibleButton("map", ImVec2(std::max(picture.w, 1.0f), std::max(picture.h, 1.0f)));
    const bool active = ImGui::IsItemActive();
    const bool hovered = ImGui::IsItemHovered();
    const ImVec2 mouse = ImGui::GetMousePos();
    const map::Point2 at{mouse.x - picture.x, mouse.y - picture.y};
    const float threshold = looks().touch ? 8.0f : 3.0f;
    const bool dragging = active && ImGui::IsMouseDragging(0, threshold);
    const bool dragged = dragging || (released && ImGui::GetIO().MouseDragMaxDistanceSqr[0] > threshold * threshold);
    if (dragging) {  // two fingers as well: their middle is the pointer
        frame.actions.pan = {ImGui::GetIO().MouseDelta.x, ImGui::GetIO().MouseDelta.y};
        if (!looks().touch) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    }
    if (hovered) zoom_with_wheel(frame, at);
    zoom_with_fingers(frame, picture);
    if (hovered && ImGui::IsMouseDoubleClicked(0)) frame.actions.fit = true;
    if (looks().touch) {
        point_with_finger(frame, released, dragged, at);
    } else if (hovered && !dragging) {
        frame.actions.pointer = at;
    }
}

void names(Frame& frame, const Rect& picture) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect(ImVec2(picture.x, picture.y), ImVec2(picture.right(), picture.bottom()), true);
    for (const map::Label& label : frame.view.labels) {
        if (label.strength <= 0.01f) continue;
        const ImVec2 at(picture.x + label.px.x, picture.y + label.px.y);
        const float strength = std::min(label.strength, 1.0f);
        if (frame.view.fantasy) {
            draw_town_name(label, picture);
        } else {
            draw_haloed(list, at, faces().name, label.text, strength);
        }
    }
    list->PopClipRect();
}

}  // namespace

void map_picture(Frame& frame, const Rect& picture) {
    frame.state.map_size = {picture.w, picture.h};
    frame.state.map_origin = {picture.x, picture.y};
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 low(picture.x, picture.y);
    const ImVec2 high(picture.right(), picture.bottom());
    const float radius = looks().size.radius;
    list->AddRectFilled(low, high, to_color(map::ground(looks().dark)), radius);
    if (frame.view.map_texture != 0) {
        // GL's top row is the last: the picture is turned over.
        const auto texture = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(frame.view.map_texture));
        list->AddImageRounded(texture, low, high, ImVec2(0, 1), ImVec2(1, 0), IM_COL32_WHITE, radius);
    }
    list->AddRect(low, high, looks().line, radius, 0, 1);
    interact(frame, picture);
    names(frame, picture);
}

map::Point2 measure_map_name(const std::string& text) {
    const ImVec2 size = text_size(faces().name, text);
    return {size.x + 6, size.y};  // with its rim
}

}  // namespace ui
