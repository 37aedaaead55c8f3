// See flow_making.h.
#include "ui/panels/flow_making.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/context.h"
#include "ui/text_field.h"
#include "ui/widgets.h"

namespace ui {
namespace {

using Color = std::array<float, 3>;

constexpr float kLargestCell = 22;
constexpr int kSoftBelow = 10;     // cells a side: so coarse a picture has soft strokes, as its pixels are means
constexpr float kSoftness = 0.3f;  // how much of a stroke its neighbours get

struct Brush {
    const char* name;
    Color color;
};
constexpr Brush kInk[] = {{"ink", {0, 0, 0}}, {"paper", {1, 1, 1}}};
constexpr Brush kColors[] = {{"red", {0.82f, 0.14f, 0.12f}},
                             {"orange", {0.95f, 0.55f, 0.15f}},
                             {"yellow", {0.98f, 0.82f, 0.15f}},
                             {"green", {0.25f, 0.62f, 0.25f}},
                             {"blue", {0.2f, 0.4f, 0.85f}},
                             {"brown", {0.5f, 0.3f, 0.16f}},
                             {"white", {1, 1, 1}},
                             {"black", {0.05f, 0.05f, 0.05f}},
                             {"grey, the ground", {0.5f, 0.5f, 0.5f}}};

void typing_line(Frame& frame, Card& card) {
    const Rect line = card.row(theme().size.control);
    draw_box(line, theme().ground, theme().line, theme().size.corner);
    ImGui::SetCursorScreenPos(ImVec2(line.x + 4, line.middle_y() - ImGui::GetFrameHeight() / 2));
    ImGui::SetNextItemWidth(line.w - 8);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
    if (frame.state.flow_focus > 0 && --frame.state.flow_focus == 0) ImGui::SetKeyboardFocusHere();
    const Flow& flow = *frame.view.flow;
    const std::string hint = flow.example.empty() ? "type a text" : "such as " + flow.example;
    const bool changed = text_field("##new text", hint.c_str(), frame.state.flow_text, false);
    ImGui::PopStyleColor();
    if (changed) frame.actions.flow.typed = frame.state.flow_text;
    card.space(6);
    if (flow.trouble.empty()) return;
    card.paragraph(faces().small, theme().alarm, flow.trouble);
    card.space(6);
}

void dab(Frame& frame, const data::Painting& painting, int x, int y, const Color& color) {
    const auto put = [&](int u, int v, float strength) {
        if (u < 0 || v < 0 || u >= painting.side || v >= painting.side) return;
        frame.actions.flow.dabs.push_back({v * painting.side + u, color, strength});
    };
    put(x, y, 1);
    if (painting.side >= kSoftBelow) return;
    for (const auto& [u, v] : {std::array{x - 1, y}, {x + 1, y}, {x, y - 1}, {x, y + 1}}) put(u, v, kSoftness);
}

// Along the way of the pointer since the last frame, cell by cell; each cell once.
void stroke(Frame& frame, const data::Painting& painting, const Rect& grid, const Color& color, bool begins) {
    const float cell = grid.w / static_cast<float>(painting.side);
    const ImVec2 now = ImGui::GetMousePos(), by = ImGui::GetIO().MouseDelta;
    const ImVec2 from = begins ? now : ImVec2(now.x - by.x, now.y - by.y);
    const int steps = std::max(1, static_cast<int>(std::hypot(now.x - from.x, now.y - from.y) / (cell / 3)));
    const auto cell_at = [&](float share) {
        const float x = from.x + (now.x - from.x) * share, y = from.y + (now.y - from.y) * share;
        return std::array{static_cast<int>(std::floor((x - grid.x) / cell)),
                          static_cast<int>(std::floor((y - grid.y) / cell))};
    };
    std::array<int, 2> last = begins ? std::array{-1, -1} : cell_at(0);
    for (int i = 1; i <= steps; ++i) {
        const std::array<int, 2> at = cell_at(static_cast<float>(i) / static_cast<float>(steps));
        if (at == last) continue;
        last = at;
        dab(frame, painting, at[0], at[1], color);
    }
}

void grid_of_cells(const data::Painting& painting, const Rect& grid) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float cell = grid.w / static_cast<float>(painting.side);
    for (int y = 0; y < painting.side; ++y) {
        for (int x = 0; x < painting.side; ++x) {
            const Color& c = painting.cells[static_cast<std::size_t>(y * painting.side + x)];
            const ImVec2 low(grid.x + cell * static_cast<float>(x), grid.y + cell * static_cast<float>(y));
            list->AddRectFilled(low, ImVec2(low.x + cell - 0.5f, low.y + cell - 0.5f),
                                to_color(map::Rgb{c[0], c[1], c[2]}));
        }
    }
    list->AddRect(ImVec2(grid.x - 1, grid.y - 1), ImVec2(grid.right() + 1, grid.bottom() + 1), theme().line, 2, 0, 1);
}

// The colours to paint with, and the button that takes all off.
const Color& brushes(Frame& frame, Card& card, const data::Painting& painting) {
    const Brush* const all = painting.in_color ? kColors : kInk;
    const int n = painting.in_color ? static_cast<int>(std::size(kColors)) : static_cast<int>(std::size(kInk));
    frame.state.flow_brush = std::clamp(frame.state.flow_brush, 0, n - 1);
    Rect line = card.row(theme().size.small_control);
    if (link_button("blank", cut_right(line, link_width("clear")), "clear", theme().architecture,
                    {"Takes everything off the picture.", "at once"}))
        frame.actions.flow.blank = true;
    const float side = std::min(theme().size.swatch, line.w / static_cast<float>(n));
    for (int i = 0; i < n; ++i) {
        const Rect place = cut_left(line, side);
        ImGui::PushID(i);
        const Press press = press_area("brush", place, {all[i].name, ""});
        ImGui::PopID();
        if (press.clicked) frame.state.flow_brush = i;
        const ImVec2 at(place.middle_x(), place.middle_y());
        const Color& c = all[i].color;
        ImDrawList* list = ImGui::GetWindowDrawList();
        list->AddCircleFilled(at, 6, to_color(map::Rgb{c[0], c[1], c[2]}));
        list->AddCircle(at, 6.5f, theme().line, 0, 1);
        if (i == frame.state.flow_brush) list->AddCircle(at, 8.5f, theme().text, 0, 1.6f);
    }
    return all[frame.state.flow_brush].color;
}

void painting_grid(Frame& frame, Card& card) {
    const data::Painting& painting = *frame.view.flow->painting;
    if (painting.side < 1) return;
    const Color& color = brushes(frame, card, painting);
    card.space(4);
    const float side = std::min(card.width(), kLargestCell * static_cast<float>(painting.side));
    const float cell = std::floor(std::min(side, 200.0f) / static_cast<float>(painting.side));
    const Rect row = card.row(cell * static_cast<float>(painting.side));
    const Rect grid{std::round(row.middle_x() - row.h / 2), row.y, row.h, row.h};
    ImGui::SetCursorScreenPos(ImVec2(grid.x, grid.y));
    ImGui::InvisibleButton("painting", ImVec2(grid.w, grid.h));
    if (ImGui::IsItemActive()) {
        stroke(frame, painting, grid, color, ImGui::IsItemActivated());
        context().finger_paints = true;
    }
    grid_of_cells(painting, grid);
    card.space(6);
}

}  // namespace

void make_thing(Frame& frame, Card& card) {
    const Flow& flow = *frame.view.flow;
    if (flow.making == Making::typed) typing_line(frame, card);
    if (flow.making == Making::painted && flow.painting != nullptr) painting_grid(frame, card);
}

}  // namespace ui
