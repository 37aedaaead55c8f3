// The card of the projection: how more than two dimensions are laid flat, the levers of t-SNE and UMAP, where the layout
// is, and how far to trust the picture. See panels.h.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/card.h"
#include "ui/field.h"
#include "ui/panels/panels.h"
#include "ui/plot.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

// A named point of the slider of attraction.
struct Mark {
    const char* id;
    double at;
    const char *label, *help;
};
constexpr Mark kMarks[] = {
    {"at1", 1, "t-SNE", "As t-SNE has it: neighbours just hold against the push of all others."},
    {"at4", 4, "UMAP", "Four times as strong: a picture much like UMAP's."},
    {"at30", 30, "springs", "Thirty times: much like a graph drawn by springs (ForceAtlas2)."},
    {"at100", 100, "eigenmaps", "Towards Laplacian eigenmaps: only the coarsest lines are left."}};

// Their words below the slider, each under its place; pressing one goes there.
void marks(Frame& frame, Card& card, const model::Field<model::Spec>& field) {
    const Rect line = card.row(theme().size.link_row);
    double& value = frame.draft.exaggeration;
    // From the right, so that the last one ends with the line and none covers the next.
    std::array<float, std::size(kMarks)> from{};
    float free = line.right();
    for (std::size_t i = std::size(kMarks); i-- > 0;) {
        const float share = static_cast<float>(std::log(kMarks[i].at / field.min) / std::log(field.max / field.min));
        const float w = text_width(faces().small, kMarks[i].label) + 8;
        const float middle = line.x + 6 + share * (line.w - 12);
        from[i] = std::max(line.x, std::min(middle - w / 2, free - w));
        free = from[i] - 2;
    }
    for (std::size_t i = 0; i < std::size(kMarks); ++i) {
        const Mark& mark = kMarks[i];
        const float x = from[i], w = text_width(faces().small, mark.label) + 8;
        const Rect place{x, line.y, w, line.h};
        const Press press = press_area(mark.id, place, {mark.help, "acts at once"});
        const bool here = std::abs(std::log(value / mark.at)) < 0.05;
        draw_text(place, faces().small, here || press.hovered ? theme().text : theme().muted, mark.label,
                  Align::centre);
        if (press.clicked) value = mark.at;
    }
}

void rows_if_used(Frame& frame, Card& card, const char* id) {
    const model::Field<model::Spec>& field = model::spec_field(id);
    if (!model::applies(field, frame.draft, frame.draft) && !is_wrong(frame, id)) return;
    field_rows(frame, card, field, frame.draft, id);
    if (field.id == "exaggeration") marks(frame, card, field);
}

// Of a layout: what one can do to it.
void layout_buttons(Frame& frame, Card& card) {
    const Projected& shown = frame.view.map.projected;
    card.space(4);
    Rect line = card.row(theme().size.control);
    const float w = (line.w - 8) / 2;
    if (text_button("pause_layout", cut_left(line, w, 8), shown.paused ? "go on" : "pause",
                    {"Stops the layout as it is, or lets it go on. The model trains on meanwhile.", "at once"})) {
        frame.actions.map.pause_layout = true;
    }
    if (text_button("kick_layout", line, "kick",
                    {"Throws all things about a little. What comes back as it was is more than chance.", "at once"})) {
        frame.actions.map.kick_layout = true;
    }
    card.space(4);
}

// A switch of what lies on the map: a row of show_choices() by its id.
void show_switch(Frame& frame, Card& card, const char* id, const char* label, const char* help) {
    std::vector<std::string>& shows = frame.draft.shows;
    const auto found = std::find(shows.begin(), shows.end(), id);
    bool on = found != shows.end();
    if (!toggle_switch(id, card.row(theme().size.switch_row), label, on, theme().architecture, {help, "acts at once"}))
        return;
    if (on) {
        shows.emplace_back(id);
    } else {
        shows.erase(found);
    }
}

// Of a plane: how much of the spread it shows, and what pulls where on it.
void plane_rows(Frame& frame, Card& card) {
    const Projected& shown = frame.view.map.projected;
    if (shown.spread.empty()) return;
    card.paragraph(faces().small, theme().muted, shown.spread);
    card.space(4);
    show_switch(frame, card, "loadings", "arrows of the numbers (loadings)",
                "Where a thing goes on this plane when one of its numbers grows by a standard deviation. The longest "
                "arrows are drawn.");
}

// What is false in the picture: all over the map, or by each thing's colour.
void mistake_rows(Frame& frame, Card& card) {
    const Projected& shown = frame.view.map.projected;
    toggle_switch("by_trust", card.row(theme().size.switch_row), "colour things by it", frame.state.by_trust,
                  theme().architecture,
                  {"The more of a thing's neighbours here are true ones, the more it can be trusted. Point at a thing: "
                   "solid red lines lead to false neighbours, dashed ones to torn ones.",
                   "acts at once"});
    show_switch(frame, card, "mistakes", "lines to false and torn neighbours",
                "Over the whole map. False: near here, far in truth. Torn: near in truth, far here. The worst of them, "
                "at most three of a thing.");
    if (!shown.mistakes.empty()) card.paragraph(faces().small, theme().muted, shown.mistakes + ".");
}

// Neighbours kept against how many are asked for.
void kept_plot(const Projected& shown, Card& card) {
    if (shown.kept_at.size() < 2) return;
    std::vector<long> steps;
    Curve kept{theme().good, false, {}}, chance{theme().muted, true, {}};
    PlotStyle style{.unit_range = true};
    for (const KeptAt& at : shown.kept_at) {
        steps.push_back(static_cast<long>(steps.size()));
        kept.values.push_back(at.kept);
        chance.values.push_back(at.by_chance);
        style.ticks.push_back(std::to_string(at.k));
    }
    card.space(4);
    const Rect line = card.row(20), plot = card.row(84);
    const int under = line_plot("kept_at", plot, steps, {kept, chance}, style);
    std::string words = "kept of the k nearest; dashed: by chance";
    if (under >= 0) {
        const KeptAt& at = shown.kept_at[static_cast<std::size_t>(under)];
        words = "of the " + std::to_string(at.k) + " nearest " + percent_text(at.kept) + ", by chance " +
                percent_text(at.by_chance);
    }
    draw_text(line, faces().small, theme().muted, words);
}

}  // namespace

void projection_panel(Frame& frame, float width) {
    const Projected& shown = frame.view.map.projected;
    if (!shown.on) return;
    const std::string title = std::to_string(shown.n_dims) + " dimensions, laid flat";
    Card card("projection", width, title, 0, model::when_it_acts(model::spec_field("projection").change));
    card.about("How more than two dimensions are laid flat to be looked at, and how far to trust that picture.");
    for (const char* id : {"projection", "throw", "perplexity", "exaggeration", "early_exaggeration", "neighbours",
                           "min_dist", "layout_rate"}) {
        rows_if_used(frame, card, id);
    }
    card.space(4);
    if (!shown.refused.empty()) {
        card.paragraph(faces().small, theme().alarm, shown.refused + " Principal components are shown.");
    } else if (shown.laid_out) {
        card.paragraph(faces().small, theme().muted, shown.state);
        layout_buttons(frame, card);
        card.paragraph(faces().small, theme().muted,
                       std::string(theme().pointer.drag_thing) +
                           ": the others follow. Regions have the nearest thing's answer. " +
                           std::string(shown.reading));
    }
    plane_rows(frame, card);
    card.space(6);
    card.paragraph(faces().text, theme().text,
                   shown.trust.empty() ? "How far to trust it is being measured." : shown.trust);
    kept_plot(shown, card);
    card.space(4);
    mistake_rows(frame, card);
}

}  // namespace ui
