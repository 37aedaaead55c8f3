// Messages over the map, or over what stands in its place: the effect of a lever, problems of the draft, alarms.
// See panels.h.
#include "ui/icons.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

struct Notice {
    const std::string& text;
    bool alarm = false;
    bool dismissible = false;
    bool chip = false;  // one short line in small letters
    bool undo = false;  // offers to take the last lever back
};

// Draws a card of words that ends at `bottom`; returns its top.
float notice_card(Frame& frame, const Rect& room, float bottom, const Notice& notice, const char* id) {
    const float icon_room = notice.alarm ? 26.0f : 0;
    const float close_room = notice.dismissible ? looks().size.notice_close : 0;
    const float most = std::min(room.w, 440.0f) - 28 - icon_room - close_room;
    const bool quiet = notice.chip || (looks().touch && room.w < 420);
    const Face& face = quiet ? faces().small : faces().text;
    const float words = std::min(most, text_width(face, notice.text) + 1);
    const float undo_height = notice.undo ? looks().size.small_control : 0;
    const float height = std::max(paragraph_height(words, face, notice.text) + (notice.chip ? 10 : 18) + undo_height,
                                  notice.dismissible ? looks().size.notice_height : 0.0f);
    const Rect card{room.x, bottom - height, words + 28 + icon_room + close_room, height};
    draw_floating_card(card);
    cover_map(frame, card);
    if (notice.alarm) draw_box(card, looks().alarm_ground, faded(looks().alarm, 0.5f), looks().size.radius);
    const TextBounds bounds(card, 1);
    Rect line = inset(card, 14, 0);
    if (notice.alarm) draw_icon(cut_left(line, 16, 10), looks().alarm, icon::kWarning);
    if (notice.dismissible) {
        Rect whole = card;
        const Rect place = cut_right(whole, close_room + 6);
        if (stroke_button(id, {place.middle_x() - 13, place.middle_y() - 13, 26, 26}, Stroke::cross,
                          {"Puts this away.", ""}, ButtonLook::quiet)) {
            frame.actions.dismiss_alarm = true;
        }
    }
    if (notice.undo) {
        Rect below = line;
        below.y = card.bottom() - undo_height - 4;
        below.h = undo_height;
        constexpr const char* kWords = "take the last change back";
        if (link_button("alarm.undo", cut_left(below, link_width(kWords)), kWords, looks().architecture,
                        {"Undoes the last lever and trains on from the last good map.", ""})) {
            frame.actions.undo = true;
            frame.actions.dismiss_alarm = true;
        }
    }
    const float text_height = paragraph_height(words, face, notice.text);
    draw_paragraph(line.x, card.middle_y() - (text_height + undo_height) / 2, words, face, looks().text, notice.text);
    return card.y;
}

}  // namespace

float notice_chip(Frame& frame, const Rect& room, float bottom, const std::string& text) {
    return notice_card(frame, room, bottom, {text, false, false, true}, "rest");
}

void notices(Frame& frame, const Rect& room, float bottom) {
    const View& view = frame.view;
    if (!view.said.notice.empty()) bottom = notice_card(frame, room, bottom, {view.said.notice}, "notice") - 8;
    if (view.said.problem && !frame.state.problem_placed) {
        bottom = notice_card(frame, room, bottom, {view.said.problem->sentence, true}, "problem") - 8;
    }
    if (!view.said.alarm.empty())
        notice_card(frame, room, bottom, {view.said.alarm, true, true, false, view.said.alarm_offers_undo}, "alarm");
}

}  // namespace ui
