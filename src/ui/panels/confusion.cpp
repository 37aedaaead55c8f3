// The confusion matrix of the head whose answers are the map's regions: a row for each true class, a column for each
// predicted one. Pointing at a cell highlights the border between the two classes. See panels.h.
#include <cmath>

#include "map/things/class_colors.h"
#include "ui/card.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr int kMostClasses = 12;

const train::HeadSnapshot* shown_head(const View& view) {
    const int head = view.map.region.head;
    if (head < 0 || head >= static_cast<int>(view.latest.heads.size())) return nullptr;
    return &view.latest.heads[static_cast<std::size_t>(head)];
}

void class_mark(const Rect& place, const train::HeadSnapshot& head, int code) {
    const int index = map::class_index(head, code);
    draw_symbol(ImVec2(place.middle_x(), place.middle_y()), 4.6f, index,
                to_color(map::class_color(index, theme().dark)));
}

void cell(Frame& frame, const Rect& rect, int truth, int said, const std::vector<std::string>& names) {
    const train::Confusion& confusion = frame.view.map.looking.confusion;
    const int count = confusion.at(truth, said);
    const int all = std::max(confusion.of_truth[static_cast<std::size_t>(truth)], 1);
    const float share = static_cast<float>(count) / static_cast<float>(all);
    const std::string tip =
        train::confusion_sentence({truth, said, count, static_cast<double>(share)}, confusion, names);
    ImGui::PushID(truth * 64 + said);
    const Press press = press_area("cell", rect, {tip, truth == said ? "" : "their border lights up"});
    ImGui::PopID();
    const bool right = truth == said;
    const ImU32 full = right ? theme().good : theme().alarm;
    draw_box(inset(rect, 1, 1), faded(full, count == 0 ? 0.04f : 0.12f + 0.75f * share),
             press.hovered ? theme().text : 0, 4);
    if (rect.w > 17) {
        const std::string figure = std::to_string(count);
        draw_text(rect, faces().figure, share > 0.6f ? theme().on_strong : theme().text, figure, Align::centre);
    }
    if (!press.hovered && !press.held) return;
    frame.actions.map.lit_truth = truth;
    frame.actions.map.lit_said = said;
}

}  // namespace

void confusion_panel(Frame& frame, float width) {
    const train::Confusion& confusion = frame.view.map.looking.confusion;
    const train::HeadSnapshot* head = shown_head(frame.view);
    const int n = confusion.n_classes;
    if (head == nullptr || n < 2 || n > kMostClasses || confusion.n_things == 0) return;
    Card card("confusion", width, "Mistaken for", 0,
              frame.view.map.looking.confusion_held_out ? "held out" : "all things");
    card.about(
        "What things are mistaken for: a row is what they are, a column what the head says. All on the diagonal would "
        "be perfect.");
    const float names = std::min(card.width() * 0.36f, 96.0f);
    const float side = std::min((card.width() - names) / static_cast<float>(n), 44.0f);
    const float height = std::clamp(side, 18.0f, 24.0f);
    Rect head_line = card.row(18);
    draw_text(cut_left(head_line, names), faces().small, theme().muted, "is \\ said to be");
    for (int said = 0; said < n; ++said) {
        const Rect place = cut_left(head_line, side);
        class_mark(place, *head, said);
    }
    for (int truth = 0; truth < n; ++truth) {
        Rect line = card.row(height);
        Rect words = cut_left(line, names);
        const Rect mark = cut_left(words, 10, 6);
        class_mark(mark, *head, truth);
        draw_text(inset(words, 0, 0), faces().small, theme().text, head->outputs[static_cast<std::size_t>(truth)]);
        for (int said = 0; said < n; ++said) cell(frame, cut_left(line, side), truth, said, head->outputs);
    }
    if (confusion.pairs.empty()) return;
    card.space(4);
    card.paragraph(faces().small, theme().muted,
                   train::confusion_sentence(confusion.pairs.front(), confusion, head->outputs));
}

}  // namespace ui
