// Many maps at once, in the map's place: which levers are swept, then a map for each of their values, all training side
// by side. A click makes one of them the map. See panels.h.
#include <cmath>

#include "model/axis.h"
#include "ui/card.h"
#include "ui/icons.h"
#include "ui/menu.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kGap = 6, kFoot = 26, kHead = 20, kBar = 5;  // of a map: below it, above it, its bar

std::vector<model::Choice> axis_choices(const model::Spec& spec, bool may_be_none) {
    std::vector<model::Choice> choices;
    if (may_be_none) choices.push_back({"", "nothing", "One row of maps."});
    for (const std::string& path : model::axis_paths(spec)) {
        const core::Result<model::AxisField> field = model::axis_field(spec, path);
        if (field.ok()) choices.push_back({path, field.value().label, ""});
    }
    return choices;
}

// A tenth to ten times the present value on a logarithmic scale, else the minimum to four times it; the next seeds.
void suggest_values(AxisRequest& request, const model::Spec& spec) {
    const core::Result<model::AxisField> found = model::axis_field(spec, request.path);
    if (!found.ok()) return;
    const model::AxisField& field = found.value();
    double now = 0;
    if (const int* whole = std::get_if<int>(&field.now)) now = *whole;
    if (const double* number = std::get_if<double>(&field.now)) now = *number;
    request.from = field.logarithmic && now > 0 ? std::max(field.min, now / 10) : field.min;
    request.to = field.logarithmic && now > 0 ? std::min(field.max, now * 10)
                                              : std::min(field.max, std::max(4 * now, field.min + 1));
    if (request.path == "seed" || request.path == "throw") {
        request.from = now;
        request.to = now + request.n - 1;
    }
}

bool is_number(const model::AxisField& field) {
    return field.choices.empty() &&
           (std::holds_alternative<int>(field.now) || std::holds_alternative<double>(field.now));
}

// "across  [learning rate]  from [0.001] to [0.1]  - 4 +"
void axis_row(Frame& frame, Card& card, const char* name, AxisRequest& request, bool may_be_none) {
    const std::vector<model::Choice> choices = axis_choices(frame.draft, may_be_none);
    Rect line = card.row(theme().size.pill_row);
    draw_text(cut_left(line, text_width(faces().text, "across") + 2, 8), faces().text, theme().text, name);
    std::string label = "choose a lever";
    for (const model::Choice& choice : choices) {
        if (choice.id == request.path) label = choice.label;
    }
    const PillText text{"", label};
    ImGui::PushID(name);
    std::string chosen;
    if (choice_pill("lever", cut_left(line, std::min(pill_width(text), line.w), 8), text, choices, chosen,
                    {"The lever that is another in each map.", "when the maps start"})) {
        request.path = chosen;
        suggest_values(request, frame.draft);
    }
    const core::Result<model::AxisField> field = model::axis_field(frame.draft, request.path);
    if (!request.path.empty() && field.ok() && is_number(field.value())) {
        Rect values = card.row(theme().size.pill_row);
        const bool whole = std::holds_alternative<int>(field.value().now);
        const NumberRange range{field.value().min, field.value().max, whole ? 1.0 : 0.001, field.value().logarithmic,
                                whole};
        const auto word = [&](const char* said) {
            draw_text(cut_left(values, text_width(faces().text, said) + 2, 6), faces().text, theme().muted, said);
        };
        word("from");
        number_field("from", cut_left(values, 64, 8), request.from, range, {"The first value.", "when the maps start"});
        word("to");
        number_field("to", cut_left(values, 64, 8), request.to, range, {"The last value.", "when the maps start"});
        double n = request.n;
        if (stepper("n", cut_left(values, stepper_width()), n, {2, model::kMostAxisValues, 1, false, true},
                    {"How many values, these two among them.", "when the maps start"}))
            request.n = static_cast<int>(n);
    }
    ImGui::PopID();
}

// The present throw and the nine that follow.
SweepRequest ten_throws(const SweepRequest& request, const model::Spec& spec) {
    constexpr int kTen = 10;
    SweepRequest throws = request;
    const double first = std::min<double>(spec.throw_number, model::spec_field("throw").max - (kTen - 1));
    throws.across = {"throw", first, first + kTen - 1, kTen};
    throws.down = {};
    return throws;
}

void choose(Frame& frame, const Rect& rect) {
    SweepRequest& request = frame.state.sweep;
    suggest_axes(request, frame.draft);
    const Column scrolling("sweep", rect, 8);
    Card card("sweep.axes", std::min(rect.w, 560.0f), "Many maps at once", 0, "");
    card.paragraph(
        faces().text, theme().muted,
        "One map for each value of a lever, or of two: all start alike, train side by side, and show where a "
        "little more of something changes the map. The other levers act on all of them.");
    card.space(4);
    axis_row(frame, card, "across", request.across, false);
    axis_row(frame, card, "down", request.down, true);
    card.space(6);
    Rect line = card.row(theme().size.pill_row);
    if (text_button("start", cut_left(line, 120, 8), "start", {"Starts a map for each value, from random weights.", ""},
                    ButtonStyle::strong, !request.across.path.empty())) {
        frame.actions.sweep.start = request;
    }
    if (text_button("seeds", cut_left(line, 150, 8), "ten seeds",
                    {"Ten maps that differ in nothing but luck: what all of them say is not luck.", ""})) {
        frame.actions.sweep.start = request;
        frame.actions.sweep.start->ten_seeds = true;
    }
    if (model::applies(model::spec_field("throw"), frame.draft, frame.draft)) {
        card.space(4);
        Rect below = card.row(theme().size.pill_row);
        if (text_button("throws", cut_left(below, 150, 8), "ten throws",
                        {"Ten pictures of one model, each from other random numbers: what all show is not luck.", ""}))
            frame.actions.sweep.start = ten_throws(request, frame.draft);
    }
    if (!frame.view.sweep->problem.empty()) card.paragraph(faces().small, theme().alarm, frame.view.sweep->problem);
}

// As much as there is room for.
std::string figures(const SweepCellView& cell, float width) {
    std::vector<std::string> parts;
    if (std::isfinite(cell.score)) {
        const std::string whole = percent_text(cell.score) + (cell.is_r_squared ? " explained" : " right");
        parts.push_back(text_width(faces().small, whole) <= width ? whole : percent_text(cell.score));
    }
    if (cell.bits >= 0) {
        char bits[32];
        std::snprintf(bits, sizeof bits, "%.2f bits", cell.bits);
        parts.emplace_back(bits);
    }
    if (std::isfinite(cell.loss)) parts.push_back("loss " + figure_text(cell.loss));
    std::string text;
    for (const std::string& part : parts) {
        const std::string longer = text.empty() ? part : text + ", " + part;
        if (text.empty() || text_width(faces().small, longer) <= width) text = longer;
    }
    return text;
}

bool keeps_enough(const SweepView& sweep, const SweepCellView& cell) {
    return sweep.entropy_bits > 0 && cell.bits >= sweep.enough && cell.bits > 0;
}

// Bits kept of what there is to know, with a mark at what is enough.
void bits_bar(const Rect& rect, const SweepView& sweep, const SweepCellView& cell) {
    draw_box(rect, theme().track, 0, 2);
    if (!(sweep.entropy_bits > 0) || cell.bits < 0) return;
    const auto share = [&](double bits) {
        return rect.w * static_cast<float>(std::clamp(bits / sweep.entropy_bits, 0.0, 1.0));
    };
    draw_box({rect.x, rect.y, share(cell.bits), rect.h}, keeps_enough(sweep, cell) ? theme().good : theme().faint, 0,
             2);
    draw_box({rect.x + share(sweep.enough) - 0.75f, rect.y - 1, 1.5f, rect.h + 2}, theme().text, 0, 0);
}

void problem_in(const Rect& place, const std::string& problem) {
    const Rect room = inset(place, 6, 6);
    constexpr float kLongWord = 90;
    if (room.w >= kLongWord && paragraph_height(room.w, faces().small, problem) <= room.h) {
        draw_paragraph(room.x, room.y, room.w, faces().small, theme().alarm, problem);
    } else {
        draw_text(room, faces().small, theme().alarm, problem);  // the whole on hovering
    }
}

void cell_map(Frame& frame, const Rect& rect, int index) {
    const SweepView& sweep = *frame.view.sweep;
    const SweepCellView& cell = sweep.cells[static_cast<std::size_t>(index)];
    Rect place = rect;
    Rect foot = cut_bottom(place, kFoot);
    ImGui::PushID(index);
    const std::string tip = cell.words + ". A click makes it the map.";
    const Press press = press_area("cell", place, {tip, "starts anew"}, cell.problem.empty());
    ImGui::PopID();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 low(place.x, place.y), high(place.right(), place.bottom());
    if (cell.texture != 0) list->AddImage(static_cast<ImTextureID>(reinterpret_cast<void*>(cell.texture)), low, high);
    const bool enough = keeps_enough(sweep, cell);
    const ImU32 border = press.hovered ? theme().architecture : enough ? theme().good : theme().line;
    list->AddRect(low, high, border, 3, 0, enough || press.hovered ? 2.5f : 1);
    const TextBounds bounds(rect, 0);
    if (!cell.problem.empty()) return problem_in(place, cell.problem);
    if (cell.mark) {
        const ImVec2 at(place.x + cell.mark->x, place.y + cell.mark->y);
        list->AddCircle(at, 7, theme().card, 0, 4);
        list->AddCircle(at, 7, theme().text, 0, 2);
    }
    foot.y += 3;
    bits_bar(cut_top(foot, kBar, 0), sweep, cell);
    draw_text(foot, faces().small, theme().muted, figures(cell, foot.w));
    if (press.hovered) {
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        frame.actions.sweep.pointer = SweepPointer{index, {mouse.x - place.x, mouse.y - place.y}};
    }
    if (press.clicked) frame.actions.sweep.take = index;
}

std::string backend_words(const SweepView& sweep) {
    std::string text;
    if (sweep.steps_per_second > 0) {
        text += ", " + thousands(std::lround(sweep.steps_per_second)) + " steps a second in all";
        const auto n = static_cast<int>(sweep.cells.size());
        text += sweep.on_gpu == 0   ? " on the CPU"
                : sweep.on_gpu == n ? " on WebGL"
                                    : ", " + std::to_string(sweep.on_gpu) + " maps of them on WebGL";
    }
    if (sweep.samples_per_s_card > 0) {
        text += " (a race: CPU " + short_count(sweep.samples_per_s_cpu) + " samples/s, WebGL " +
                short_count(sweep.samples_per_s_card) + ")";
    }
    return text + ".";
}

// " The seeds agree to 44 % about who is near whom, most about Buick Skylark, least about VW Pickup."
std::string agreement_words(const SweepView& sweep, bool small) {
    const auto percent = [](double share) { return std::to_string(std::lround(100 * std::max(0.0, share))); };
    std::string text = " The seeds agree to ";
    if (sweep.agreement_to > sweep.agreement) {
        return text + "between " + percent(sweep.agreement) + " and " + percent(sweep.agreement_to) +
               " % about who is near whom" + (small ? "." : "; point at a map for what its seeds do.");
    }
    text += percent(sweep.agreement) + " % about who is near whom";
    if (!sweep.thing.empty()) {
        text += ", to " + percent(sweep.of_thing) + " % about " + sweep.thing;
    } else if (!small && !sweep.most.empty()) {
        text += ", most about " + sweep.most + ", least about " + sweep.least;
    }
    return text + ".";
}

// What is known of all: steps, agreement, the thing under the pointer.
std::string summary(const SweepView& sweep, bool small) {
    std::string text = std::to_string(sweep.cells.size()) + " maps, step " + thousands(sweep.step);
    text += small ? "." : backend_words(sweep);
    if (sweep.n_seeds > 0) {
        text += agreement_words(sweep, small);
    } else if (!sweep.thing.empty()) {
        text += " " + sweep.thing + ".";
    }
    if (!sweep.regions.empty()) text += " " + sweep.regions;
    return text;
}

// "framed from [1.00] of 2.75", where there is room.
void enough_field(Frame& frame, Rect line, bool small) {
    const SweepView& sweep = *frame.view.sweep;
    if (!(sweep.entropy_bits > 0)) return;
    char of[48];
    std::snprintf(of, sizeof of, "of %.2f", sweep.entropy_bits);
    const std::string_view from = small ? "frame:" : "framed from";
    const float words = text_width(faces().small, from) + 1, behind = text_width(faces().small, of) + 1;
    if (line.w < words + 6 + 46 + 6 + behind) return;
    draw_text(cut_left(line, words, 6), faces().small, theme().muted, from);
    double value = std::round(sweep.enough * 100) / 100;
    if (number_field("enough", cut_left(line, 46, 6), value, {0, sweep.entropy_bits, 0.01, false, false},
                     {"So many bits are enough: maps that keep them have a frame.", "acts at once"}))
        frame.state.sweep.enough = value;
    draw_text(line, faces().small, theme().muted, of);
}

// Controls: what the colours show, whose bits are measured, how many are enough. Returns where their lines end.
float wishes(Frame& frame, const Rect& room, bool small) {
    const SweepView& sweep = *frame.view.sweep;
    SweepRequest& request = frame.state.sweep;
    const float height = theme().size.sweep_pill;
    Rect line{room.x, room.y, room.w, height};
    const auto place = [&](float width) {
        if (line.w < width && line.w < room.w) line = {room.x, line.bottom() + 4, room.w, height};
        return cut_left(line, std::min(width, line.w), 8);
    };
    const std::string_view label = small ? std::string_view{} : model::spec_field("color").label;
    color_pill(frame, place(color_pill_width(frame, label)), label);
    std::vector<model::Choice> attributes;
    for (const data::Attribute& attribute : frame.view.material.dataset.row.attributes)
        attributes.push_back({attribute.id, attribute.label, ""});
    const PillText text{"bits of", sweep.bits_label.empty() ? std::string_view("...") : sweep.bits_label};
    std::string chosen;
    if (choice_pill("bits_of", place(pill_width(text)), text, attributes, chosen,
                    {"What the bar below each map is about: how many bits of it the map keeps.", "acts at once"})) {
        request.bits_of = chosen;
        request.enough = -1;
    }
    enough_field(frame, line, small);
    return line.bottom();
}

// Where the maps stand. One axis alone fills several rows.
struct Raster {
    int columns = 1, rows = 1;
    float width = 0, height = 0;  // of one, with head and foot
};

Raster raster_of(const SweepView& sweep, const Rect& room) {
    Raster raster{sweep.columns, sweep.rows};
    if (sweep.down.empty()) {
        const float wanted = std::sqrt(static_cast<float>(sweep.columns) * room.w / std::max(room.h * 1.4f, 1.0f));
        raster.columns = std::clamp(static_cast<int>(std::ceil(wanted)), 1, sweep.columns);
        raster.rows = (sweep.columns + raster.columns - 1) / raster.columns;
    }
    const auto columns = static_cast<float>(raster.columns), rows = static_cast<float>(raster.rows);
    raster.width = std::floor((room.w - kGap * (columns - 1)) / columns);
    raster.height = std::floor((room.h - kGap * (rows - 1)) / rows);
    return raster;
}

// Every how many columns there is room for a value above.
int columns_a_word(const std::vector<std::string>& words, float column) {
    float widest = 0;
    for (const std::string& word : words) widest = std::max(widest, text_width(faces().small, word));
    int n = 1;
    while (static_cast<float>(n) * column < widest + kGap && n < static_cast<int>(words.size())) ++n;
    return n;
}

// With two axes the values stand once, above and beside all maps; with one each map has its own.
void cells(Frame& frame, Rect room) {
    const SweepView& sweep = *frame.view.sweep;
    const bool down = !sweep.down.empty();
    draw_text(cut_top(room, kHead), faces().bold, theme().text,
              down ? "across: " + sweep.across + "   down: " + sweep.down : sweep.across);
    float left = 0;
    for (const std::string& word : sweep.down_words) left = std::max(left, text_width(faces().small, word) + 8);
    const Rect side = cut_left(room, left);
    const Rect top = down ? cut_top(room, kHead - 2) : Rect{};
    const float head = down ? 0 : kHead - 2;
    const Raster raster = raster_of(sweep, room);
    const int stride = down ? columns_a_word(sweep.across_words, raster.width + kGap) : 1;
    frame.actions.sweep.cell = {raster.width, raster.height - kFoot - head};
    for (int i = 0; i < static_cast<int>(sweep.cells.size()); ++i) {
        const int column = i % raster.columns, row = i / raster.columns;
        Rect cell{room.x + static_cast<float>(column) * (raster.width + kGap),
                  room.y + static_cast<float>(row) * (raster.height + kGap), raster.width, raster.height};
        const float wide = std::min(static_cast<float>(stride) * (raster.width + kGap) - kGap, room.right() - cell.x);
        Rect above = down ? Rect{cell.x, top.y, wide, top.h} : cut_top(cell, head);
        above.w = wide;
        if (column % stride == 0 && (!down || row == 0)) {
            const std::size_t at = static_cast<std::size_t>(down ? column : i);
            draw_text(above, faces().small, theme().text, sweep.across_words[at]);
        }
        if (down && column == 0) {
            draw_text({side.x, cell.y, side.w, cell.h - kFoot}, faces().small, theme().text,
                      sweep.down_words[static_cast<std::size_t>(row)]);
        }
        cell_map(frame, cell, i);
    }
}

void grid(Frame& frame, Rect room, bool small) {
    const std::string words = summary(*frame.view.sweep, small);
    const float height = std::min(paragraph_height(room.w, faces().small, words), room.h / 6);
    const Rect foot = cut_bottom(room, height, 4);
    draw_paragraph(foot.x, foot.y, foot.w, faces().small, theme().muted, words);
    // Names and colours of the regions say it on a phone, too.
    const float strip = small ? 0 : std::min(legend_height(frame, room.w, small), room.h / 6);
    if (strip > 0) legend(frame, cut_bottom(room, strip, 2), small);
    const float below = wishes(frame, room, small);
    cut_top(room, below - room.y, 4);
    cells(frame, room);
    frame.state.map_covered.clear();
    notices(frame, inset(room, 8, 8), room.bottom() - 8);
}

}  // namespace

void suggest_axes(SweepRequest& request, const model::Spec& spec) {
    AxisRequest& across = request.across;
    const core::Result<model::AxisField> now = model::axis_field(spec, across.path);
    if (!across.path.empty() && now.ok() && now.value().applies) return;
    across.path = spec.losses.size() > 1 ? "losses.1.weight" : "seed";
    across.n = 6;
    suggest_values(across, spec);
}

void sweep_panel(Frame& frame, const Rect& rect, bool small) {
    draw_card(rect);
    Rect room = inset(rect, 14, 10);
    Rect top = cut_top(room, 26, 4);
    if (stroke_button("close_sweep", cut_right(top, 26, 8), Stroke::cross, {"Back to the one map. Esc", ""},
                      ButtonStyle::quiet)) {
        frame.actions.sweep.stop = true;
    }
    if (!frame.view.sweep->on) return choose(frame, {rect.x + 8, room.y, rect.w - 16, room.h});
    if (text_button("other_levers", cut_right(top, 110, 8), "other levers",
                    {"Ends these maps and chooses other levers.", ""})) {
        frame.actions.sweep.choose = true;
    }
    if (icon_button("picture", cut_right(top, 30, 8), icon::kCamera,
                    {"All these maps as one picture (PNG), with their levers beside them.", ""})) {
        frame.actions.sweep.picture = true;
    }
    draw_text(top, faces().bold, theme().text, "Many maps at once");
    grid(frame, room, small);
}

}  // namespace ui
