// The board: points drawn by hand, by a textbook's rule or by a formula, learned while they are drawn. Behind them the
// ground shows what the model says there. See panels.h. Next: ui/board.h, app/drawing_board.h.
#include "ui/board.h"

#include <algorithm>
#include <cmath>

#include "core/number_text.h"
#include "data/drawing/classic_sets.h"
#include "data/drawing/formula.h"
#include "ui/card.h"
#include "ui/context.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/text_field.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kPointRadius = 3.2f, kMostBoard = 330, kNarrow = 760;

struct Board {
    Rect rect;
    [[nodiscard]] float px_per_unit() const { return rect.w / (2 * data::kDrawnReach); }
    [[nodiscard]] ImVec2 to_screen(float x, float y) const {
        return {rect.middle_x() + x * px_per_unit(), rect.middle_y() - y * px_per_unit()};
    }
    [[nodiscard]] map::Point2 to_place(const ImVec2& at) const {
        return {(at.x - rect.middle_x()) / px_per_unit(), (rect.middle_y() - at.y) / px_per_unit()};
    }
};

ImU32 answer_color(const BoardShown& shown, std::size_t i) {
    return to_color(map::class_color(shown.answers[i], theme().dark), 0.12f + 0.38f * shown.confidence[i]);
}

// Blended from corner to corner.
void draw_answers(const BoardShown& shown, const Rect& rect) {
    if (shown.corners < 2) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto n = static_cast<std::size_t>(shown.corners);
    const float each = rect.w / static_cast<float>(n - 1);
    for (std::size_t row = 0; row + 1 < n; ++row) {
        for (std::size_t column = 0; column + 1 < n; ++column) {
            const std::size_t i = row * n + column;
            const ImVec2 from(rect.x + static_cast<float>(column) * each, rect.y + static_cast<float>(row) * each);
            list->AddRectFilledMultiColor(from, ImVec2(from.x + each, from.y + each), answer_color(shown, i),
                                          answer_color(shown, i + 1), answer_color(shown, i + n + 1),
                                          answer_color(shown, i + n));
        }
    }
}

void draw_points(const BoardShown& shown, const Board& board) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const data::DrawnPoint& point : shown.drawing.points) {
        const ImVec2 at = board.to_screen(point.x, point.y);
        list->AddCircleFilled(at, kPointRadius + 1, theme().card, 8);
        list->AddCircleFilled(at, kPointRadius, to_color(map::class_color(point.label, theme().dark)), 8);
    }
}

// A finger that paints does not scroll the column, whichever way it goes.
void keep_from_scrolling(bool held) {
    ImGuiID& scrolled = context().scrolled_column;
    const ImGuiID own = ImGui::GetID("board");
    if (held) scrolled = own;
    if (!held && scrolled == own) scrolled = 0;
}

// The brush's way since the last frame.
void follow_brush(Frame& frame, const Board& board, const Press& press) {
    BoardState& state = frame.state.board;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (press.hovered || press.held) {
        const auto radius = static_cast<float>(state.radius) * board.px_per_unit();
        const ImU32 color =
            state.tool == BoardTool::paint ? to_color(map::class_color(state.label, theme().dark)) : theme().text;
        ImGui::GetWindowDrawList()->AddCircle(mouse, std::max(radius, 3.0f), color, 0, 1.5f);
    }
    if (!press.held) {
        state.last.reset();
        return;
    }
    const map::Point2 now = board.to_place(mouse);
    frame.actions.board.stroke = BoardStroke{.tool = state.tool,
                                             .from = state.last.value_or(now),
                                             .to = now,
                                             .radius = static_cast<float>(state.radius),
                                             .label = state.label,
                                             .begins = !state.last.has_value()};
    state.last = now;
}

void plane(Frame& frame, Card& card) {
    const BoardShown& shown = *frame.view.board;
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    const float room =
        display.y * (display.x < kNarrow ? 0.25f : 0.38f);  // the brush and the map are in view beside it
    const float side = std::min({card.width(), kMostBoard, room});
    const Rect row = card.row(side);
    const Board board{{row.middle_x() - side / 2, row.y, side, side}};
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect(ImVec2(board.rect.x, board.rect.y), ImVec2(board.rect.right(), board.rect.bottom()), true);
    draw_answers(shown, board.rect);
    const ImVec2 middle = board.to_screen(0, 0);
    list->AddLine(ImVec2(board.rect.x, middle.y), ImVec2(board.rect.right(), middle.y), theme().line);
    list->AddLine(ImVec2(middle.x, board.rect.y), ImVec2(middle.x, board.rect.bottom()), theme().line);
    draw_points(shown, board);
    const Press press = press_area("plane", board.rect, {});
    keep_from_scrolling(press.held);
    follow_brush(frame, board, press);
    list->PopClipRect();
    list->AddRect(ImVec2(board.rect.x, board.rect.y), ImVec2(board.rect.right(), board.rect.bottom()), theme().line);
    draw_text_at(list, ImVec2(board.rect.right() - 14, middle.y + 1), faces().figure, theme().muted, "x");
    draw_text_at(list, ImVec2(middle.x + 4, board.rect.y + 1), faces().figure, theme().muted, "y");
}

void tools(Frame& frame, Card& card) {
    BoardState& state = frame.state.board;
    const struct {
        BoardTool tool;
        const char *label, *help;
    } all[] = {{BoardTool::paint, "paint", "Draws points of the chosen class."},
               {BoardTool::move, "move", "Pulls the points under the brush along."},
               {BoardTool::erase, "erase", "Takes the points under the brush away."}};
    Rect line = card.row(theme().size.control);
    for (const auto& each : all) {
        const float width = text_width(faces().text, each.label) + 22;
        if (text_button(each.label, cut_left(line, width, 6), each.label, {each.help, ""},
                        state.tool == each.tool ? ButtonStyle::strong : ButtonStyle::plain))
            state.tool = each.tool;
    }
    if (link_button("clear", cut_right(line, link_width("clear")), "clear", theme().alarm,
                    {"Takes all points away. Undo brings them back.", ""}))
        frame.actions.board.clear = true;
    card.space(6);
    Rect colors = card.row(theme().size.swatch + 6);
    const float each = colors.w / data::kMostDrawnClasses;
    for (int label = 0; label < data::kMostDrawnClasses; ++label) {
        const Rect place = cut_left(colors, each);
        ImGui::PushID(label);
        const std::string help = "Paints class " + std::string(1, static_cast<char>('A' + label)) + ".";
        if (press_area("class", place, {help, ""}).clicked) {
            state.label = label;
            state.tool = BoardTool::paint;
        }
        ImGui::PopID();
        const ImVec2 middle(place.middle_x(), place.middle_y());
        if (state.label == label) ImGui::GetWindowDrawList()->AddCircle(middle, 11, theme().text, 0, 2);
        draw_symbol(middle, 7, label, to_color(map::class_color(label, theme().dark)));
    }
}

void labelled_slider(Card& card, const char* id, std::string_view label, double& value, const NumberRange& range,
                     bool& changed) {
    Rect line = card.row(theme().size.small_control);
    draw_text(cut_left(line, 72, 6), faces().small, theme().muted, label);
    const std::string shown = number_label(value, range.step);
    draw_text(cut_right(line, 42, 6), faces().figure, theme().text, shown, Align::right);
    changed = slider(id, line, value, range, theme().features, {label, "acts at once"});
}

void rules(Frame& frame, Card& card) {
    const BoardShown& shown = *frame.view.board;
    card.space(4);
    bool changed = false;
    labelled_slider(card, "brush", "brush", frame.state.board.radius, {0.1, 2.5, 0.1, false, false}, changed);
    draw_text(card.row(faces().small.size + 8), faces().small, theme().muted, "or have drawn, with noise:");
    Rect line = card.row(theme().size.link_row);
    for (const data::ClassicSet& set : data::classic_sets()) {
        if (link_width(set.label) > line.w) line = card.row(theme().size.link_row);
        const std::string id(set.id);
        if (link_button(id.c_str(), cut_left(line, link_width(set.label), 10), set.label, theme().features,
                        {set.help, "acts at once"}))
            frame.actions.board.set = id;
    }
    double noise = shown.noise, n = shown.n_points;
    labelled_slider(card, "noise", "noise", noise, {0, 0.5, 0.01, false, false}, changed);
    if (changed) frame.actions.board.noise = noise;
    labelled_slider(card, "n_points", "points", n, {20, 1000, 10, false, true}, changed);
    if (changed) frame.actions.board.n_points = n;
    const Rect field = card.row(theme().size.text_row);
    ImGui::SetCursorScreenPos(ImVec2(field.x, field.y));
    ImGui::SetNextItemWidth(field.w);
    if (text_field("##formula", "class B where x*y > 0", frame.state.board.formula, true))
        frame.actions.board.formula = frame.state.board.formula;
    if (!shown.problem.empty()) card.paragraph(faces().small, theme().alarm, shown.problem);
}

}  // namespace

void board_panel(Frame& frame, float width) {
    if (frame.view.board == nullptr) return;
    Card card("board", width, "Draw", theme().features, "acts at once");
    card.about(
        "Points for the model to learn, drawn by hand, by a rule or by a formula. The ground is what it says there "
        "now.");
    plane(frame, card);
    card.space(8);
    tools(frame, card);
    rules(frame, card);
}

}  // namespace ui
