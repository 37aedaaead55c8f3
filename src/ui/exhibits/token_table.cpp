// The table of a lookup layer as a map of its tokens: each stands at its two numbers, and a tap on one draws a line to
// the token nearest to it. See exhibits.h.
#include "lessons/exhibits/token_table.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/card.h"
#include "ui/exhibits/exhibit_rows.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui::exhibits {
namespace {

using lessons::TableFrame;
using lessons::Token;

constexpr float kMostSide = 360, kRound = 11;  // of the picture, of the disc behind the chosen token

struct Picture {
    Rect rect;
    TableFrame frame;
    [[nodiscard]] bool shows(const Token& token) const {
        return std::max(std::fabs(token.x - frame.x), std::fabs(token.y - frame.y)) <= frame.half_side;
    }
    // What lies outside the frame stands on its edge.
    [[nodiscard]] ImVec2 place_of(const Token& token) const {
        const Rect room = inset(rect, kRound, kRound);
        const auto share = [](double from_middle, double half) {
            return static_cast<float>(std::clamp(from_middle / half, -1.0, 1.0));
        };
        return {room.middle_x() + share(token.x - frame.x, frame.half_side) * room.w / 2,
                room.middle_y() - share(token.y - frame.y, frame.half_side) * room.h / 2};
    }
};

void draw_tokens(lessons::TokenTable& desk, const std::vector<Token>& tokens, const Picture& picture) {
    const float reach = std::max(theme().size.small_control / 2, kRound);
    for (const Token& token : tokens) {
        const ImVec2 at = picture.place_of(token);
        const Rect rect{at.x - reach, at.y - reach, 2 * reach, 2 * reach};
        const std::string id = "token " + token.text;
        const Press press = press_area(id.c_str(), rect, {"A row of the table. A line leads to the nearest one.", ""});
        if (press.clicked) desk.chosen = desk.chosen == token.text ? "" : token.text;
        const bool marked = press.hovered || desk.chosen == token.text;
        if (marked) ImGui::GetWindowDrawList()->AddCircleFilled(at, kRound, theme().track);
        draw_haloed(ImGui::GetWindowDrawList(), at, marked ? faces().bold : faces().text, token.text,
                    picture.shows(token) ? 1.0f : 0.5f);
    }
}

void line_to_nearest(const std::vector<Token>& tokens, int chosen, const Picture& picture) {
    const int nearest = lessons::nearest_token(tokens, chosen);
    if (nearest < 0) return;
    ImGui::GetWindowDrawList()->AddLine(picture.place_of(tokens[static_cast<std::size_t>(chosen)]),
                                        picture.place_of(tokens[static_cast<std::size_t>(nearest)]),
                                        theme().architecture, 2);
}

}  // namespace

void token_table_card(Frame& frame, float width) {
    lessons::TokenTable& desk = frame.state.desk.tokens;
    Card card("tokens", width, "The lookup table", theme().architecture, "tap one");
    const std::vector<Token> tokens = lessons::token_table(*frame.view.lesson.moment);
    if (tokens.empty()) {
        card.paragraph(faces().small, theme().muted,
                       "No table of two numbers to see: the stack needs a \"lookup\" layer of width 2.");
        return;
    }
    const float side = std::min(card.width(), kMostSide);
    Rect row = card.row(side);
    const Picture picture{{row.middle_x() - side / 2, row.y, side, side}, lessons::frame_of(tokens)};
    draw_box(picture.rect, theme().ground, theme().line, theme().size.corner);
    const int chosen = lessons::token_named(tokens, desk.chosen);
    line_to_nearest(tokens, chosen, picture);
    draw_tokens(desk, tokens, picture);
    card.space(6);
    if (chosen < 0) {
        card.paragraph(faces().small, theme().muted,
                       "Each token stands at its two numbers; pale ones lie further out.");
        return;
    }
    const int nearest = lessons::nearest_token(tokens, chosen);
    if (nearest < 0) return;
    card.paragraph(faces().text, theme().text,
                   desk.chosen + " lies nearest to " + tokens[static_cast<std::size_t>(nearest)].text);
}

}  // namespace ui::exhibits
