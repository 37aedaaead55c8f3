// The third lever: the losses, with target and weight. See panels.h.
#include <algorithm>
#include <span>

#include "ui/card.h"
#include "ui/field.h"
#include "ui/panels/panels.h"
#include "ui/text.h"

namespace ui {
namespace {

// Kind and, where the kind asks for one, its target.
void what_is_asked(Frame& frame, Rect line, model::LossSpec& loss, const std::string& path) {
    const model::Field<model::LossSpec>& kind = model::loss_field("kind");
    const model::Field<model::LossSpec>& target = model::loss_field("target");
    const bool has_target = !target.choices(frame.draft, loss).empty() || is_wrong(frame, path + ".target");
    const float kind_width = field_pill_width(frame.draft, kind, loss);
    const float target_width = has_target ? field_pill_width(frame.draft, target, loss) : 0;
    const float room = line.w - (has_target ? 6 : 0);
    const float excess = kind_width + target_width - room;
    const float first = excess > 0 && has_target ? std::max(room * 0.42f, kind_width - excess) : kind_width;
    if (field_pill(frame, cut_left(line, std::min(first, room), 6), kind, loss, path + ".kind")) {
        // Another kind asks for other attributes: the first that fits, unless this one does.
        const std::vector<model::Choice> choices = target.choices(frame.draft, loss);
        bool fits = choices.empty() && loss.target.empty();
        for (const model::Choice& choice : choices) fits |= choice.id == loss.target;
        if (!fits) loss.target = choices.empty() ? "" : choices.front().id;
    }
    if (has_target) {
        field_pill(frame, cut_left(line, std::min(target_width, line.w)), target, loss, path + ".target");
    }
}

// The fields that stand below kind, target and weight: those that this kind of loss uses.
std::span<const model::Field<model::LossSpec>> detail_fields() { return model::loss_fields().subspan(3); }

bool is_wrong_inside(const Frame& frame, const std::string& path) {
    const auto fields = detail_fields();
    return std::any_of(fields.begin(), fields.end(),
                       [&](const auto& field) { return is_wrong(frame, path + "." + std::string(field.id)); });
}

void details(Frame& frame, Card& card, model::LossSpec& loss, const std::string& path) {
    bool any = false;
    for (const model::Field<model::LossSpec>& field : detail_fields()) {
        const std::string field_path = path + "." + std::string(field.id);
        if (!model::applies(field, frame.draft, loss) && !is_wrong(frame, field_path)) continue;
        field_rows(frame, card, field, loss, field_path);
        any = true;
    }
    if (!any) card.paragraph(faces().small, theme().muted, "Nothing else can be set here.");
}

// Returns true when the loss is to be removed.
bool loss_rows(Frame& frame, Card& card, std::size_t index) {
    model::LossSpec& loss = frame.draft.losses[index];
    const std::string path = "losses." + std::to_string(index);
    const model::ListField& list = model::losses_field();
    ImGui::PushID(path.c_str());
    Rect line = card.row(theme().size.loss_row);
    const bool may_go = static_cast<int>(frame.draft.losses.size()) > list.min_items;
    const float side = theme().size.loss_sign;
    const auto small = [](const Rect& r) { return Rect{r.x, r.middle_y() - 11, r.w, 22}; };
    const bool gone =
        stroke_button("remove", small(cut_right(line, side)), Stroke::cross,
                      {"Takes this loss out: the map is not asked for it any more.", model::when_it_acts(list.change)},
                      ButtonStyle::quiet, may_go);
    const unsigned bit = 1u << (index & 31u);
    const bool open = (frame.state.open_losses & bit) != 0 || is_wrong_inside(frame, path);
    if (stroke_button("more", small(cut_right(line, side, 2)), open ? Stroke::up : Stroke::down,
                      {open ? "Hides the rest of this loss." : "Shows the rest of this loss.", ""},
                      ButtonStyle::quiet)) {
        frame.state.open_losses ^= bit;
    }
    what_is_asked(frame, line, loss, path);
    notes_below(frame, card, path + ".kind", field_tip(model::loss_field("kind")));
    notes_below(frame, card, path + ".target", field_tip(model::loss_field("target")));
    const model::Field<model::LossSpec>& weight = model::loss_field("weight");
    Rect groove = card.row(theme().size.small_control);
    field_number(frame, cut_right(groove, 50, 6), weight, loss, path + ".weight");
    field_slider(frame, groove, weight, loss, path + ".weight");
    notes_below(frame, card, path + ".weight", field_tip(weight));
    if (open) details(frame, card, loss, path);
    ImGui::PopID();
    return gone;
}

}  // namespace

void loss_panel(Frame& frame, float width) {
    const model::ListField& list = model::losses_field();
    const ImU32 color = lever_color(model::Lever::loss);
    Card card("loss", width, "Loss", color, model::when_it_acts(model::loss_field("weight").change));
    card.about(
        "Losses: what the map is asked for. Each has a head that answers from the map, and a weight that says how much "
        "its mistakes count.");
    std::size_t gone = frame.draft.losses.size();
    for (std::size_t i = 0; i < frame.draft.losses.size(); ++i) {
        if (i > 0) card.space(8);
        if (loss_rows(frame, card, i)) gone = i;
    }
    if (gone < frame.draft.losses.size()) {
        frame.draft.losses.erase(frame.draft.losses.begin() + static_cast<std::ptrdiff_t>(gone));
        const unsigned below = (1u << gone) - 1;  // the open ones after it move up by one
        frame.state.open_losses = (frame.state.open_losses & below) | (frame.state.open_losses >> 1 & ~below);
    }
    card.space(6);
    const bool room = static_cast<int>(frame.draft.losses.size()) < list.max_items;
    const std::string tip = room ? "Asks the map for one thing more."
                                 : "There can be " + std::to_string(list.max_items) + " losses at most.";
    Rect line = card.row(theme().size.list_links);
    if (link_button("add", cut_left(line, link_width("+ loss")), "+ loss", color,
                    {tip, model::when_it_acts(list.change)}, room)) {
        frame.draft.losses.push_back(model::new_loss(frame.draft));
    }
    notes_below(frame, card, list.id, {list.help, model::when_it_acts(list.change)});
}

}  // namespace ui
