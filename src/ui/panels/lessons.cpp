// The list of lessons in the map's place: what each is about, how long it takes, how far one is. See panels.h.
#include <cmath>

#include "ui/card.h"
#include "ui/icons.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kLeastWidth = 250;  // of one lesson's tile
constexpr float kGap = 10, kPad = 12;

float tile_height(const LessonEntry& lesson, float width) {
    const float inner = width - 2 * kPad;
    return 2 * kPad + paragraph_height(inner - 28, faces().bold, lesson.title) + 4 +
           paragraph_height(inner, faces().text, lesson.about) + 8 + faces().small.size + 6;
}

std::string progress_words(const LessonEntry& lesson) {
    if (lesson.answered) {
        const auto word = [](bool right) { return std::string(right ? "right" : "wrong"); };
        return "question: " + word(lesson.right_before) + " before, " + word(lesson.right_after) + " after";
    }
    if (lesson.n_done >= lesson.n_steps) return "done";
    if (lesson.n_done == 0) return std::to_string(lesson.minutes) + " minutes";
    return std::to_string(lesson.n_done) + " of " + std::to_string(lesson.n_steps) + " steps";
}

// How many are done; and of the questions that were answered before and after, how many were right each time.
std::string words_on_all(const std::vector<LessonEntry>& all) {
    int done = 0, answered = 0, before = 0, after = 0;
    for (const LessonEntry& lesson : all) {
        done += lesson.n_done >= lesson.n_steps ? 1 : 0;
        answered += lesson.answered ? 1 : 0;
        before += lesson.right_before && lesson.answered ? 1 : 0;
        after += lesson.right_after && lesson.answered ? 1 : 0;
    }
    std::string words = std::to_string(done) + " of " + std::to_string(all.size()) + " done";
    if (answered == 0) return words;
    return words + "; of " + std::to_string(answered) + " questions right: " + std::to_string(before) + " before, " +
           std::to_string(after) + " after";
}

void tile(Frame& frame, const Rect& rect, int number, const LessonEntry& lesson) {
    const std::string id(lesson.id);
    const Press press = press_area(id.c_str(), rect, {"Opens this lesson where you left it.", "starts anew"});
    const bool done = lesson.n_done >= lesson.n_steps;
    draw_box(rect, press.hovered ? mix(theme().card, theme().architecture, 0.08f) : theme().card,
             lesson.open ? theme().architecture : theme().line, theme().size.corner);
    const TextBounds bounds(rect, 0);
    Rect inner = inset(rect, kPad, kPad);
    const ImVec2 middle(inner.x + 9, inner.y + faces().bold.size / 2);
    const ImU32 ring = done ? theme().good : theme().architecture;
    ImGui::GetWindowDrawList()->AddCircleFilled(middle, 11, mix(theme().card, ring, done ? 1.0f : 0.15f));
    const Rect sign{middle.x - 11, middle.y - 9, 22, 18};
    if (done) {
        draw_icon(sign, theme().card, icon::kCheck, 0.8f);
    } else {
        draw_text(sign, faces().small, ring, std::to_string(number), Align::centre);
    }
    float y = inner.y + draw_paragraph(inner.x + 28, inner.y, inner.w - 28, faces().bold, theme().text, lesson.title);
    y += 4;
    draw_paragraph(inner.x, y, inner.w, faces().text, theme().muted, lesson.about);
    const Rect foot{inner.x, inner.bottom() - faces().small.size - 6, inner.w, faces().small.size};
    draw_text(foot, faces().small, done ? theme().good : theme().muted, progress_words(lesson));
    const float share = static_cast<float>(lesson.n_done) / static_cast<float>(lesson.n_steps);
    draw_box({inner.x, inner.bottom() - 3, inner.w, 3}, theme().track, 0, 1.5f);
    if (share > 0) draw_box({inner.x, inner.bottom() - 3, inner.w * share, 3}, theme().good, 0, 1.5f);
    if (!press.clicked) return;
    frame.actions.lesson.open = id;
    frame.state.show_lessons = false;
}

// The way to the gallery (ui/gallery.h), as the last tile.
constexpr std::string_view kGallery = "All architectures at once";
constexpr std::string_view kAboutGallery =
    "Small networks of many kinds learn side by side, each drawn as features, maps, head and loss.";

void gallery_tile(Frame& frame, const Rect& rect) {
    const Press press = press_area("gallery", rect, {"Opens the gallery of architectures.", ""});
    draw_box(rect, press.hovered ? mix(theme().card, theme().architecture, 0.08f) : theme().card, theme().line,
             theme().size.corner);
    const TextBounds bounds(rect, 0);
    const Rect inner = inset(rect, kPad, kPad);
    draw_icon({inner.x, inner.y, 18, faces().bold.size}, theme().architecture, icon::kGrid);
    const float high = draw_paragraph(inner.x + 28, inner.y, inner.w - 28, faces().bold, theme().text, kGallery);
    draw_paragraph(inner.x, inner.y + high + 4, inner.w, faces().text, theme().muted, kAboutGallery);
    if (!press.clicked) return;
    frame.state.show_gallery = true;
    frame.state.show_lessons = false;
}

}  // namespace

void lessons_panel(Frame& frame, const Rect& rect) {
    draw_card(rect);
    Rect rest = inset(rect, 14, 12);
    Rect head = cut_top(rest, 26, 8);
    if (stroke_button("close_lessons", cut_right(head, 26, 8), Stroke::cross, {"Back to the map. Esc", ""},
                      ButtonStyle::quiet)) {
        frame.state.show_lessons = false;
    }
    const std::vector<LessonEntry>& all = frame.view.lesson.list;
    draw_text(cut_left(head, text_width(faces().bold, "Lessons") + 2, 12), faces().bold, theme().text, "Lessons");
    constexpr const char* kTour = "One-minute tour";
    if (text_button("tour", cut_right(head, text_width(faces().text, kTour) + 24, 12), kTour,
                    {"Shows by itself what the three levers do. Any hand stops it.", ""})) {
        frame.actions.tour.start = true;
        frame.state.show_lessons = false;
    }
    draw_text(head, faces().small, theme().muted, words_on_all(all));
    const Column scrolling("lessons", {rest.x, rest.y, rest.w - 4, rest.h}, 9);
    const float width = rest.w - 4;
    const int columns = std::max(1, static_cast<int>((width + kGap) / (kLeastWidth + kGap)));
    const float each = std::floor((width - kGap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    const LessonEntry gallery{.id = {}, .title = kGallery, .about = kAboutGallery};  // for its height
    ImVec2 at = ImGui::GetCursorScreenPos();
    const std::size_t n = all.size() + 1;  // and the gallery
    for (std::size_t first = 0; first < n; first += static_cast<std::size_t>(columns)) {
        float height = 0;
        const std::size_t end = std::min(n, first + static_cast<std::size_t>(columns));
        for (std::size_t i = first; i < end; ++i)
            height = std::max(height, tile_height(i < all.size() ? all[i] : gallery, each));
        for (std::size_t i = first; i < end; ++i) {
            const Rect place{at.x + static_cast<float>(i - first) * (each + kGap), at.y, each, height};
            if (i == all.size()) {
                gallery_tile(frame, place);
            } else {
                tile(frame, place, static_cast<int>(i) + 1, all[i]);
            }
        }
        ImGui::SetCursorScreenPos(at);
        ImGui::Dummy(ImVec2(width, height));
        at.y += height + kGap;
    }
}

}  // namespace ui
