// The card of training: optimiser, learning rate, batch size, backend; and what starts training anew. See panels.h.
#include <cmath>

#include "ui/card.h"
#include "ui/field.h"
#include "ui/icons.h"
#include "ui/menu.h"
#include "ui/panels/panels.h"
#include "ui/text.h"

namespace ui {
namespace {

// A caption with a line to its right: what is below acts at another time than what is above.
void divider(Rect line, std::string_view words) {
    draw_text(cut_left(line, text_width(faces().small, words) + 1, 8), faces().small, theme().muted, words);
    const float y = std::round(line.middle_y());
    ImGui::GetWindowDrawList()->AddLine(ImVec2(line.x, y), ImVec2(line.right(), y), theme().line, 1);
}

// A field that does not apply is left out, unless it is what is wrong.
void rows_if_used(Frame& frame, Card& card, const std::string& id) {
    const model::Field<model::Spec>& field = model::spec_field(id);
    if (!model::applies(field, frame.draft, frame.draft) && !is_wrong(frame, id)) return;
    field_rows(frame, card, field, frame.draft, id);
}

const std::vector<model::Choice>& backends() {
    static const std::vector<model::Choice> all = {
        {"auto", "the faster", "A short race between the CPU and the graphics card decides, and again after a change."},
        {"cpu", "the CPU", "The same settings and seed give exactly the same numbers on every machine."},
        {"webgl", "WebGL", "The graphics card: nearly the same numbers, not to the last bit."}};
    return all;
}

// "CPU 412k samples/s, WebGL 1.9M"
std::string race_text(const BackendView& backend) {
    if (!backend.why_not.empty()) return std::string(backend.why_not) + " The CPU is used.";
    if (!(backend.cpu > 0)) return backend.on_gpu ? "Steps are done on the graphics card." : "";
    return "CPU " + short_count(backend.cpu) + " samples/s, WebGL " + short_count(backend.gpu) + ": " +
           (backend.on_gpu ? "WebGL" : "the CPU") + " is used.";
}

void backend_rows(Frame& frame, Card& card) {
    const BackendView& backend = frame.view.training.backend;
    Rect line = card.row(theme().size.pill_row);
    std::string_view value = backends().front().label;
    for (const model::Choice& choice : backends()) {
        if (choice.id == backend.choice) value = choice.label;
    }
    const Tip tip{"Where the steps are done: on the CPU or, by WebGL, on the graphics card.", "acts at once"};
    const PillText text{"", value};
    std::string chosen;
    if (choice_pill("backend", cut_right(line, pill_width(text), 8), text, backends(), chosen, tip))
        frame.actions.training.backend = chosen;
    draw_text(line, faces().text, theme().text, "runs on");
    const std::string race = race_text(backend);
    if (!race.empty()) card.paragraph(faces().small, theme().muted, race);
}

constexpr const char* kLessCommon[] = {"decay", "schedule", "horizon", "clip", "full_batch", "init", "test"};

void less_common(Frame& frame, Card& card) {
    bool open = frame.state.open_training;
    for (const char* id : kLessCommon) open = open || is_wrong(frame, id);
    Rect line = card.row(theme().size.link_row);
    const char* words = open ? "less" : "more";
    if (link_button("training.more", cut_left(line, link_width(words)), words, theme().architecture,
                    {open ? "Hides what is rarely changed." : "Shows what is rarely changed.", ""})) {
        frame.state.open_training = !open;
    }
    if (!open) return;
    for (const char* id : kLessCommon) rows_if_used(frame, card, id);
}

}  // namespace

void training_panel(Frame& frame, float width) {
    model::Spec& spec = frame.draft;
    Card card("training", width, "Training", 0, model::when_it_acts(model::spec_field("lr").change));
    card.about("How the weights are moved: how far in one step, how many things are looked at before each.");
    field_rows(frame, card, model::spec_field("optimiser"), spec, "optimiser");
    card.space(2);
    field_rows(frame, card, model::spec_field("lr"), spec, "lr");
    for (const char* id : {"momentum", "batch"}) rows_if_used(frame, card, id);
    const model::Field<model::Spec>& speed = model::spec_field("speed");
    const bool full = spec.speed >= static_cast<int>(speed.max);
    const std::string shown = full ? "full" : std::to_string(spec.speed) + "/s";
    field_rows(frame, card, speed, spec, "speed", shown);
    backend_rows(frame, card);
    less_common(frame, card);

    card.space(8);
    const model::Field<model::Spec>& seed = model::spec_field("seed");
    divider(card.row(22), model::when_it_acts(seed.change));
    field_rows(frame, card, model::spec_field("held_out"), spec, "held_out", percent_text(spec.held_out));
    Rect line = card.row(theme().size.pill_row);
    const float side = theme().size.small_control;
    const Rect dice = cut_right(line, side, 4);
    if (icon_button("dice", {dice.x, dice.middle_y() - side / 2, side, side}, icon::kNewSeed,
                    {"Draws a new seed and starts again from other random weights.", ""}, ButtonStyle::quiet)) {
        frame.actions.training.reset = true;
        frame.actions.training.new_seed = true;
    }
    field_stepper(frame, cut_right(line, stepper_width() + 24, 8), seed, spec, "seed");
    draw_text(line, faces().text, theme().text, seed.label);
    notes_below(frame, card, "seed", field_tip(seed));
}

}  // namespace ui
