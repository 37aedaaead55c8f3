// The second lever: the layers between the features and the map. See panels.h.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "model/forms.h"
#include "ui/card.h"
#include "ui/field.h"
#include "ui/icons.h"
#include "ui/menu.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

// Kind and activation.
void layer_choices(Frame& frame, Rect& line, model::LayerSpec& layer, const std::string& path) {
    const model::Field<model::LayerSpec>& kind = model::layer_field("kind");
    const model::Field<model::LayerSpec>& activation = model::layer_field("activation");
    const float pill = theme().size.small_control;
    const auto centred = [&](const Rect& r) { return Rect{r.x, r.middle_y() - pill / 2, r.w, pill}; };
    // The kind is read first: it gets the room it needs, the activation what is left, but never nothing.
    const bool bends = model::applies(activation, frame.draft, layer);
    const float needed = field_pill_width(frame.draft, kind, layer);
    const float room = bends ? std::max(line.w - 64, line.w * 0.5f) : line.w;
    field_pill(frame, centred(cut_left(line, std::min(needed, room), 4)), kind, layer, path + ".kind");
    if (!bends && !is_wrong(frame, path + ".activation")) return;
    const float wanted = field_pill_width(frame.draft, activation, layer);
    field_pill(frame, centred(cut_left(line, std::min(wanted, line.w))), activation, layer, path + ".activation");
}

// What layer_choices() needs to cut no word off.
float choices_width(const Frame& frame, const model::LayerSpec& layer) {
    const model::Field<model::LayerSpec>& activation = model::layer_field("activation");
    const float kind = field_pill_width(frame.draft, model::layer_field("kind"), layer);
    const bool bends = model::applies(activation, frame.draft, layer);
    return kind + (bends ? 4 + field_pill_width(frame.draft, activation, layer) : 0);
}

bool has_number(const Frame& frame, const model::LayerSpec& layer, const std::string& path) {
    const auto stands = [&](const char* id) {
        return model::applies(model::layer_field(id), frame.draft, layer) || is_wrong(frame, path + "." + id);
    };
    return stands("width") || stands("rate");
}

// Its width or its rate, at the right end of a line.
void layer_number(Frame& frame, Rect& line, model::LayerSpec& layer, const std::string& path) {
    const model::Field<model::LayerSpec>& width = model::layer_field("width");
    const model::Field<model::LayerSpec>& rate = model::layer_field("rate");
    if (model::applies(width, frame.draft, layer) || is_wrong(frame, path + ".width")) {
        field_stepper(frame, cut_right(line, stepper_width() - 4, 4), width, layer, path + ".width");
    } else if (model::applies(rate, frame.draft, layer) || is_wrong(frame, path + ".rate")) {
        field_stepper(frame, cut_right(line, stepper_width() + 8, 4), rate, layer, path + ".rate");  // "0.10"
    }
}

// Fields of a layer that have no place in its row: they stand below it once it is opened.
std::vector<const model::Field<model::LayerSpec>*> more_fields(const Frame& frame, const model::LayerSpec& layer) {
    constexpr std::string_view kInRow[] = {"kind", "activation", "width", "rate"};
    std::vector<const model::Field<model::LayerSpec>*> more;
    for (const model::Field<model::LayerSpec>& field : model::layer_fields()) {
        const bool in_row = std::find(std::begin(kInRow), std::end(kInRow), field.id) != std::end(kInRow);
        if (!in_row && model::applies(field, frame.draft, layer)) more.push_back(&field);
    }
    return more;
}

// The sign that opens a layer's other fields, at the right end of its line. Returns whether they are open.
bool more_sign(Frame& frame, Rect& line, std::size_t index, bool wrong) {
    const bool open = frame.state.open_layer == static_cast<int>(index);
    const Rect more = cut_right(line, theme().size.layer_sign);
    if (stroke_button("more", {more.x, more.middle_y() - 11, more.w, 22}, open || wrong ? Stroke::up : Stroke::down,
                      {open ? "Hides the rest of this layer." : "Shows the rest of this layer.", ""},
                      ButtonStyle::quiet)) {
        frame.state.open_layer = open ? -1 : static_cast<int>(index);
    }
    return open || wrong;
}

// Returns true when the layer is to be removed.
bool layer_row(Frame& frame, Card& card, std::size_t index) {
    model::LayerSpec& layer = frame.draft.layers[index];
    const std::string path = "layers." + std::to_string(index);
    const model::ListField& list = model::layers_field();
    // Where words would be cut off, the number stands on a line of its own.
    const int signs = more_fields(frame, layer).empty() ? 1 : 2;
    const float number = has_number(frame, layer, path) ? 4 + stepper_width() + 4 : 0;
    const float beside = 14 + static_cast<float>(signs) * theme().size.layer_sign + number;
    const bool two_lines = choices_width(frame, layer) + beside > card.width();
    const float row = theme().size.layer_row;
    Rect box = card.row(two_lines ? 2 * row - 2 : row);
    card.space(5);
    draw_box(box, 0, theme().line, theme().size.corner);
    box = inset(box, 4, 0);
    cut_left(box, 6);
    Rect line = cut_top(box, row, -2);
    ImGui::PushID(path.c_str());
    const bool may_go = static_cast<int>(frame.draft.layers.size()) > list.min_items;
    const Rect cross = cut_right(line, theme().size.layer_sign);
    const bool gone =
        stroke_button("remove", {cross.x, cross.middle_y() - 11, cross.w, 22}, Stroke::cross,
                      {"Takes this layer out.", model::when_it_acts(list.change)}, ButtonStyle::quiet, may_go);
    const std::vector<const model::Field<model::LayerSpec>*> more = more_fields(frame, layer);
    bool wrong = false;
    for (const auto* field : more) wrong = wrong || is_wrong(frame, path + "." + std::string(field->id));
    const bool open = !more.empty() && more_sign(frame, two_lines ? box : line, index, wrong);
    layer_number(frame, two_lines ? box : line, layer, path);
    layer_choices(frame, line, layer, path);
    for (const model::Field<model::LayerSpec>& field : model::layer_fields()) {
        const bool below = open && std::find(more.begin(), more.end(), &field) != more.end();
        if (below) {
            field_rows(frame, card, field, layer, path + "." + std::string(field.id));
        } else {
            notes_below(frame, card, path + "." + std::string(field.id), field_tip(field));
        }
    }
    ImGui::PopID();
    return gone;
}

constexpr std::string_view kMapDetails[] = {"bound", "bits"};

// The map is a layer, too: the narrowest.
void map_row(Frame& frame, Card& card) {
    const model::Field<model::Spec>& field = model::spec_field("map_dims");
    const ImU32 color = lever_color(model::Lever::architecture);
    Rect line = card.row(theme().size.layer_row);
    draw_box(line, faded(color, 0.07f), color, theme().size.corner);
    line = inset(line, 4, 0);
    cut_left(line, 6);
    bool open = frame.state.open_map;
    for (const std::string_view id : kMapDetails) open = open || is_wrong(frame, id);
    const Rect more = cut_right(line, theme().size.layer_sign);
    if (stroke_button("map.more", {more.x, more.middle_y() - 11, more.w, 22}, open ? Stroke::up : Stroke::down,
                      {open ? "Hides the rest of the map's layer." : "Shows the rest of the map's layer.", ""},
                      ButtonStyle::quiet)) {
        frame.state.open_map = !open;
    }
    field_stepper(frame, cut_right(line, stepper_width() - 4, 4), field, frame.draft, "map_dims", color);
    draw_text(line, faces().text, color, "the map");
    notes_below(frame, card, "map_dims", field_tip(field));
    if (!open) return;
    card.space(4);
    for (const std::string_view id : kMapDetails) {
        field_rows(frame, card, model::spec_field(id), frame.draft, std::string(id));
    }
}

// A link that puts in the rows that lead from one form to the next, where they are missing.
void missing_rows(Frame& frame, Rect& line) {
    const model::Spec mended = model::with_missing_forms(frame.draft);
    const std::size_t n = mended.layers.size() - frame.draft.layers.size();
    if (n == 0) return;
    const std::string label =
        n == 1 ? "put in what is missing" : "put in the " + std::to_string(n) + " that are missing";
    if (link_button(
            "mend", cut_left(line, link_width(label)), label, theme().alarm,
            {"Puts in the layers that lead from one form to the next.", model::when_it_acts(model::Change::graft)}))
        frame.draft.layers = mended.layers;
}

// Whole encoders to begin with, where the data have a form that others than dense layers can read.
void stacks_menu(Frame& frame, Rect& line) {
    const std::vector<model::Stack> stacks = model::stacks_for(frame.draft);
    if (stacks.size() < 2) return;
    constexpr std::string_view kLabel = "begin with ...";
    const Rect link = cut_right(line, link_width(kLabel));
    if (link_button("stacks", link, kLabel, lever_color(model::Lever::architecture),
                    {"Puts a whole architecture in place of these layers.", model::when_it_acts(model::Change::graft)}))
        ImGui::OpenPopup("stacks.menu");
    std::vector<MenuItem> items;
    for (const model::Stack& stack : stacks)
        items.push_back({frame.draft.layers == stack.layers ? icon::kCheck : nullptr, stack.label, stack.help});
    const int chosen = action_menu("stacks.menu", link, items);
    if (chosen >= 0) frame.draft.layers = stacks[static_cast<std::size_t>(chosen)].layers;
}

}  // namespace

void architecture_panel(Frame& frame, float width) {
    const model::ListField& list = model::layers_field();
    const ImU32 color = lever_color(model::Lever::architecture);
    Card card("architecture", width, "Architecture", color, model::when_it_acts(list.change));
    card.about(
        "Architecture: the layers between features and map. Each one turns its numbers into others and hands them on.");
    std::size_t gone = frame.draft.layers.size();
    for (std::size_t i = 0; i < frame.draft.layers.size(); ++i) {
        if (layer_row(frame, card, i)) gone = i;
    }
    if (gone < frame.draft.layers.size()) {
        frame.draft.layers.erase(frame.draft.layers.begin() + static_cast<std::ptrdiff_t>(gone));
    }
    map_row(frame, card);
    card.space(6);
    const bool room = static_cast<int>(frame.draft.layers.size()) < list.max_items;
    const std::string tip = room ? "Puts another layer before the map."
                                 : "There can be " + std::to_string(list.max_items) + " layers at most.";
    Rect line = card.row(theme().size.list_links);
    if (link_button("add", cut_left(line, link_width("+ layer")), "+ layer", color,
                    {tip, model::when_it_acts(list.change)}, room)) {
        frame.draft.layers.push_back(model::new_layer(frame.draft));
    }
    missing_rows(frame, line);
    stacks_menu(frame, line);
    notes_below(frame, card, list.id, {list.help, model::when_it_acts(list.change)});
    if (!frame.view.parts.header) return;  // a page that embeds the program has no room for it
    constexpr std::string_view kGallery = "gallery of architectures";
    line = card.row(theme().size.list_links);
    if (link_button("gallery", cut_left(line, link_width(kGallery)), kGallery, color,
                    {"Architectures as the same picture, learning side by side.", ""})) {
        frame.state.show_gallery = true;
    }
}

}  // namespace ui
