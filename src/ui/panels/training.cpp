// How it is trained: optimiser, learning rate, batch, speed; and what starts it anew. See panels.h.
#include <cmath>

#include "ui/card.h"
#include "ui/field.h"
#include "ui/icons.h"
#include "ui/panels/panels.h"
#include "ui/text.h"

namespace ui {
namespace {

// A caption with a line to its right: what is below acts at another time than what is above.
void divider(Rect line, std::string_view words) {
    draw_text(cut_left(line, text_width(faces().small, words) + 1, 8), faces().small, looks().muted, words);
    const float y = std::round(line.middle_y());
    ImGui::GetWindowDrawList()->AddLine(ImVec2(line.x, y), ImVec2(line.right(), y), looks().line, 1);
}

}  // namespace

void training_panel(Frame& frame, float width) {
    model::Spec& spec = frame.draft;
    Card card("training", width, "Training", 0, model::when_it_acts(model::spec_field("lr").change));
    field_rows(frame, card, model::spec_field("optimiser"), spec, "optimiser");
    card.space(2);
    field_rows(frame, card, model::spec_field("lr"), spec, "lr");
    // Only one optimiser has a momentum to set; a problem with it must be seen all the same.
    if (spec.optimiser != "adam" || is_wrong(frame, "momentum")) {
        field_rows(frame, card, model::spec_field("momentum"), spec, "momentum");
    }
    field_rows(frame, card, model::spec_field("batch"), spec, "batch");
    const model::Field<model::Spec>& speed = model::spec_field("speed");
    const bool full = spec.speed >= static_cast<int>(speed.max);
    const std::string shown = full ? "full" : std::to_string(spec.speed) + "/s";
    field_rows(frame, card, speed, spec, "speed", shown);

    card.space(8);
    const model::Field<model::Spec>& seed = model::spec_field("seed");
    divider(card.row(22), model::when_it_acts(seed.change));
    field_rows(frame, card, model::spec_field("held_out"), spec, "held_out", percent_text(spec.held_out));
    Rect line = card.row(looks().touch ? looks().size.control : 30.0f);
    const float side = looks().touch ? 40.0f : 26.0f;
    const Rect dice = cut_right(line, side, 4);
    if (icon_button("dice", {dice.x, dice.middle_y() - side / 2, side, side}, icon::kNewSeed,
                    {"Draws a new seed and starts again from other random weights.", ""}, ButtonLook::quiet)) {
        frame.actions.reset = true;
        frame.actions.new_seed = true;
    }
    field_stepper(frame, cut_right(line, stepper_width() + 24, 8), seed, spec, "seed");
    draw_text(line, faces().text, looks().text, seed.label);
    notes_below(frame, card, "seed", field_tip(seed));
}

}  // namespace ui
