// The map's picture with rounded corners and names, and what pointer, wheel and fingers do on it. See panels.h.
#include <cmath>

#include "map/land/fantasy.h"
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
    frame.actions.map.zoom *= std::pow(1.0015f, wheel * kWheelNotch_px);
    frame.actions.map.zoom_at = at;
}

void zoom_with_fingers(Frame& frame, const Rect& picture) {
    const View& view = frame.view;
    if (view.input.pinch == 1 || !picture.contains(view.input.pinch_at.x, view.input.pinch_at.y)) return;
    frame.actions.map.zoom *= view.input.pinch;
    frame.actions.map.zoom_at = {view.input.pinch_at.x - picture.x, view.input.pinch_at.y - picture.y};
    frame.state.tapped.reset();
}

// A finger has no pointer: the place of the last tap stands for it until the map is dragged or tapped elsewhere. A second tap
// on a crowd goes on to its next thing, as a click does.
void point_with_finger(Frame& frame, bool tapped, bool dragging, map::Point2 at) {
    constexpr float kSamePlace_px = 24;
    std::optional<map::Point2>& last = frame.state.tapped;
    if (dragging) last.reset();
    const bool again = tapped && last && std::hypot(at.x - last->x, at.y - last->y) < kSamePlace_px;
    if (again && frame.view.map.looking.on_spot.size() > 1) {
        frame.actions.map.clicked = true;
    } else if (tapped) {
        last = at;
    }
    frame.actions.map.pointer = frame.state.tapped;
}

// A line that is drawn round things; letting go closes it. With Ctrl it is a box. Shift adds, Alt takes off.
void draw_lasso(Frame& frame, bool dragging, bool released, map::Point2 at) {
    std::vector<map::Point2>& lasso = frame.state.lasso;
    if (dragging) {
        const bool far = lasso.empty() || std::hypot(at.x - lasso.back().x, at.y - lasso.back().y) > 3;
        if (lasso.empty()) {
            const ImVec2 from = ImGui::GetIO().MouseClickedPos[0];
            lasso.push_back({from.x - frame.state.map_origin.x, from.y - frame.state.map_origin.y});
        }
        if (far) lasso.push_back(at);
        if (ImGui::GetIO().KeyCtrl) {  // a box, from where it began to here
            const map::Point2 from = lasso.front();
            lasso = {from, {at.x, from.y}, at, {from.x, at.y}};
        }
    }
    if (!released) return;
    const ImGuiIO& io = ImGui::GetIO();
    if (lasso.size() >= 3) {
        frame.actions.selection.lasso = lasso;
        frame.actions.selection.choose = io.KeyShift ? map::Choose::add
                                         : io.KeyAlt ? map::Choose::remove
                                                     : map::Choose::replace;
    } else {
        frame.actions.selection.none = true;
    }
    lasso.clear();
}

void walk(Frame& frame, bool active, bool pressed, map::Point2 at) {
    if (pressed) frame.actions.map.walk_from = at;
    if (active) frame.actions.map.walk_to = at;
}

// In a layout a drag that begins on a thing moves it. A finger says which one by a tap before.
void grab(Frame& frame, bool pressed, bool active, map::Point2 at) {
    int& grabbed = frame.state.grabbed;
    if (!active) grabbed = -1;
    const int thing = frame.view.map.looking.hovered;
    const train::Snapshot& seen = frame.view.on_screen;
    if (!pressed || !seen.laid_out || thing < 0 || thing >= seen.n_points) return;
    const auto first = static_cast<std::size_t>(thing) * 2;
    const map::Point2 px =
        map::to_px(frame.view.map.camera, frame.state.map_size, {seen.points[first], seen.points[first + 1]});
    if (std::hypot(px.x - at.x, px.y - at.y) < theme().size.thing_grab) grabbed = thing;
}

void drag_thing(Frame& frame, map::Point2 at) {
    frame.actions.map.drag_thing = ThingDrag{frame.state.grabbed, at};
    frame.actions.map.pointer = at;
    if (theme().touch) frame.state.tapped = at;
    if (!theme().touch) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

void drag(Frame& frame) {
    const ImGuiIO& io = ImGui::GetIO();
    const map::Point2 by{io.MouseDelta.x, io.MouseDelta.y};
    const bool turns = frame.view.map.looking.turns && !io.KeyShift && frame.view.input.pinch == 1;
    (turns ? frame.actions.map.turn : frame.actions.map.pan) = by;  // two fingers as well: their middle is the pointer
    if (!theme().touch) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
}

// `other`: the map is that of the side that is not active (0 or 1); -1: it is the map that all is about. Both have the
// same camera, so the same pixel is the same place; tools do nothing on the other one, a tap makes it the active one.
void interact(Frame& frame, const Rect& picture, int other) {
    ImGui::SetCursorScreenPos(ImVec2(picture.x, picture.y));
    ImGui::SetNextItemAllowOverlap();
    const bool released = ImGui::InvisibleButton(other < 0 ? "map" : "other_map",
                                                 ImVec2(std::max(picture.w, 1.0f), std::max(picture.h, 1.0f)));
    const bool active = ImGui::IsItemActive(), pressed = ImGui::IsItemActivated();
    const bool let_go = ImGui::IsItemDeactivated();
    const bool hovered = ImGui::IsItemHovered();
    const ImVec2 mouse = ImGui::GetMousePos();
    const map::Point2 at{mouse.x - picture.x, mouse.y - picture.y};
    const float threshold = theme().size.drag_from;
    const bool dragging = active && ImGui::IsMouseDragging(0, threshold);
    const bool dragged = dragging || (released && ImGui::GetIO().MouseDragMaxDistanceSqr[0] > threshold * threshold);
    const Tool tool = other < 0 ? frame.state.tool : Tool::move;
    if (tool == Tool::lasso) draw_lasso(frame, dragging, let_go, at);
    if (tool == Tool::walk) walk(frame, active, pressed, at);
    if (other < 0) grab(frame, pressed && tool == Tool::move, active, at);
    const bool moves_thing = other < 0 && dragging && frame.state.grabbed >= 0 && frame.view.input.pinch == 1;
    if (dragging && tool == Tool::move && !moves_thing) drag(frame);
    if (hovered) zoom_with_wheel(frame, at);
    zoom_with_fingers(frame, picture);
    if (hovered && ImGui::IsMouseDoubleClicked(0) && tool == Tool::move) frame.actions.map.fit = true;
    const bool tapped = released && !dragged && ImGui::GetIO().MouseDownDurationPrev[0] < kTap_s;
    if (other >= 0) {
        if (tapped) frame.actions.compare.side = other;
        if (theme().touch && dragged) frame.state.tapped.reset();
        if (theme().touch || !hovered || dragging) return;
        frame.actions.map.pointer = at;
        frame.actions.map.on_other = true;
        return;
    }
    if (moves_thing) {
        drag_thing(frame, at);
    } else if (theme().touch) {
        point_with_finger(frame, tapped, dragged, at);
    } else if (hovered && !dragging) {
        frame.actions.map.pointer = at;
    }
    if (!theme().touch) frame.actions.map.clicked = tapped && tool == Tool::move;
}

// For tests: what stands on the map, and where. Nothing while it fades in or out.
void report_name(Frame& frame, const std::string& text, map::Point2 middle, map::Point2 size, float strength) {
    LayoutReport& report = frame.state.report;
    if (!report.on || strength < 0.99f) return;
    report.map_names.push_back({text, middle.x - size.x / 2, middle.y - size.y / 2, size.x, size.y, 1});
}

void region_names(Frame& frame, const Rect& picture, const std::vector<map::Label>& labels) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const map::Label& label : labels) {
        if (label.strength <= 0.01f) continue;
        const ImVec2 at(picture.x + label.px.x, picture.y + label.px.y);
        const bool fantasy = frame.view.map.fantasy;
        report_name(frame, label.text, {at.x, at.y},
                    fantasy ? measure_country_name(label.text) : measure_map_name(label.text), label.strength);
        if (fantasy) {
            draw_country_name(label, picture);
        } else {
            draw_haloed(list, at, faces().name, label.text, std::min(label.strength, 1.0f));
        }
    }
}

const Face& thing_face(bool fantasy) { return fantasy ? faces().serif_small : faces().small; }

void thing_names(Frame& frame, const Rect& picture, const std::vector<map::ThingLabel>& labels) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const data::Dataset& dataset = frame.view.material.dataset;
    for (const map::ThingLabel& label : labels) {
        const std::size_t n = label.town < 0 ? dataset.names.size() : dataset.towns.size();
        if (static_cast<std::size_t>(label.town < 0 ? label.thing : label.town) >= n) continue;
        const std::string& name = map::text_of(dataset, label);
        const ImVec2 at(picture.x + label.px.x, picture.y + label.px.y);
        const bool fantasy = frame.view.map.fantasy;
        report_name(frame, name, {at.x, at.y}, fantasy ? measure_town_name(name) : measure_thing_name(name),
                    label.strength);
        draw_haloed(list, at, thing_face(fantasy), name, label.strength, label.town < 0 ? 4 : 8);
    }
}

// Two peaks in ink, and the name behind them.
void mountain_name(Frame& frame, const map::MountainLabel& label, const Rect& picture) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const map::FantasyColors colors = map::fantasy_colors(theme().dark);
    const map::Point2 size = measure_town_name(label.name);
    report_name(frame, label.name, {picture.x + label.px.x, picture.y + label.px.y}, {size.x + map::kPeakWidth, size.y},
                label.strength);
    const float left = std::round(picture.x + label.px.x - (size.x + map::kPeakWidth) / 2);
    const float y = std::round(picture.y + label.px.y), low = y + 5, high = y - 6;
    const ImU32 ink = to_color(colors.ink, label.strength);
    const ImVec2 summit(picture.x + label.summit.x, picture.y + label.summit.y);
    if (label.is_far) {
        const float from = summit.x < left ? left - 2 : left + map::kPeakWidth + size.x + 2;
        list->AddLine(ImVec2(from, y), summit, to_color(colors.ink, 0.55f * label.strength), 1);
        list->AddCircleFilled(summit, 2, ink);
    }
    const ImVec2 peaks[] = {{left, low}, {left + 6, high}, {left + 9, y - 1}, {left + 11, y - 3}, {left + 16, low}};
    const ImU32 lit = to_color(colors.lit, label.strength);
    list->AddTriangleFilled(peaks[0], peaks[1], ImVec2(left + 11, low), lit);
    list->AddTriangleFilled(ImVec2(left + 6, low), peaks[3], peaks[4], lit);
    const ImVec2 shade[] = {{left + 6, high}, {left + 9, y - 1}, {left + 7, low}};
    list->AddConvexPolyFilled(shade, 3, to_color(colors.ink, 0.5f * label.strength));
    list->AddPolyline(peaks, 5, ink, 0, 1.4f);
    draw_haloed(list, ImVec2(left + map::kPeakWidth + size.x / 2, picture.y + label.px.y), thing_face(true), label.name,
                label.strength, 8);
}

void overlay_words(Frame& frame, const Rect& picture, const map::Overlay* const (&overlays)[2]) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const map::Overlay* overlay : overlays) {
        if (overlay == nullptr) continue;
        for (const map::OverlayText& text : overlay->texts) {
            const map::Point2 px = map::to_px(frame.view.map.camera, frame.state.map_size, text.at);
            draw_turned(list, ImVec2(picture.x + px.x, picture.y + px.y), faces().small, text.text,
                        to_color(text.color, text.alpha), faded(theme().halo, 0.85f * text.alpha), text.turn);
        }
    }
}

void lasso_line(Frame& frame, const Rect& picture) {
    if (frame.state.lasso.size() < 2) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PathClear();
    for (const map::Point2& at : frame.state.lasso) list->PathLineTo(ImVec2(picture.x + at.x, picture.y + at.y));
    list->PathStroke(theme().text, ImDrawFlags_Closed, 1.5f);
}

}  // namespace

void draw_map_face(Frame& frame, const Rect& picture, const MapFace& face) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 low(picture.x, picture.y), high(picture.right(), picture.bottom());
    const float radius = theme().size.radius;
    list->AddRectFilled(low, high, to_color(map::ground(theme().dark)), radius);
    if (face.texture != 0) {
        // GL's top row is the last, so the picture is flipped.
        const auto texture = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(face.texture));
        list->AddImageRounded(texture, low, high, ImVec2(0, 1), ImVec2(1, 0), IM_COL32_WHITE, radius);
    }
    list->AddRect(low, high, theme().line, radius, 0, 1);
    list->PushClipRect(low, high, true);
    overlay_words(frame, picture, face.overlays);
    if (face.thing_labels != nullptr) thing_names(frame, picture, *face.thing_labels);
    if (face.mountains != nullptr) {
        for (const map::MountainLabel& label : *face.mountains) mountain_name(frame, label, picture);
    }
    if (face.labels != nullptr) region_names(frame, picture, *face.labels);
    list->PopClipRect();
}

void other_map(Frame& frame, const Rect& picture, int side) {
    draw_map_face(frame, picture, frame.view.compare->other);
    interact(frame, picture, side);
}

void map_picture(Frame& frame, const Rect& picture) {
    frame.state.map_size = {picture.w, picture.h};
    frame.state.map_origin = {picture.x, picture.y};
    const View& view = frame.view;
    draw_map_face(frame, picture,
                  {view.map.texture,
                   &view.map.labels,
                   &view.map.thing_labels,
                   {view.map.overlays[0], view.map.overlays[1]},
                   view.map.mountains});
    interact(frame, picture, -1);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect(ImVec2(picture.x, picture.y), ImVec2(picture.right(), picture.bottom()), true);
    exhibit_over_map(frame, picture);
    if (view.flow != nullptr && view.flow->is_new) flow_mark(frame, picture);
    lasso_line(frame, picture);
    list->PopClipRect();
}

map::Point2 measure_map_name(const std::string& text) {
    const ImVec2 size = text_size(faces().name, text);
    return {size.x + 6, size.y};  // with its rim
}

map::Point2 measure_thing_name(const std::string& text) {
    const ImVec2 size = text_size(thing_face(false), text);
    return {size.x + 4, size.y};
}

map::Point2 measure_town_name(const std::string& text) {
    const ImVec2 size = text_size(thing_face(true), text);
    return {size.x + 4, size.y};
}

}  // namespace ui
