// The card about the thing or place under the pointer: features, coordinates and the head's prediction. See panels.h.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "core/number_text.h"
#include "map/things/class_colors.h"
#include "map/view/palette.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

struct Line {
    std::string left, right;
    ImU32 mark = 0;      // a square of this colour first
    bool muted = false;  // the left words
    bool strong = false;
    bool rule = false;  // a line across instead of words
};

std::string coordinates(const View& view, map::Point2 pointer, const map::Viewport& viewport) {
    map::Point2 at = map::to_map(view.map.camera, viewport, pointer);
    if (view.map.hovered >= 0 && view.map.hovered < view.on_screen.n_points) {
        const auto first = static_cast<std::size_t>(view.map.hovered) * 2;
        at = {view.on_screen.points[first], view.on_screen.points[first + 1]};
    }
    return "[" + core::fixed_text(static_cast<double>(at.x), 2) + ", " +
           core::fixed_text(static_cast<double>(at.y), 2) + "]";
}

std::string value_of(const data::Column& column, std::size_t row, const std::string& unit) {
    if (column.kind == data::ColumnKind::category) {
        const int code = column.codes[row];
        return code < 0 ? "missing" : column.categories[static_cast<std::size_t>(code)];
    }
    const double value = static_cast<double>(column.numbers[row]);
    if (std::isnan(value)) return "missing";
    return figure_text(value) + (unit.empty() ? "" : " " + unit);
}

const train::HeadSnapshot* shown_head(const View& view) {
    const int head = view.map.region.head;
    if (head < 0 || head >= static_cast<int>(view.on_screen.heads.size())) return nullptr;
    return &view.on_screen.heads[static_cast<std::size_t>(head)];
}

// What the thing really is, as the head's target has it; empty if it has none.
std::string truth(const View& view, const train::HeadSnapshot& head) {
    const data::Dataset& dataset = view.material.dataset;
    const data::Attribute* attribute = data::find_attribute(dataset.row, head.spec.target);
    const data::Column* column = attribute == nullptr ? nullptr : data::find_column(dataset.table, attribute->column);
    if (column == nullptr || view.map.hovered < 0 || view.map.hovered >= dataset.table.n_rows) return "";
    return value_of(*column, static_cast<std::size_t>(view.map.hovered), attribute->unit);
}

void add_class_answer(std::vector<Line>& lines, const View& view, const train::HeadSnapshot& head) {
    std::vector<std::size_t> order;
    const std::size_t n = std::min(view.map.hovered_answer.size(), head.outputs.size());
    for (std::size_t i = 0; i < n; ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return view.map.hovered_answer[a] > view.map.hovered_answer[b];
    });
    for (std::size_t i = 0; i < order.size() && i < 3; ++i) {
        const std::size_t k = order[i];
        if (i > 0 && view.map.hovered_answer[k] < 0.005f) break;
        const int index = map::class_index(head, static_cast<int>(k));
        lines.push_back({head.outputs[k], percent_text(static_cast<double>(view.map.hovered_answer[k])),
                         to_color(map::class_color(index, view.dark)), false, i == 0, false});
    }
}

void add_answer(std::vector<Line>& lines, const View& view) {
    const train::HeadSnapshot* head = shown_head(view);
    if (head == nullptr || view.map.hovered_answer.empty()) return;
    lines.push_back({"", "", 0, false, false, true});
    if (head->answer == model::Answer::classes) {
        lines.push_back({"The head for " + head->label + " says", "", 0, true, false, false});
        add_class_answer(lines, view, *head);
    } else {
        const auto at = static_cast<std::size_t>(
            std::clamp(view.map.region.output, 0, static_cast<int>(view.map.hovered_answer.size()) - 1));
        const std::string name = at < head->outputs.size() ? head->outputs[at] : head->label;
        lines.push_back({name + " read off here", figure_text(static_cast<double>(view.map.hovered_answer[at])), 0,
                         false, true, false});
    }
    const std::string is = truth(view, *head);
    if (!is.empty()) lines.push_back({"it is", is, 0, true, false, false});
}

// What A says of the thing, and what B does.
void add_both_answers(std::vector<Line>& lines, const View& view) {
    lines.push_back({"", "", 0, false, false, true});
    for (std::size_t i = 0; i < 2; ++i) {
        const Says& says = view.compare->sides[i].says;
        if (says.answer.empty()) continue;
        const ImU32 mark = says.palette_index < 0 ? 0 : to_color(map::class_color(says.palette_index, view.dark));
        lines.push_back({(i == 0 ? "A: " : "B: ") + says.answer, says.figure, mark, false, false, false});
    }
    const train::HeadSnapshot* head = shown_head(view);
    const std::string is = head == nullptr ? "" : truth(view, *head);
    if (!is.empty()) lines.push_back({"it is", is, 0, true, false, false});
}

// Where features are pixels or the like, what the thing is says more.
void add_attributes(std::vector<Line>& lines, const View& view) {
    const data::Dataset& dataset = view.material.dataset;
    lines.push_back({"", "", 0, false, false, true});
    for (const data::Attribute& attribute : dataset.row.attributes) {
        const data::Column* column = data::find_column(dataset.table, attribute.column);
        if (column == nullptr) continue;
        lines.push_back({attribute.label, value_of(*column, static_cast<std::size_t>(view.map.hovered), attribute.unit),
                         0, true, false, false});
    }
}

void add_features(std::vector<Line>& lines, const View& view, std::size_t most) {
    const data::Dataset& dataset = view.material.dataset;
    if (view.map.hovered < 0 || view.map.hovered >= dataset.table.n_rows) return;
    constexpr std::size_t kMostColumns = 12;
    for (const data::FeatureGroup& group : dataset.row.groups) {
        if (group.columns.size() > kMostColumns) return add_attributes(lines, view);
    }
    lines.push_back({"", "", 0, false, false, true});
    std::size_t shown = 0;
    std::size_t left = 0;
    for (const data::FeatureGroup& group : dataset.row.groups) {
        for (const std::string& id : group.columns) {
            const data::Column* column = data::find_column(dataset.table, id);
            if (column == nullptr) continue;
            if (shown == most) {
                ++left;
                continue;
            }
            ++shown;
            const std::string label = group.columns.size() == 1 ? group.label : group.label + " · " + id;
            lines.push_back({label, value_of(*column, static_cast<std::size_t>(view.map.hovered), group.unit), 0, true,
                             false, false});
        }
    }
    if (left > 0) lines.push_back({"and " + std::to_string(left) + " more", "", 0, true, false, false});
}

// The others that lie on the very spot, how many of each colour, and how to reach them.
void add_others_here(std::vector<Line>& lines, const View& view) {
    const std::vector<int>& here = view.map.looking.on_spot;
    if (here.size() < 2) return;
    lines.push_back({"and " + std::to_string(here.size() - 1) + " more on this spot", "", 0, false, true, false});
    for (const map::LegendEntry& entry : view.map.coloring.legend) {
        const auto count = std::count_if(here.begin(), here.end(), [&](int thing) {
            const auto i = static_cast<std::size_t>(thing);
            return i < view.map.coloring.index.size() && view.map.coloring.index[i] == entry.palette_index;
        });
        if (count > 0)
            lines.push_back({entry.label, std::to_string(count),
                             to_color(map::class_color(entry.palette_index, view.dark)), false, false, false});
    }
    lines.push_back({std::string(theme().pointer.next_on_spot), "", 0, true, false, false});
}

// What the flat picture has wrong about it, in the colours of the lines.
void add_mistakes(std::vector<Line>& lines, const View& view) {
    const projection::Mistakes& mistakes = view.map.looking.mistakes;
    const auto of_ten = [](std::size_t n) { return std::to_string(n) + " of 10"; };
    lines.push_back({"", "", 0, false, false, true});
    lines.push_back({"near here, far in truth", of_ten(mistakes.false_ones.size()),
                     to_color(map::false_neighbour(view.dark)), false, false, false});
    lines.push_back({"near in truth, far here", of_ten(mistakes.torn.size()), to_color(map::torn_neighbour(view.dark)),
                     false, false, false});
}

std::vector<Line> content(const Frame& frame, map::Point2 pointer, bool small) {
    const View& view = frame.view;
    std::vector<Line> lines;
    std::string place = coordinates(view, pointer, frame.state.map_size);
    if (view.map.hovered >= 0 && view.map.hovered < static_cast<int>(view.material.dataset.names.size())) {
        const auto thing = static_cast<std::size_t>(view.map.hovered);
        lines.push_back({view.material.dataset.names[thing], "", 0, false, true, false});
        const bool held = thing < view.on_screen.held_out.size() && view.on_screen.held_out[thing] != 0;
        lines.push_back({held ? "held out" : "", place, 0, true, false, false});
        add_others_here(lines, view);
    } else {
        lines.push_back({"this place", place, 0, true, false, false});
    }
    // On a small map all that is known of one of a crowd would cover the crowd.
    if (small && view.map.looking.on_spot.size() > 1) return lines;
    if (view.compare != nullptr && view.map.hovered >= 0) {
        add_both_answers(lines, view);
    } else {
        add_answer(lines, view);
    }
    if (!view.map.looking.here.empty() && view.map.looking.here.front().nearest >= 0) {
        const auto thing = static_cast<std::size_t>(view.map.looking.here.front().nearest);
        lines.push_back({"decoded, most like", view.material.dataset.names[thing], 0, true, false, false});
    }
    if (view.map.looking.has_mistakes && view.map.looking.near_of == view.map.hovered && view.map.hovered >= 0)
        add_mistakes(lines, view);
    add_features(lines, view, small ? 3 : 10);
    return lines;
}

float line_height(const Line& line) { return line.rule ? 9.0f : faces().small.size + 3.5f; }

void draw_line(const Rect& rect, const Line& line) {
    if (line.rule) {
        const float y = std::round(rect.middle_y());
        ImGui::GetWindowDrawList()->AddLine(ImVec2(rect.x, y), ImVec2(rect.right(), y), theme().line, 1);
        return;
    }
    Rect words = rect;
    if (line.mark != 0) {
        const Rect place = cut_left(words, 9, 6);
        draw_box({place.x, place.middle_y() - 4, 8, 8}, line.mark, 0, 2.5f);
    }
    if (!line.right.empty()) {
        const bool figures = line.right.find_first_of("0123456789") != std::string::npos;
        const Face& face = figures ? faces().figure : faces().small;
        const float most = line.left.empty() ? words.w : words.w * 0.6f;
        const Rect place = cut_right(words, std::min(text_width(face, line.right) + 1, most), 8);
        draw_text(place, face, line.right == "missing" ? theme().muted : theme().text, line.right, Align::right);
    }
    const Face& face = line.strong && line.mark == 0 && line.right.empty() ? faces().bold : faces().small;
    draw_text(words, face, line.muted ? theme().muted : theme().text, line.left);
}

// Its picture, from the same atlas as on the map.
void draw_thing(const View& view, const Rect& rect) {
    const int column = view.map.hovered % view.map.atlas_columns, row = view.map.hovered / view.map.atlas_columns;
    const auto columns = static_cast<float>(view.map.atlas_columns), rows = static_cast<float>(view.map.atlas_rows);
    constexpr float kEdge = 0.03f;  // of a cell: nothing is drawn there
    const ImVec2 low((static_cast<float>(column) + kEdge) / columns, (static_cast<float>(row) + kEdge) / rows);
    const ImVec2 high((static_cast<float>(column) + 1 - kEdge) / columns, (static_cast<float>(row) + 1 - kEdge) / rows);
    const auto texture = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(view.map.atlas_texture));
    draw_box({rect.x, rect.y, rect.h, rect.h}, to_color(map::ground(false)), 0, 6);
    ImGui::GetWindowDrawList()->AddImage(texture, ImVec2(rect.x, rect.y), ImVec2(rect.x + rect.h, rect.bottom()), low,
                                         high);
}

constexpr float kPicture = 56;

bool overlap(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

// How bad it is to lay the card here: it hides things, or a list on the map that somebody reads.
int hidden_by(const Frame& frame, const Rect& picture, const Rect& card) {
    constexpr int kList = 100000;
    const Rect& list = frame.state.search_place;
    int n = frame.state.search_open && overlap(card, list) ? kList : 0;
    if (frame.view.map.places == nullptr) return n;
    const auto at = [&](float x, float y) {
        return map::to_map(frame.view.map.camera, frame.state.map_size, {x - picture.x, y - picture.y});
    };
    n += map::count_in_box(*frame.view.map.places, at(card.x, card.bottom()), at(card.right(), card.y), kList / 2);
    return n;
}

// Beside the pointer, on the side where it hides the fewest things; clear of the ring round a crowd. It stays on its side
// while that is about as good, so that it does not jump.
Rect card_place(Frame& frame, const Rect& picture, map::Point2 pointer, float w, float h) {
    constexpr int kAboutAsGood = 6;
    const float away = frame.view.map.looking.on_spot.size() > 1 ? 48 : 16;
    int& chosen = frame.state.card_side;
    int least = -1, best = 0, now = 0;
    Rect places[4];
    for (int side = 0; side < 4; ++side) {
        const bool left = side % 2 == 1, above = side >= 2;
        Rect card{picture.x + pointer.x + (left ? -away - w : away), picture.y + pointer.y + (above ? 14 - h : -14), w,
                  h};
        bool fits = card.x >= picture.x + 8 && card.right() <= picture.right() - 8;
        if (!fits) {  // a narrow map: over or under the pointer
            card.x = picture.x + pointer.x - w / 2;
            card.y = picture.y + pointer.y + (above ? -away - h : away);
            fits = card.y >= picture.y + 8 && card.bottom() <= picture.bottom() - 8;
        }
        card.x = std::max(std::min(card.x, picture.right() - 8 - w), picture.x + 8);
        card.y = std::max(std::min(card.y, picture.bottom() - 8 - h), picture.y + 8);
        const int bad = hidden_by(frame, picture, card) + (fits ? 0 : 1000000);
        places[side] = card;
        if (side == chosen) now = bad;
        if (least >= 0 && bad >= least) continue;
        least = bad;
        best = side;
    }
    if (now > least + kAboutAsGood) chosen = best;
    return places[chosen];
}

}  // namespace

void hover_card(Frame& frame, const Rect& picture, bool small) {
    if (!frame.actions.map.pointer || frame.view.on_screen.n_points == 0) return;
    const map::Point2 pointer = *frame.actions.map.pointer;
    const std::vector<Line> lines = content(frame, pointer, small);
    if (lines.size() <= 1 && frame.view.map.hovered < 0) return;
    constexpr float kWidth = 236, kPadX = 12, kPadY = 9;
    const bool pictured = frame.view.map.atlas_texture != 0 && frame.view.map.hovered >= 0;
    const Decoded* decoded = frame.view.map.looking.here.empty() ? nullptr : &frame.view.map.looking.here.front();
    const bool cells = decoded != nullptr && decoded->picture.side > 0;
    float height = 2 * kPadY + (pictured || cells ? kPicture + 6 : 0);
    for (const Line& line : lines) height += line_height(line);
    const Rect card = card_place(frame, picture, pointer, std::min(kWidth, picture.w - 16), height);
    draw_floating_card(card);
    const TextBounds bounds(card, 3);
    Rect rest = inset(card, kPadX, kPadY);
    if (pictured || cells) {
        Rect line = cut_top(rest, kPicture, 6);
        if (pictured) draw_thing(frame.view, cut_left(line, kPicture, 10));
        if (cells) draw_cells(cut_left(line, kPicture), decoded->picture);
    }
    for (const Line& line : lines) draw_line(cut_top(rest, line_height(line)), line);
}

}  // namespace ui
