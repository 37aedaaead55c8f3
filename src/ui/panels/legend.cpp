// The legend: the meaning of the colours, in a strip below the map, where it hides nothing. See panels.h.
#include <cmath>
#include <cstdio>

#include "map/view/palette.h"
#include "ui/card.h"
#include "ui/icons.h"
#include "ui/menu.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kPadX = 12, kGap = 14, kDot = 10;
constexpr float kLeastRamp = 48;  // width of the colours of numbers

struct Chip {
    std::string label, figure;
    int palette_index = -1;  // -1: a note without a colour
    float width = 0;
    int line = 0;
    float x = 0;
};

Chip chip_of(const map::LegendEntry& entry) {
    Chip chip{entry.label, std::to_string(entry.count), entry.palette_index};
    chip.width = kDot + 6 + text_width(faces().small, chip.label) + 5 + text_width(faces().figure, chip.figure) + 1;
    return chip;
}

// Puts the chips into lines, as words into a paragraph.
std::vector<Chip> flow(const map::Coloring& coloring, float width) {
    std::vector<Chip> chips;
    for (const map::LegendEntry& entry : coloring.legend) chips.push_back(chip_of(entry));
    if (!coloring.note.empty()) {
        chips.push_back({coloring.note, "", -1, std::ceil(text_width(faces().small, coloring.note)) + 2});
    }
    float x = 0;
    int line = 0;
    for (Chip& chip : chips) {
        chip.width = std::min(chip.width, width);
        if (x > 0 && x + chip.width > width) {
            x = 0;
            ++line;
        }
        chip.x = x;
        chip.line = line;
        x += chip.width + kGap;
    }
    return chips;
}

int lines_of(const std::vector<Chip>& chips) { return chips.empty() ? 0 : chips.back().line + 1; }

struct Fold {
    int lines = 0;          // that are shown
    bool foldable = false;  // there is a button to show or hide the others
};

Fold fold_of(const Frame& frame, float width, bool small) {
    const int all = lines_of(flow(frame.view.map.coloring, width));
    const int most = small ? theme().size.small_legend : 2;
    if (all <= most) return {all, false};
    const int folded = lines_of(flow(frame.view.map.coloring, width - 40)) > most ? most : all;
    return {frame.state.open_legend ? lines_of(flow(frame.view.map.coloring, width - 40)) : folded, true};
}

// Where some classes share grey: a button at the right that gives the next ten of them the colours, so that all can be
// seen in turn.
constexpr float kRoomForWords = 160;  // narrower, the button is an arrow
const char* next_ten(float width) { return width < kRoomForWords ? "→" : "next ten"; }
const char* first_ten(float width) { return width < kRoomForWords ? "←" : "first ten"; }
float pager_width(const Frame& frame, float width) {
    return frame.view.map.coloring.grey.empty() ? 0 : link_width(next_ten(width)) + 8;
}

void pager(Frame& frame, Rect room) {
    if (frame.view.map.coloring.grey.empty()) return;
    Rect line = cut_top(room, theme().size.legend_row);
    const int next = frame.view.map.coloring.next_first;
    const float width = room.w;
    if (link_button("next", cut_right(line, link_width(next_ten(width))), next > 0 ? next_ten(width) : first_ten(width),
                    theme().text,
                    {next > 0 ? "The next ten classes get the colours." : "The first ten classes get the colours.",
                     "acts at once"}))
        frame.draft.first_color = next;
}

// All classes that share grey, and above them the button that gives the next ten of them the colours. A class that is
// chosen becomes the selection.
void grey_list(Frame& frame, const Rect& anchor, bool opens) {
    if (opens) ImGui::OpenPopup("grey");
    if (!ImGui::IsPopupOpen("grey")) return;
    const std::vector<map::GreyClass>& grey = frame.view.map.coloring.grey;
    std::vector<std::string> counts;
    for (const map::GreyClass& one : grey)
        counts.push_back(std::to_string(one.count) + (one.count == 1 ? " thing" : " things"));
    const int next = frame.view.map.coloring.next_first;
    std::vector<MenuItem> items = {{icon::kEye, next > 0 ? "Colours for the next ten" : "Colours for the first ten",
                                    "These get them, and the ten that have them now share grey."}};
    for (std::size_t i = 0; i < grey.size(); ++i) items.push_back({nullptr, grey[i].label, counts[i]});
    const int chosen = action_menu("grey", anchor, items);
    if (chosen == 0) frame.draft.first_color = next;
    if (chosen <= 0) return;
    map::Hit hit;
    hit.attribute = frame.view.map.coloring.attribute;
    hit.code = grey[static_cast<std::size_t>(chosen) - 1].code;
    frame.actions.selection.found = hit;
}

void draw_chip(Frame& frame, const Rect& rect, const Chip& chip, int id) {
    Rect line = rect;
    if (chip.palette_index < 0) {
        draw_text(line, faces().small, theme().muted, chip.label);
        return;
    }
    const bool lists = chip.palette_index == map::kOthers && !frame.view.map.coloring.grey.empty();
    ImGui::PushID(id);
    const Press press =
        press_area("entry", rect,
                   {lists ? "Brings them forward. A click lists them: give them the colours, or select one."
                          : "Brings the things of this colour forward.",
                    "acts at once"});
    if (lists) grey_list(frame, rect, press.clicked);
    ImGui::PopID();
    if (press.hovered || press.held) {
        frame.actions.map.highlighted = chip.palette_index;
        draw_box({rect.x - 5, rect.y + 1, rect.w + 10, rect.h - 2}, theme().hover, 0, 6);
    }
    const Rect dot = cut_left(line, kDot, 6);
    draw_symbol(ImVec2(dot.middle_x(), dot.middle_y()), kDot * 0.46f, chip.palette_index,
                to_color(map::class_color(chip.palette_index, theme().dark)));
    const float figure = text_width(faces().figure, chip.figure) + 1;
    const Rect words = cut_left(line, std::max(0.0f, line.w - figure - 5), 5);
    draw_text(words, faces().small, theme().text, chip.label);
    draw_text(line, faces().figure, theme().muted, chip.figure);
}

void categories(Frame& frame, const Rect& rect, bool small) {
    Rect room = inset(rect, kPadX, theme().size.legend_pad);
    pager(frame, room);
    cut_right(room, pager_width(frame, room.w));
    const Fold fold = fold_of(frame, room.w, small);
    if (fold.foldable) {
        Rect place = cut_right(room, 40);
        place = cut_top(place, theme().size.legend_row);
        const bool open = frame.state.open_legend;
        if (stroke_button("fold", {place.right() - 26, place.middle_y() - 12, 26, 24}, open ? Stroke::down : Stroke::up,
                          {open ? "Shows less of the legend." : "Shows the whole legend.", ""}, ButtonStyle::quiet)) {
            frame.state.open_legend = !open;
        }
    }
    int id = 0;
    for (const Chip& chip : flow(frame.view.map.coloring, room.w)) {
        ++id;
        if (chip.line >= fold.lines) break;
        draw_chip(frame,
                  {room.x + chip.x, room.y + static_cast<float>(chip.line) * theme().size.legend_row, chip.width,
                   theme().size.legend_row},
                  chip, id);
    }
}

std::string with_unit(double value, const std::string& unit) {
    return figure_text(value) + (unit.empty() ? "" : " " + unit);
}

void ramp(Frame& frame, const Rect& rect, bool small) {
    const map::Coloring& coloring = frame.view.map.coloring;
    Rect line = inset(rect, kPadX, theme().size.legend_pad);
    const std::string low = with_unit(static_cast<double>(coloring.low), coloring.unit);
    const std::string high = with_unit(static_cast<double>(coloring.high), coloring.unit);
    const auto word = [&](const Face& face, ImU32 color, const std::string& text) {
        draw_text(cut_left(line, std::min(line.w, text_width(face, text) + 1), 8), face, color, text);
    };
    if (!small) word(faces().small, theme().text, coloring.label);  // beside a small one stands the pill that says it
    word(faces().figure, theme().muted, low);
    const float note = coloring.note.empty() ? 0 : text_width(faces().small, coloring.note) + 1;
    const float spare = line.w - text_width(faces().figure, high) - 1 - 16 - note;  // what the words leave
    const Rect bar = cut_left(line, std::min(150.0f, std::max(kLeastRamp, std::min(line.w * 0.4f, spare))), 8);
    constexpr int kPieces = 24;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float step = bar.w / kPieces;
    for (int i = 0; i < kPieces; ++i) {
        const ImU32 color = to_color(map::ramp_color((static_cast<float>(i) + 0.5f) / kPieces, theme().dark));
        const float x = bar.x + static_cast<float>(i) * step;
        const ImDrawFlags ends = i == 0             ? ImDrawFlags_RoundCornersLeft
                                 : i == kPieces - 1 ? ImDrawFlags_RoundCornersRight
                                                    : ImDrawFlags_RoundCornersNone;
        list->AddRectFilled(ImVec2(x, bar.middle_y() - 5), ImVec2(x + step + 0.5f, bar.middle_y() + 5), color, 4, ends);
    }
    word(faces().figure, theme().muted, high);
    if (line.w > 60 && !coloring.note.empty()) draw_text(line, faces().small, theme().muted, coloring.note);
}

}  // namespace

float legend_lead(float height) {
    return std::max(0.0f, (height - theme().size.legend_row) / 2 - theme().size.legend_pad);
}

float legend_height(const Frame& frame, float width, bool small) {
    const map::Coloring& coloring = frame.view.map.coloring;
    if (coloring.numeric) return theme().size.legend_row + 2 * theme().size.legend_pad;
    if (coloring.legend.empty() && coloring.note.empty()) return 0;
    const float room = width - 2 * kPadX;
    const Fold fold = fold_of(frame, room - pager_width(frame, room), small);
    return static_cast<float>(fold.lines) * theme().size.legend_row + 2 * theme().size.legend_pad;
}

void legend(Frame& frame, const Rect& rect, bool small) {
    if (rect.h <= 0) return;
    const TextBounds bounds(rect, 1);
    ImGui::PushID("legend");
    frame.view.map.coloring.numeric ? ramp(frame, rect, small) : categories(frame, rect, small);
    ImGui::PopID();
}

}  // namespace ui
