// A and B side by side, below each other, or one of the two where there is no room for both; above them what they are,
// which of them is active, and what becomes of B. See panels.h.
#include <cmath>

#include "ui/asking.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kGap = 8;
constexpr float kLeastMap = 200;  // a smaller map shows too little: then there is one at a time

enum class Arrangement { beside, below, one };

// Whichever leaves the larger square to each.
Arrangement arrange(const Rect& room) {
    const float beside = std::min((room.w - kGap) / 2, room.h), below = std::min(room.w, (room.h - kGap) / 2);
    if (std::max(beside, below) < kLeastMap) return Arrangement::one;
    return beside >= below ? Arrangement::beside : Arrangement::below;
}

const char* letter(int side) { return side == 0 ? "A" : "B"; }

// "as it was", "learning rate 0.01 → 0.1", "learning rate 0.01 → 0.1 and 2 more".
std::string what_it_is(const Compare& compare, int side) {
    const std::vector<std::string>& pulled = compare.sides[static_cast<std::size_t>(side)].pulled;
    if (pulled.empty())
        return side == 0 ? "as it was" : compare.changes.empty() ? "a copy: pull a lever" : "a copy of A";
    const std::size_t more = pulled.size() - 1;
    return pulled.front() + (more > 0 ? " and " + std::to_string(more) + " more" : "");
}

std::string figure_of(const CompareSide& side) { return std::isfinite(side.right) ? percent_text(side.right) : ""; }

// Says what the map below it is; pressed, it becomes the active one.
enum class Title { letter, figure, words };
void title(Frame& frame, const Rect& rect, int side, Title shows) {
    const Compare& compare = *frame.view.compare;
    const bool active = compare.active == side;
    const Theme& l = theme();
    const std::string tip = std::string(active ? "The levers act on " : "Makes the levers act on ") + letter(side) +
                            (active ? " now." : ", and all other panels tell of it.") + " C changes between the two.";
    ImGui::PushID(side);
    const Press press = press_area("title", rect, {tip, "acts at once"});
    ImGui::PopID();
    if (press.clicked && !active) frame.actions.compare.side = side;
    const ImU32 rest = press.hovered ? l.hover : l.card;
    draw_box(rect, active ? l.strong : rest, active ? l.strong : l.line, l.size.corner);
    const ImU32 ink = active ? l.on_strong : l.text;
    const TextBounds bounds(rect, 0);
    Rect line = inset(rect, 10, 0);
    if (shows == Title::letter) {
        draw_text(line, faces().bold, ink, letter(side), Align::centre);
        return;
    }
    draw_text(cut_left(line, text_width(faces().bold, letter(side)) + 1, 8), faces().bold, ink, letter(side));
    const std::string figure = figure_of(compare.sides[static_cast<std::size_t>(side)]);
    const float width = figure.empty() ? 0 : text_width(faces().figure, figure) + 1;
    if (width > 0) draw_text(cut_right(line, width, 8), faces().figure, ink, figure, Align::right);
    if (shows == Title::words)
        draw_text(line, faces().small, active ? l.on_strong : l.muted, what_it_is(compare, side));
}

void keep_and_drop(Frame& frame, Rect line) {
    const float width = (line.w - 6) / 2;
    if (text_button("keep", cut_left(line, width, 6), "keep B",
                    {"B becomes what runs; A goes. Undo brings both back.", ""}))
        frame.actions.compare.keep = true;
    if (text_button("drop", line, "drop B", {"A runs on alone; B goes. Undo brings both back.", ""}))
        frame.actions.compare.drop = true;
}

void draw_side(Frame& frame, const Rect& picture, int side) {
    if (side == frame.view.compare->active) return map_picture(frame, picture);
    frame.state.other_origin = map::Point2{picture.x, picture.y};
    other_map(frame, picture, side);
}

// Both in one line with what becomes of B: for a panel that has no room for the card beside it.
Rect one_line(Frame& frame, Rect& room) {
    Rect line = cut_top(room, theme().size.map_title, 6);
    const float buttons = 2 * (text_width(faces().text, "drop B") + 22) + 6;
    keep_and_drop(frame, cut_right(line, std::min(buttons, line.w * 0.55f), kGap));
    const float half = (line.w - 6) / 2;
    const Title shows = half > 190 ? Title::words : half > 76 ? Title::figure : Title::letter;
    title(frame, cut_left(line, half, 6), 0, shows);
    title(frame, line, 1, shows);
    return room;
}

}  // namespace

Rect compare_maps(Frame& frame, const Rect& rect, bool small, Rect& pointed) {
    const int active = frame.view.compare->active;
    Rect room = rect;
    if (small) one_line(frame, room);
    const float above = small ? 0 : theme().size.map_title + 6;
    const Arrangement how = arrange({room.x, room.y, room.w, room.h - above});
    std::array<Rect, 2> pictures{room, room};
    if (how == Arrangement::beside) {
        const float w = 2 * std::floor((room.w - kGap) / 4);  // even, so that a map has its middle on whole pixels
        pictures = {Rect{room.x, room.y, w, room.h}, Rect{room.right() - w, room.y, w, room.h}};
    } else if (how == Arrangement::below) {
        const float h = std::floor((room.h - kGap) / 2);
        pictures = {Rect{room.x, room.y, room.w, h}, Rect{room.x, room.bottom() - h, room.w, h}};
    }
    const auto both = how == Arrangement::one ? 1 : 2;
    for (int side = 0; side < 2; ++side) {
        Rect& picture = pictures[static_cast<std::size_t>(side)];
        if (!small && both == 2) title(frame, cut_top(picture, theme().size.map_title, 6), side, Title::words);
    }
    if (!small && both == 1) one_line(frame, pictures[static_cast<std::size_t>(active)]);
    pointed = pictures[static_cast<std::size_t>(active)];
    draw_side(frame, pointed, active);
    if (both == 1) return pointed;
    const Rect& other = pictures[static_cast<std::size_t>(1 - active)];
    draw_side(frame, other, 1 - active);
    explain(other, std::string("The map of ") + letter(1 - active) +
                       ", the other of the two models. The same place on the page is the same place on both; press it "
                       "to let the levers act on it.");
    if (frame.actions.map.on_other) pointed = other;
    const Rect& a = pictures[0];
    const Rect& b = pictures[1];
    return {a.x, a.y, b.right() - a.x, b.bottom() - a.y};
}

}  // namespace ui
