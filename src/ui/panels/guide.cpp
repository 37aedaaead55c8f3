// The card of the lesson's open step: its text, the question to answer beforehand, the task with a tick for each
// condition that holds. See panels.h.
#include <optional>

#include "ui/card.h"
#include "ui/icons.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kBar = 3;  // of a box, on its left
constexpr float kTick = 20;

// A quiet box with a coloured bar: paragraphs are measured first, so it is as high as they need.
struct Box {
    Rect rect;
    float y = 0;
    [[nodiscard]] float inner() const { return rect.w - 24; }
    void paragraph(const Face& face, ImU32 color, std::string_view words) {
        y += draw_paragraph(rect.x + 13, y, inner(), face, color, words);
    }
};

Box open_box(Card& card, float height, ImU32 color, float strength) {
    const Rect rect = card.row(height);
    draw_box(rect, mix(theme().card, color, strength), 0, 4);
    draw_box({rect.x, rect.y, kBar, rect.h}, color, 0, 1);
    return {rect, rect.y + 8};
}

float inner_width(const Card& card) { return card.width() - 24; }

// Progress: a short bar per step, filled if the step is done.
void steps_bar(Frame& frame, Card& card) {
    const Guide& guide = *frame.view.lesson.guide;
    Rect line = card.row(10);
    const auto n = static_cast<float>(guide.count);
    const float each = (line.w - (n - 1) * 3) / n;
    for (int i = 0; i < guide.count; ++i) {
        const Rect place = cut_left(line, each, 3);
        const bool done =
            i < static_cast<int>(guide.steps_done.size()) && guide.steps_done[static_cast<std::size_t>(i)];
        const ImU32 color = i == guide.index ? theme().architecture : done ? theme().good : theme().track;
        draw_box({place.x, place.y + 3, place.w, 4}, color, 0, 2);
        const std::string id = "step" + std::to_string(i);
        const std::string tip = "Step " + std::to_string(i + 1) + (done ? ", done." : ".");
        if (press_area(id.c_str(), {place.x, place.y - 4, place.w, 18}, {tip, ""}).clicked)
            frame.actions.lesson.step = i;
    }
}

// A button for each choice, two in a row where they are many and short; -2 = the last one, that nothing is guessed.
std::optional<int> choice_buttons(Card& card, const std::vector<std::string>& all, const char* help, const char* none,
                                  const char* none_help) {
    std::optional<int> pressed;
    float widest = 0;
    for (const std::string& choice : all) widest = std::max(widest, text_width(faces().text, choice));
    const std::size_t columns = all.size() > 3 && widest + 24 < (card.width() - 4) / 2 ? 2 : 1;
    Rect line{};
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i % columns == 0) {
            card.space(4);
            line = card.row(theme().size.control);
        }
        const std::string id = "choice" + std::to_string(i);
        const Rect place = columns == 1 ? line : cut_left(line, (card.width() - 4) / 2, 4);
        if (text_button(id.c_str(), place, all[i], {help, ""})) pressed = static_cast<int>(i);
    }
    line = card.row(24);
    if (link_button("no_idea", cut_right(line, link_width(none), 0), none, theme().muted, {none_help, ""}))
        pressed = -2;
    return pressed;
}

void choices(Frame& frame, Card& card) {
    const Guide& guide = *frame.view.lesson.guide;
    if (guide.on_map) {
        card.space(4);
        card.paragraph(faces().small, theme().muted, "Click the region on the map, or choose here.");
    }
    const std::optional<int> pressed =
        choice_buttons(card, guide.choices, "Your guess. What comes of it you see at the end of the step.", "no idea",
                       "Goes on without a guess.");
    if (pressed) frame.actions.lesson.predict = pressed;
}

// The question on other data, before the lesson, in the step's place.
void before(Frame& frame, Card& card) {
    const Guide& guide = *frame.view.lesson.guide;
    card.paragraph(faces().text, theme().text,
                   "One question before you begin. It comes again at the end, and then training answers it.");
    card.space(8);
    Box box = open_box(card, 16 + paragraph_height(inner_width(card), faces().bold, guide.before_question),
                       theme().architecture, 0.1f);
    box.paragraph(faces().bold, theme().text, guide.before_question);
    const std::optional<int> pressed =
        choice_buttons(card, guide.before_choices, "Kept for the end of the lesson. Then the lesson begins.", "skip →",
                       "The lesson begins without it.");
    if (pressed) frame.actions.lesson.before = pressed;
}

// The answer before the lesson, the one now and what training showed, a line each; empty before the answer.
std::string both_answers(const Guide& guide) {
    if (guide.chosen == -1) return "";
    const auto name = [&](int choice) {
        const bool known = choice >= 0 && choice < static_cast<int>(guide.choices.size());
        return known ? guide.choices[static_cast<std::size_t>(choice)] : std::string("no answer");
    };
    const bool told = guide.came_true >= 0;
    const auto verdict = [&](bool right) { return std::string(told ? right ? " (right)" : " (not so)" : ""); };
    std::string text = "Before the lesson: ";
    text += guide.said_before.empty() ? "no answer" : guide.said_before + verdict(guide.before_was_right);
    text += "\nNow: " + name(guide.chosen) + (guide.chosen >= 0 ? verdict(guide.was_right) : "");
    if (told) text += "\nTraining: " + name(guide.came_true);
    return text;
}

// The question with its choices; then what was said; then whether it came true.
void prediction(Frame& frame, Card& card) {
    const Guide& guide = *frame.view.lesson.guide;
    if (guide.question.empty()) return;
    card.space(8);
    const bool told = !guide.verdict.empty();
    std::string said;
    const auto n = static_cast<int>(guide.choices.size());
    if (guide.chosen >= 0 && guide.chosen < n)
        said = "You say: " + guide.choices[static_cast<std::size_t>(guide.chosen)];
    if (guide.ends_with_training) said = both_answers(guide);
    const ImU32 color = !told ? theme().architecture : guide.was_right ? theme().good : theme().features;
    const float width = inner_width(card);
    float height = 16 + paragraph_height(width, faces().bold, guide.question);
    if (!said.empty()) height += 2 + paragraph_height(width, faces().text, said);
    if (told) height += 4 + paragraph_height(width, faces().text, guide.verdict);
    Box box = open_box(card, height, color, told ? 0.2f : 0.1f);
    box.paragraph(faces().bold, theme().text, guide.question);
    if (!said.empty()) {
        box.y += 2;
        box.paragraph(faces().text, theme().muted, said);
    }
    if (told) {
        box.y += 4;
        box.paragraph(faces().text, theme().text, guide.verdict);
    }
    if (guide.chosen == -1 && !guide.done) choices(frame, card);
}

// Where the step has many maps to show.
void maps_button(Frame& frame, Card& card) {
    if (!frame.view.lesson.guide->has_maps) return;
    card.space(8);
    Rect line = card.row(theme().size.control);
    const bool on = frame.view.sweep != nullptr && frame.view.sweep->on;
    if (text_button("maps", line, on ? "start the maps again" : "train all these maps at once",
                    {"In the map's place, side by side. Esc brings the one map back.", ""},
                    on ? ButtonStyle::plain : ButtonStyle::strong)) {
        frame.actions.lesson.maps = true;
    }
}

float checks_height(const Guide& guide, float width) {
    float height = 0;
    for (const GuideCheck& check : guide.checks)
        height += 4 + paragraph_height(width - kTick, faces().text, check.text);
    return height;
}

void draw_checks(Box& box, const Guide& guide) {
    for (const GuideCheck& check : guide.checks) {
        box.y += 4;
        const Rect sign{box.rect.x + 11, box.y + 1, 15, faces().text.size};
        draw_icon(sign, check.holds ? theme().good : theme().faint, check.holds ? icon::kCheck : icon::kEmptyBox, 0.9f);
        box.y +=
            draw_paragraph(box.rect.x + 13 + kTick, box.y, box.inner() - kTick, faces().text, theme().text, check.text);
    }
}

// "Done in 620 steps; it can be done in 300 steps."
std::string cost_words(const Guide& guide) {
    if (guide.par.empty()) return "";
    if (!guide.done || guide.took.empty()) return "Par: " + guide.par + ".";
    return "You took " + guide.took + "; par is " + guide.par + ".";
}

// What to do with its checks, or what it has shown once it is done.
void task(Frame& frame, Card& card) {
    const Guide& guide = *frame.view.lesson.guide;
    if (guide.task.empty() || (!guide.question.empty() && guide.chosen == -1 && !guide.done)) return;
    card.space(8);
    const float width = inner_width(card);
    const std::string cost = cost_words(guide);
    const std::string words = guide.done ? "Done. " + guide.done_text : guide.task;
    float height = 16 + paragraph_height(width, guide.done ? faces().text : faces().bold, words);
    if (!guide.done) height += checks_height(guide, width);
    if (!cost.empty()) height += 5 + paragraph_height(width, faces().small, cost);
    Box box = open_box(card, height, theme().good, guide.done ? 0.2f : 0.1f);
    box.paragraph(guide.done ? faces().text : faces().bold, theme().text, words);
    if (!guide.done) draw_checks(box, guide);
    if (!cost.empty()) {
        box.y += 5;
        box.paragraph(faces().small, theme().muted, cost);
    }
    if (guide.done || guide.hint.empty()) return;
    if (guide.hint_shown) {
        card.space(6);
        card.paragraph(faces().text, theme().muted, guide.hint);
    }
}

void navigation(Frame& frame, Card& card) {
    const Guide& guide = *frame.view.lesson.guide;
    Rect line = card.row(24);
    if (guide.index > 0 && link_button("back", cut_left(line, link_width("← back"), 8), "← back", theme().muted,
                                       {"The step before. Nothing is undone.", ""})) {
        frame.actions.lesson.step = guide.index - 1;
    }
    const bool asks = !guide.question.empty() && guide.chosen == -1;
    if (!guide.task.empty() && !guide.done && !guide.hint_shown && !asks &&
        link_button("hint", cut_left(line, link_width("hint"), 8), "hint", theme().muted, {guide.hint, ""})) {
        frame.actions.lesson.hint = true;
    }
    if (!guide.task.empty() && link_button("again", cut_left(line, link_width("start over"), 8), "start over",
                                           theme().muted, {"The step as the lesson begins it, model and all.", ""})) {
        frame.actions.lesson.again = true;
    }
    if (guide.index + 1 < guide.count) {
        const char* label = guide.done ? "next →" : "skip →";
        const ImU32 color = guide.done ? theme().architecture : theme().muted;
        if (link_button("next", cut_right(line, link_width(label), 8), label, color, {"The next step.", ""})) {
            frame.actions.lesson.step = guide.index + 1;
        }
        return;
    }
    const char* on = guide.last_lesson ? "all lessons" : "next lesson →";
    if (link_button("on", cut_right(line, link_width(on), 8), on, theme().architecture, {"", ""})) {
        (guide.last_lesson ? frame.state.show_lessons : frame.actions.lesson.next) = true;
    }
    line = card.row(24);
    if (link_button("free", cut_right(line, link_width("play freely"), 8), "play freely", theme().architecture,
                    {"Puts the lesson away; it can be gone back to.", ""})) {
        frame.actions.lesson.close = true;
    }
}

void go_back_card(Frame& frame, float width) {
    Card card("guide", width, "", 0, "");
    Rect line = card.row(24);
    if (link_button("back_to", cut_left(line, link_width("← back to the lesson"), 8), "← back to the lesson",
                    theme().architecture, {"Where you left it, with what ran then.", ""})) {
        frame.actions.lesson.back = true;
    }
}

}  // namespace

void guide_panel(Frame& frame, float width) {
    if (!frame.view.lesson.guide) {
        if (frame.view.lesson.can_go_back) go_back_card(frame, width);
        return;
    }
    const Guide& guide = *frame.view.lesson.guide;
    if (frame.state.lesson_seen != guide.number || frame.state.step_seen != guide.index) {
        frame.state.lesson_seen = guide.number;
        frame.state.step_seen = guide.index;
        ImGui::SetScrollY(0);
    }
    Card card("guide", width, "", 0, "");
    card.about("The lesson: one idea at a time, a guess, something to do, and a tick when it is done.");
    Rect head = card.row(20);
    Rect close = cut_right(head, 20, 8);
    if (stroke_button("close", {close.x - 2, close.y - 2, 24, 24}, Stroke::cross,
                      {"Puts the lesson away to play freely; it can be gone back to.", ""}, ButtonStyle::quiet)) {
        frame.actions.lesson.close = true;
    }
    const std::string place = std::to_string(guide.index + 1) + " of " + std::to_string(guide.count);
    draw_text(cut_right(head, text_width(faces().small, place) + 1, 8), faces().small, theme().muted, place,
              Align::right);
    // Long titles go on below, as wide as the first line.
    const float title_height = draw_paragraph(head.x, head.y, head.w, faces().bold, theme().text, guide.title);
    card.space(std::max(2.0f, title_height - 18));
    steps_bar(frame, card);
    card.space(5);
    if (guide.asks_before) {
        before(frame, card);
        return;
    }
    card.paragraph(faces().text, theme().text, guide.text);
    if (!guide.watch.empty()) {
        card.space(5);
        card.paragraph(faces().text, theme().muted, "Watch " + guide.watch);
    }
    prediction(frame, card);
    maps_button(frame, card);
    task(frame, card);
    card.space(6);
    navigation(frame, card);
}

}  // namespace ui
