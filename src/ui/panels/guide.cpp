// The lesson beside the map: one idea, one task, and a tick when it is done. See panels.h.
#include "ui/card.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kBar = 3;  // of the task's box, on its left

// A box in quiet green that holds the task, or what it has shown once it is done.
void task_box(Card& card, std::string_view words, bool done) {
    const float inner = card.width() - 24;
    const float height = paragraph_height(inner, faces().text, words) + 16;
    const Rect box = card.row(height);
    draw_box(box, mix(looks().card, looks().good, done ? 0.2f : 0.1f), 0, 4);
    draw_box({box.x, box.y, kBar, box.h}, looks().good, 0, 1);
    draw_paragraph(box.x + 13, box.y + 8, inner, faces().text, looks().text, words);
}

void navigation(Frame& frame, Card& card) {
    const Guide& guide = *frame.view.guide;
    Rect line = card.row(24);
    if (guide.index > 0) {
        if (link_button("back", cut_left(line, link_width("← back"), 8), "← back", looks().muted,
                        {"The step before. Nothing is undone.", ""})) {
            frame.actions.guide_step = guide.index - 1;
        }
    }
    if (guide.index + 1 < guide.count) {
        const char* label = guide.done ? "next →" : "skip →";
        const ImU32 color = guide.done ? looks().architecture : looks().muted;
        if (link_button("next", cut_right(line, link_width(label), 8), label, color, {"The next step.", ""})) {
            frame.actions.guide_step = guide.index + 1;
        }
    } else if (link_button("free", cut_right(line, link_width("play freely"), 8), "play freely", looks().architecture,
                           {"Puts the guide away. It comes back from the card about the data.", ""})) {
        frame.actions.close_guide = true;
    }
}

}  // namespace

void guide_panel(Frame& frame, float width) {
    if (!frame.view.guide) return;
    const Guide& guide = *frame.view.guide;
    Card card("guide", width, "", 0, "");
    Rect head = card.row(20);
    Rect close = cut_right(head, 20, 8);
    if (stroke_button("close", {close.x - 2, close.y - 2, 24, 24}, Stroke::cross,
                      {"Puts the guide away. It comes back from the card about the data.", ""}, ButtonLook::quiet)) {
        frame.actions.close_guide = true;
    }
    const std::string place = std::to_string(guide.index + 1) + " of " + std::to_string(guide.count);
    draw_text(cut_right(head, text_width(faces().small, place) + 1, 8), faces().small, looks().muted, place,
              Align::right);
    draw_text(head, faces().bold, looks().text, guide.title);
    card.space(6);
    card.paragraph(faces().text, looks().text, guide.text);
    if (!guide.task.empty()) {
        card.space(8);
        task_box(card, guide.done ? "Done. " + guide.done_text : guide.task, guide.done);
    }
    card.space(6);
    navigation(frame, card);
}

}  // namespace ui
