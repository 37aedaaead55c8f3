// The second lever: the layers between the features and the map. See panels.h.
#include <cmath>

#include "ui/card.h"
#include "ui/field.h"
#include "ui/panels/panels.h"
#include "ui/text.h"

namespace ui {
namespace {

// Kind and activation: a pill where there is something to choose, else a word.
void layer_choices(Frame& frame, Rect& line, model::LayerSpec& layer, const std::string& path) {
    const model::Field<model::LayerSpec>& kind = model::layer_field("kind");
    const model::Field<model::LayerSpec>& activation = model::layer_field("activation");
    const float pill = looks().size.small_control;
    const auto centred = [&](const Rect& r) { return Rect{r.x, r.middle_y() - pill / 2, r.w, pill}; };
    const bool choose_kind = kind.choices(frame.draft, layer).size() > 1 || is_wrong(frame, path + ".kind");
    if (choose_kind) {
        // The kind is read first: it gets the room it needs, the activation what is left, but never nothing.
        const bool bends = model::applies(activation, frame.draft, layer);
        const float wanted = field_pill_width(frame.draft, kind, layer);
        const float room = bends ? std::max(line.w - 64, line.w * 0.5f) : line.w;
        field_pill(frame, centred(cut_left(line, std::min(wanted, room), 4)), kind, layer, path + ".kind");
    } else {
        const std::string label = choice_label(frame.draft, kind, layer);
        draw_text(cut_left(line, std::min(line.w * 0.4f, text_width(faces().text, label) + 1), 8), faces().text,
                  looks().text, label);
    }
    if (!model::applies(activation, frame.draft, layer) && !is_wrong(frame, path + ".activation")) return;
    const float wanted = field_pill_width(frame.draft, activation, layer);
    field_pill(frame, centred(cut_left(line, std::min(wanted, line.w))), activation, layer, path + ".activation");
}

// Returns true when the layer is to go.
bool layer_row(Frame& frame, Card& card, std::size_t index) {
    model::LayerSpec& layer = frame.draft.layers[index];
    const std::string path = "layers." + std::to_string(index);
    const model::ListField& list = model::layers_field();
    Rect line = card.row(looks().size.layer_row);
    card.space(5);
    draw_box(line, 0, looks().line, looks().size.corner);
    line = inset(line, 4, 0);
    cut_left(line, 6);
    ImGui::PushID(path.c_str());
    const bool may_go = static_cast<int>(frame.draft.layers.size()) > list.min_items;
    const Rect cross = cut_right(line, looks().size.layer_sign);
    const bool gone =
        stroke_button("remove", {cross.x, cross.middle_y() - 11, cross.w, 22}, Stroke::cross,
                      {"Takes this layer out.", model::when_it_acts(list.change)}, ButtonLook::quiet, may_go);
    const model::Field<model::LayerSpec>& width = model::layer_field("width");
    const model::Field<model::LayerSpec>& rate = model::layer_field("rate");
    if (model::applies(width, frame.draft, layer) || is_wrong(frame, path + ".width")) {
        field_stepper(frame, cut_right(line, stepper_width() - 4, 4), width, layer, path + ".width");
    } else if (model::applies(rate, frame.draft, layer) || is_wrong(frame, path + ".rate")) {
        field_stepper(frame, cut_right(line, stepper_width() + 8, 4), rate, layer, path + ".rate");  // "0.10"
    }
    layer_choices(frame, line, layer, path);
    ImGui::PopID();
    for (const model::Field<model::LayerSpec>& field : model::layer_fields()) {
        notes_below(frame, card, path + "." + std::string(field.id), field_tip(field));
    }
    return gone;
}

constexpr std::string_view kMapDetails[] = {"bound", "bits"};

// The map is a layer, too: the narrowest.
void map_row(Frame& frame, Card& card) {
    const model::Field<model::Spec>& field = model::spec_field("map_dims");
    const ImU32 color = lever_color(model::Lever::architecture);
    Rect line = card.row(looks().size.layer_row);
    draw_box(line, faded(color, 0.07f), color, looks().size.corner);
    line = inset(line, 4, 0);
    cut_left(line, 6);
    bool open = frame.state.open_map;
    for (const std::string_view id : kMapDetails) open = open || is_wrong(frame, id);
    const Rect more = cut_right(line, looks().size.layer_sign);
    if (stroke_button("map.more", {more.x, more.middle_y() - 11, more.w, 22}, open ? Stroke::up : Stroke::down,
                      {open ? "Hides the rest of the map's layer." : "Shows the rest of the map's layer.", ""},
                      ButtonLook::quiet)) {
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
    Rect line = card.row(looks().size.list_links);
    if (link_button("add", cut_left(line, link_width("+ layer")), "+ layer", color,
                    {tip, model::when_it_acts(list.change)}, room)) {
        frame.draft.layers.push_back(model::new_layer(frame.draft));
    }
    notes_below(frame, card, list.id, {list.help, model::when_it_acts(list.change)});
}

}  // namespace ui
