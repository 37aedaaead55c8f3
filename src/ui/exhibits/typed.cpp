// Texts that are typed or tapped, and stand on the map: a line to type into, examples, and what the head says of each.
// See exhibits.h.
#include "lessons/exhibits/typed.h"

#include <imgui.h>

#include <algorithm>

#include "map/things/class_colors.h"
#include "ui/card.h"
#include "ui/exhibits/exhibit_rows.h"
#include "ui/exhibits/words_over_map.h"
#include "ui/text.h"
#include "ui/text_field.h"
#include "ui/widgets.h"

namespace ui::exhibits {
namespace {

constexpr float kBetween = 6;  // examples
constexpr float kMark = 6.5f;  // radius on the map

// The palette index of the class that the first head for classes predicts.
int index_of(const Frame& frame, const lessons::TypedText& text) {
    for (const train::HeadSnapshot& head : frame.view.latest.heads) {
        if (head.answer == model::Answer::classes) return map::class_index(head, text.code);
    }
    return map::kOthers;
}

ImU32 ink_of(const Frame& frame, const lessons::TypedText& text) {
    if (text.code < 0) return theme().muted;
    return to_color(map::class_color(index_of(frame, text), theme().dark));
}

std::string said_of(const lessons::TypedText& text) {
    if (!text.placed) return "...";
    return text.said.empty() ? "nothing asks" : text.said + " " + percent_text(text.share);
}

void typing_line(Card& card, lessons::Typed& typed) {
    Rect line = card.row(theme().size.control);
    const Rect button = cut_right(line, text_width(faces().text, "show") + 26, 8);
    draw_box(line, theme().ground, theme().line, theme().size.corner);
    ImGui::SetCursorScreenPos(ImVec2(line.x + 4, line.middle_y() - ImGui::GetFrameHeight() / 2));
    ImGui::SetNextItemWidth(line.w - 8);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
    bool add = text_field("##typed", "type a text", typed.line, true);
    ImGui::PopStyleColor();
    add = text_button("show", button, "show", {"Puts the text on the map, where the model sees it.", "at once"}) || add;
    if (add && lessons::add_typed(typed, typed.line)) typed.line.clear();
    if (!typed.trouble.empty()) {
        card.space(4);
        card.paragraph(faces().small, theme().alarm, typed.trouble);
    }
}

// As many in a row as fit.
void examples(Card& card, lessons::Typed& typed) {
    card.space(8);
    card.paragraph(faces().small, theme().muted, "or tap one:");
    const float height = theme().size.example_row;
    Rect line{};
    for (const std::string_view example : lessons::kTypedExamples) {
        const float width = std::max(text_width(faces().text, example) + 20, height);
        if (line.w < width) {
            card.space(line.h > 0 ? kBetween : 4);
            line = card.row(height);
        }
        const std::string id = "example " + std::string(example);
        if (text_button(id.c_str(), cut_left(line, width, kBetween), example,
                        {"Puts this text on the map.", "at once"}))
            lessons::add_typed(typed, example);
    }
}

// Newest first.
void typed_list(const Frame& frame, Card& card, lessons::Typed& typed) {
    std::size_t removed = typed.texts.size();
    for (std::size_t i = typed.texts.size(); i-- > 0;) {
        const lessons::TypedText& text = typed.texts[i];
        Rect line = card.row(theme().size.small_control);
        const std::string id = "remove " + text.text;
        const Rect cross = cut_right(line, theme().size.typed_sign, 6);
        if (stroke_button(id.c_str(), cross, Stroke::cross, {"Takes it off the map.", "at once"}, ButtonStyle::quiet))
            removed = i;
        const std::string said = said_of(text);
        draw_text(cut_right(line, text_width(faces().figure, said) + 1, 10), faces().figure, theme().muted, said,
                  Align::right);
        const Rect dot = cut_left(line, 14, 4);
        if (text.placed && text.code >= 0) {
            draw_symbol(ImVec2(dot.middle_x(), dot.middle_y()), 4.6f, index_of(frame, text), ink_of(frame, text));
        }
        draw_text(line, faces().text, theme().text, text.text);
        if (!text.warning.empty()) card.paragraph(faces().small, theme().muted, text.warning);
    }
    if (removed < typed.texts.size()) typed.texts.erase(typed.texts.begin() + static_cast<long>(removed));
}

// A ring and the text by it, kept within the picture; one that lies outside has its ring on the edge.
void draw_mark(Frame& frame, const Rect& picture, const lessons::TypedText& text) {
    const map::Point2 px = map::to_px(frame.view.map.camera, frame.state.map_size, {text.x, text.y});
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Rect room = inset(picture, kMark + 4, kMark + 4);
    const ImVec2 at(std::clamp(picture.x + px.x, room.x, room.right()),
                    std::clamp(picture.y + px.y, room.y, room.bottom()));
    list->AddCircleFilled(at, kMark, theme().card);
    list->AddCircle(at, kMark, theme().text, 0, 2.2f);
    list->AddCircleFilled(at, kMark - 3, ink_of(frame, text));
    const std::string words = text.text + "  " + said_of(text);
    const map::Point2 mark{at.x - picture.x, at.y - picture.y};
    write_over_map(frame, picture, mark, words);
    frame.state.map_exhibits.push_back({mark.x - kMark, mark.y - kMark, mark.x + kMark, mark.y + kMark});
}

}  // namespace

void typed_card(Frame& frame, float width) {
    lessons::Typed& typed = frame.state.desk.typed;
    Card card("typed", width, "Your texts", 0, "on the map at once");
    typing_line(card, typed);
    examples(card, typed);
    card.space(8);
    if (frame.view.material.dataset.row.encode_text == nullptr) {
        card.paragraph(faces().small, theme().muted,
                       "These data are not texts: nothing that is typed has a place here.");
    } else if (typed.texts.empty()) {
        card.paragraph(faces().small, theme().muted, "Nothing typed yet.");
    }
    typed_list(frame, card, typed);
}

// Only on the map that the running model draws now: not on a layer's, nor on one of the past.
void typed_marks(Frame& frame, const Rect& picture) {
    if (&frame.view.on_screen != &frame.view.latest) return;
    for (const lessons::TypedText& text : frame.state.desk.typed.texts) {
        if (!text.placed) continue;
        draw_mark(frame, picture, text);
    }
}

}  // namespace ui::exhibits
