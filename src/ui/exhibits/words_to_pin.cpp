#include "ui/exhibits/words_to_pin.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "ui/text.h"
#include "ui/widgets.h"

namespace ui::exhibits {
namespace {

int thing_of(const Frame& frame, std::string_view word) {
    const std::vector<std::string>& names = frame.view.material.dataset.names;
    const auto found = std::find(names.begin(), names.end(), word);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

}  // namespace

void words_to_pin(Frame& frame, Card& card, std::span<const std::string_view> words) {
    const float height = theme().size.link_row;
    Rect line{};
    for (const std::string_view word : words) {
        const int thing = thing_of(frame, word);
        if (thing < 0) continue;
        const float width = link_width(word) + theme().size.pinned_room;
        if (line.w < width) line = card.row(height);
        const bool pinned = frame.view.map.looking.pinned == thing;
        if (link_button(std::string(word).c_str(), cut_left(line, std::min(width, line.w), 6), word,
                        pinned ? theme().text : theme().architecture, {"Pins this word on the map.", "at once"})) {
            frame.actions.map.pin = pinned ? -1 : thing;
        }
    }
}

std::string pinned_name(const Frame& frame) {
    const int pinned = frame.view.map.looking.pinned;
    const std::vector<std::string>& names = frame.view.material.dataset.names;
    return pinned < 0 || pinned >= static_cast<int>(names.size()) ? "" : names[static_cast<std::size_t>(pinned)];
}

std::string names_of(const Frame& frame, std::span<const int> things) {
    const std::vector<std::string>& names = frame.view.material.dataset.names;
    std::string text;
    for (const int thing : things) {
        if (thing < 0 || thing >= static_cast<int>(names.size())) continue;
        text += (text.empty() ? "" : ", ") + names[static_cast<std::size_t>(thing)];
    }
    return text;
}

void score_row(Card& card, std::string_view label, std::string_view help, double value) {
    Rect line = card.row(theme().size.figure_row);
    press_area(std::string(label).c_str(), line, {std::string(help), ""});
    char figure[16] = "-";
    if (!std::isnan(value)) std::snprintf(figure, sizeof figure, "%.2f", value);
    draw_text(cut_right(line, 36), faces().figure, theme().text, figure, Align::right);
    const Rect bar = cut_right(line, line.w * 0.36f, 8);
    draw_text(line, faces().small, theme().text, label);
    const Rect groove{bar.x, bar.middle_y() - 3, bar.w - 8, 6};
    draw_box(groove, theme().track, 0, 3);
    if (std::isnan(value)) return;
    const auto share = static_cast<float>(std::clamp(value, 0.0, 1.0));
    if (share > 0.01f) draw_box({groove.x, groove.y, groove.w * share, groove.h}, theme().architecture, 0, 3);
}

}  // namespace ui::exhibits
