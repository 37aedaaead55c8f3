// The card of the tour: what to see in this scene, how far the tour is, and the buttons that steer it; at its end what
// to do next. Also the keys, and what notices other input. See panels.h.
#include "ui/icons.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kPad = 12, kGap = 8, kBar = 4, kCross = 30;
constexpr float kRoomy = 620;  // from this width on the buttons stand beside the sentence
constexpr std::string_view kOver = "That was one minute, and three levers. Now they are yours.";
constexpr std::string_view kFilming = "Playing it again for the film. Please leave it alone for a moment.";

struct Word {
    std::string_view text;
    ImU32 color = 0;
};

// The lever that this scene pulls.
Word lever_of(lessons::Pulled pulled) {
    switch (pulled) {
        case lessons::Pulled::features:
            return {"FEATURES", theme().features};
        case lessons::Pulled::architecture:
            return {"ARCHITECTURE", theme().architecture};
        case lessons::Pulled::loss:
            return {"LOSS", theme().loss};
        case lessons::Pulled::drawing:
            return {"OTHER DATA", theme().muted};
        default:
            return {"THE MAP", theme().muted};
    }
}

bool is_over(const TourShown& tour) { return tour.at >= tour.count; }

// A line of small letters: which lever it is, and how far the tour is.
float head_height() { return faces().small.size + 4; }

std::string_view sentence_of(const TourShown& tour) { return is_over(tour) ? kOver : tour.sentence; }

struct Button {
    const char* id;
    std::string_view label;
    std::string_view help;
    bool* request;
    bool strong = false;
};

float button_width(const Button& button) { return text_width(faces().text, button.label) + 24; }

// From the left; on a second line what finds no room. Returns where they end; only measures if not `draws`.
template <std::size_t N>
float button_rows(const Button (&buttons)[N], float x, float y, float width, bool draws) {
    const float height = theme().size.control;
    float at = x;
    for (const Button& button : buttons) {
        if (button.id == nullptr) continue;
        const float w = button_width(button);
        if (at > x && at + w > x + width) {
            at = x;
            y += height + kGap;
        }
        if (draws && text_button(button.id, {at, y, w, height}, button.label, {button.help, ""},
                                 button.strong ? ButtonStyle::strong : ButtonStyle::plain))
            *button.request = true;
        at += w + kGap;
    }
    return y + height;
}

// What to do when it is over.
float offers(Frame& frame, float x, float y, float width, bool draws) {
    const TourShown& tour = *frame.view.tour;
    bool lessons = false, picture = false;
    const Button buttons[] = {
        {"tour.lessons", "The lessons", "Short lessons on the running map.", &lessons, true},
        {"tour.picture", "Save a picture", "This map as a picture to share, with its link.", &picture},
        {tour.can_film ? "tour.film" : nullptr, "Save a short film",
         "Plays the tour again in a quarter of the time, and saves that as a film to share.", &frame.actions.tour.film},
        {"tour.again", "Once more", "Begins the tour again.", &frame.actions.tour.start},
    };
    const float end = button_rows(buttons, x, y, width, draws);
    if (lessons) frame.state.show_lessons = frame.actions.tour.end = true;
    if (picture) frame.actions.save_picture = PictureRequest{.svg = false, .scale = 2};
    return end;
}

// Back, wait, next.
constexpr const char *kBack = "← back", *kNext = "next →";
float steering_width() {
    return text_width(faces().text, kBack) + text_width(faces().text, kNext) + 48 + theme().size.control + 2 * kGap;
}

void steering(Frame& frame, Rect line) {
    const TourShown& tour = *frame.view.tour;
    const float height = theme().size.control;
    line = {line.x, line.middle_y() - height / 2, line.w, height};
    if (text_button("tour.back", cut_left(line, text_width(faces().text, kBack) + 24, kGap), kBack,
                    {"The scene before. Page up", ""}, ButtonStyle::plain, tour.at > 0))
        frame.actions.tour.back = true;
    if (icon_button("tour.hold", cut_left(line, height, kGap), tour.waits ? icon::kPlay : icon::kPause,
                    {tour.waits ? "Goes on with the tour. Space" : "Waits here; the training goes on. Space", ""}))
        frame.actions.tour.hold = true;
    if (text_button("tour.next", cut_left(line, text_width(faces().text, kNext) + 24), kNext,
                    {"The next scene. Page down", ""}))
        frame.actions.tour.next = true;
}

// One piece for each scene, filled as it passes.
void progress(const TourShown& tour, Rect line) {
    const float each = (line.w - 3 * static_cast<float>(tour.count - 1)) / static_cast<float>(tour.count);
    for (int i = 0; i < tour.count; ++i) {
        const Rect piece = cut_left(line, each, 3);
        const float share = i < tour.at ? 1 : i == tour.at ? tour.share : 0;
        draw_box(piece, theme().track, 0, kBar / 2);
        if (share > 0) draw_box({piece.x, piece.y, piece.w * share, piece.h}, theme().architecture, 0, kBar / 2);
    }
}

bool is_roomy(float width) { return width >= kRoomy; }

// Where the sentence stands, in a card of this width.
float sentence_width(const TourShown& tour, float width) {
    const float inner = width - 2 * kPad;
    return is_roomy(width) && !is_over(tour) && !tour.films ? inner - steering_width() - kPad - kCross : inner;
}

bool is_tour_key(ImGuiKey key) {
    return key == ImGuiKey_Space || key == ImGuiKey_PageUp || key == ImGuiKey_PageDown || key == ImGuiKey_Escape;
}

bool is_modifier(ImGuiKey key) {
    return (key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper) ||
           (key >= ImGuiKey_ReservedForModCtrl && key <= ImGuiKey_ReservedForModSuper);
}

bool another_key() {
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_MouseLeft; ++key) {
        const auto named = static_cast<ImGuiKey>(key);
        if (!is_tour_key(named) && !is_modifier(named) && ImGui::IsKeyPressed(named, false)) return true;
    }
    return false;
}

bool pressed_beside(const Rect& card) {
    for (int button = 0; button < ImGuiMouseButton_COUNT; ++button) {
        const ImVec2 at = ImGui::GetIO().MouseClickedPos[button];
        if (ImGui::IsMouseClicked(button) && !card.contains(at.x, at.y)) return true;
    }
    return false;
}

}  // namespace

float tour_height(const Frame& frame, float width) {
    const TourShown& tour = *frame.view.tour;
    float height =
        kPad + head_height() + paragraph_height(sentence_width(tour, width), faces().bold, sentence_of(tour));
    if (is_over(tour)) {
        Frame measured = frame;
        height = offers(measured, 0, height + kGap, width - 2 * kPad, false);
    } else if (!is_roomy(width) && !tour.films) {
        height += kGap + theme().size.control;
    }
    height = std::max(height, is_roomy(width) ? kPad + theme().size.control : 0.0f);
    return height + kGap + kBar + kPad;
}

void tour_card(Frame& frame, const Rect& rect) {
    const TourShown& tour = *frame.view.tour;
    draw_card(rect);
    const TextBounds bounds(rect, 0);
    Rect inner = inset(rect, kPad, kPad);
    progress(tour, cut_bottom(inner, kBar, kGap));
    Rect head{inner.x, inner.y, inner.w, head_height()};
    const bool beside = is_roomy(rect.w) && !is_over(tour) && !tour.films;
    if (stroke_button("tour.end", {rect.right() - 34, rect.y + 6, 28, 28}, Stroke::cross,
                      {"Ends the tour, and leaves what is there. Escape", ""}, ButtonStyle::quiet))
        frame.actions.tour.end = true;
    head.w -= kCross;
    if (beside) {
        Rect right = inner;
        right.w -= kCross;
        steering(frame, cut_right(right, steering_width()));
    }
    const Word lever = is_over(tour) ? Word{"THE END", theme().muted} : lever_of(tour.pulled);
    draw_text(head, faces().small, lever.color, tour.films ? kFilming : lever.text);
    const float y = inner.y + head_height();
    const float width = sentence_width(tour, rect.w);
    const float end = y + draw_paragraph(inner.x, y, width, faces().bold, theme().text, sentence_of(tour)) + kGap;
    if (is_over(tour)) {
        offers(frame, inner.x, end, inner.w, true);
    } else if (!beside && !tour.films) {
        steering(frame, {inner.x, end, inner.w, theme().size.control});
    }
    // Ended when the button is let go, so that nothing moves away from under it.
    if (pressed_beside(rect)) frame.state.tour_touched = true;
    frame.actions.tour.touched = frame.state.tour_touched;
    if (frame.state.tour_touched && !ImGui::IsAnyMouseDown()) {
        frame.state.tour_touched = false;
        frame.actions.tour.released = true;
    }
}

bool tour_keys(Frame& frame) {
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, false); };
    if (another_key() || frame.actions.map.zoom != 1 || frame.view.input.pinch != 1) frame.actions.tour.released = true;
    frame.actions.tour.hold = frame.actions.tour.hold || pressed(ImGuiKey_Space);
    frame.actions.tour.next = frame.actions.tour.next || pressed(ImGuiKey_PageDown);
    frame.actions.tour.back = frame.actions.tour.back || pressed(ImGuiKey_PageUp);
    frame.actions.tour.end = frame.actions.tour.end || pressed(ImGuiKey_Escape);
    return !frame.actions.tour.released;
}

}  // namespace ui
