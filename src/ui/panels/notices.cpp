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
    bool stop = false;  // offers to stop what is being read
};

// Draws a card of words that ends at `bottom`; returns its top.
float notice_card(Frame& frame, const Rect& room, float bottom, const Notice& notice, const char* id) {
    const float icon_room = notice.alarm ? 26.0f : 0;
    const float close_room = notice.dismissible ? theme().size.notice_close : 0;
    const float most = std::min(room.w, 440.0f) - 28 - icon_room - close_room;
    const bool quiet = notice.chip || (theme().touch && room.w < 420);
    const Face& face = quiet ? faces().small : faces().text;
    const float words = std::min(most, text_width(face, notice.text) + 1);
    const float link_height = notice.undo || notice.stop ? theme().size.small_control : 0;
    const float height = std::max(paragraph_height(words, face, notice.text) + (notice.chip ? 10 : 18) + link_height,
                                  notice.dismissible ? theme().size.notice_height : 0.0f);
    const Rect card{room.x, bottom - height, words + 28 + icon_room + close_room, height};
    draw_floating_card(card);
    cover_map(frame, card);
    if (notice.alarm) draw_box(card, theme().alarm_ground, faded(theme().alarm, 0.5f), theme().size.radius);
    const TextBounds bounds(card, 1);
    Rect line = inset(card, 14, 0);
    if (notice.alarm) draw_icon(cut_left(line, 16, 10), theme().alarm, icon::kWarning);
    if (notice.dismissible) {
        Rect whole = card;
        const Rect place = cut_right(whole, close_room + 6);
        if (stroke_button(id, {place.middle_x() - 13, place.middle_y() - 13, 26, 26}, Stroke::cross,
                          {"Puts this away.", ""}, ButtonStyle::quiet)) {
            frame.actions.dismiss_alarm = true;
        }
    }
    Rect below = line;
    below.y = card.bottom() - link_height - 4;
    below.h = link_height;
    if (notice.stop && link_button("reading.stop", cut_left(below, link_width("Cancel")), "Cancel",
                                   theme().architecture, {"Stops reading; what runs goes on. Escape", ""}))
        frame.actions.sheet.stop_reading = true;
    if (notice.undo) {
        constexpr const char* kWords = "take the last change back";
        if (link_button("alarm.undo", cut_left(below, link_width(kWords)), kWords, theme().architecture,
                        {"Undoes the last lever and trains on from the last good map.", ""})) {
            frame.actions.undo = true;
            frame.actions.dismiss_alarm = true;
        }
    }
    const float text_height = paragraph_height(words, face, notice.text);
    draw_paragraph(line.x, card.middle_y() - (text_height + link_height) / 2, words, face, theme().text, notice.text);
    return card.y;
}

}  // namespace

float notice_chip(Frame& frame, const Rect& room, float bottom, const std::string& text, const char* id) {
    return notice_card(frame, room, bottom, {text, false, false, true}, id);
}

void notices(Frame& frame, const Rect& room, float bottom) {
    const View& view = frame.view;
    if (!view.messages.reading.empty())
        bottom = notice_card(frame, room, bottom, {.text = view.messages.reading, .stop = true}, "reading") - 8;
    if (!view.messages.notice.empty()) bottom = notice_card(frame, room, bottom, {view.messages.notice}, "notice") - 8;
    if (view.messages.problem && !frame.state.problem_placed) {
        bottom = notice_card(frame, room, bottom, {view.messages.problem->sentence, true}, "problem") - 8;
    }
    if (!view.messages.alarm.empty())
        notice_card(frame, room, bottom, {view.messages.alarm, true, true, false, view.messages.alarm_offers_undo},
                    "alarm");
}

}  // namespace ui
