// The first lever: which features come in, each with its distribution. See panels.h.
#include "data/features.h"

#include <algorithm>

#include "ui/card.h"
#include "ui/field.h"
#include "ui/panels/panels.h"
#include "ui/plot.h"
#include "ui/text.h"

namespace ui {
namespace {

constexpr int kBins = 16;

// Histograms of all groups, made once a data set: the table never changes.
const std::vector<std::vector<float>>& histograms(Frame& frame) {
    const data::Dataset& dataset = frame.view.material.dataset;
    State& state = frame.state;
    if (state.histograms_of != dataset.row.id || state.histograms.size() != dataset.row.groups.size()) {
        state.histograms_of = dataset.row.id;
        state.histograms.clear();
        for (const data::FeatureGroup& group : dataset.row.groups) {
            state.histograms.push_back(data::group_histogram(dataset, group, kBins));
        }
    }
    return state.histograms;
}

bool is_on(const model::Spec& spec, const std::string& id) {
    return std::find(spec.features.begin(), spec.features.end(), id) != spec.features.end();
}

// Keeps the data set's order, so that the same choice is the same Spec.
void set_on(model::Spec& spec, const data::DatasetRow& row, const std::string& id, bool on) {
    std::vector<std::string> chosen;
    for (const data::FeatureGroup& group : row.groups) {
        if (group.id == id ? on : is_on(spec, group.id)) chosen.push_back(group.id);
    }
    spec.features = std::move(chosen);
}

std::string sentence_of(const data::Dataset& dataset, const data::FeatureGroup& group) {
    std::string text = group.help;
    int missing = 0;
    for (const std::string& id : group.columns) {
        const data::Column* column = data::find_column(dataset.table, id);
        if (column != nullptr) missing = std::max(missing, data::count_missing(*column));
    }
    if (missing > 0)
        text += " Missing for " + std::to_string(missing) + " of " + std::to_string(dataset.table.n_rows) + ".";
    return text;
}

void feature_row(Frame& frame, Card& card, std::size_t index, ImU32 color) {
    const data::Dataset& dataset = frame.view.material.dataset;
    const data::FeatureGroup& group = dataset.row.groups[index];
    const std::string sentence = sentence_of(dataset, group);
    const Tip tip{sentence, model::when_it_acts(model::spec_field("features").change)};
    Rect line = card.row(theme().size.switch_row);
    const Rect bars = cut_right(line, std::min(88.0f, line.w * 0.36f), 8);
    bool on = is_on(frame.draft, group.id);
    if (toggle_switch(group.id.c_str(), line, group.label, on, color, tip))
        set_on(frame.draft, dataset.row, group.id, on);
    draw_histogram({bars.x, bars.middle_y() - 10, bars.w, 20}, histograms(frame)[index],
                   faded(color, on ? 0.6f : 0.22f));
    if (frame.state.show_help) notes_below(frame, card, {}, tip);
}

// One click for all: worth it where there are many.
void all_or_none(Frame& frame, Card& card, ImU32 color) {
    const data::DatasetRow& row = frame.view.material.dataset.row;
    if (row.groups.size() < 4) return;
    card.space(2);
    Rect line = card.row(theme().size.list_links);
    const bool all = frame.draft.features.size() == row.groups.size();
    const std::string_view when = model::when_it_acts(model::spec_field("features").change);
    if (link_button("all", cut_left(line, link_width("all on"), 16), "all on", color,
                    {"Tells the model everything.", when}, !all)) {
        frame.draft.features.clear();
        for (const data::FeatureGroup& group : row.groups) frame.draft.features.push_back(group.id);
    }
    if (link_button("none", cut_left(line, link_width("all off"), 8), "all off", color,
                    {"Tells the model nothing: all things fall onto one place.", when},
                    !frame.draft.features.empty())) {
        frame.draft.features.clear();
    }
}

// What can be dialled of data that the program makes.
void knobs(Frame& frame, Card& card) {
    for (const char* id : {"data_size", "data_noise", "data_seed", "modulus"}) {
        const model::Field<model::Spec>& field = model::spec_field(id);
        if (model::applies(field, frame.draft, frame.draft)) field_rows(frame, card, field, frame.draft, id);
    }
}

}  // namespace

void features_panel(Frame& frame, float width) {
    const model::Field<model::Spec>& field = model::spec_field("features");
    const ImU32 color = lever_color(model::Lever::features);
    Card card("features", width, "Features", color, model::when_it_acts(field.change));
    card.about(
        "Features: what the model is told about each thing. The map can hold only what comes in here. The small bars "
        "show how the values are spread.");
    const std::size_t n_groups = frame.view.material.dataset.row.groups.size();
    for (std::size_t i = 0; i < n_groups; ++i) feature_row(frame, card, i, color);
    all_or_none(frame, card, color);
    knobs(frame, card);
    notes_below(frame, card, "features", field_tip(field));
}

}  // namespace ui
