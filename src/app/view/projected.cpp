// See projected.h.
#include "app/view/projected.h"

#include <cmath>
#include <string>

#include "app/experiment/training.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/view/shown_map.h"
#include "app/view/trust_words.h"
#include "core/number_text.h"
#include "core/thousands.h"
#include "train/plane_view.h"

namespace app {
namespace {

constexpr double kLayoutBudgetMs = 8, kLayoutBesideTrainingMs = 5;  // of a frame
constexpr double kTrustBudgetMs = 2, kTrustBesideTrainingMs = 1;

// Whether pictures of more than two dimensions are on the screen as they are now: not the past, nor many maps; and the
// part of the program that makes them is loaded.
bool is_on_screen(const Rooms& rooms) {
    return rooms.view.step < 0 && !rooms.view.slow.on && !rooms.many.open && rooms.window.gl.whole;
}

int seen_layer_of(const Rooms& rooms, const Side& side) {
    return shows_layer(rooms, side) ? rooms.view.layer : static_cast<int>(side.session.latest().layers.size()) - 1;
}

const train::LayerSnapshot& seen_layer(const Rooms& rooms, const Side& side) {
    return side.session.latest().layers[static_cast<std::size_t>(seen_layer_of(rooms, side))];
}

// What a side's first layout is turned to match: of two that are compared, A's layout if there is one; else its plane.
std::vector<float> places_to_match(Rooms& rooms, Side& side, int layer) {
    const Side& a = *rooms.sides.pair[0];
    const bool is_b = rooms.sides.comparison && &side != &a;
    if (is_b && a.layout.places.size() == side.session.latest().points.size()) return a.layout.places;
    return train::show_layer(side.session.latest(), layer, side.layer_plane, rooms.view.plane_choice);
}

void lay_out(Rooms& rooms, Side& side, double budget_ms) {
    const model::Spec& running = side.session.running();
    const std::optional<projection::LayoutSettings> settings = train::layout_of(running);
    const int layer = seen_layer_of(rooms, side);
    if (!settings || seen_layer(rooms, side).n_units <= 2) {
        side.layout = {};
        return;
    }
    const LayoutInput input{.shown = side.session.latest(),
                            .layer = layer,
                            .key = running.dataset + "/" + std::to_string(layer) + "/" + std::to_string(running.seed),
                            .settings = *settings,
                            .start = [&] { return places_to_match(rooms, side, layer); }};
    if (!move_on(side.layout, input, budget_ms)) return;
    ++rooms.view.changes;
    ++rooms.view.laid_out;
}

std::string state_of(const LiveLayout& live) {
    if (!live.layout) {
        const double share = live.work ? projection::share_done(*live.work) : 0;
        return "looking for neighbours: " + std::to_string(std::lround(100 * share)) + " %";
    }
    const projection::Layout& layout = *live.layout;
    const bool scaled = layout.settings.method == projection::Method::mds && layout.scaling.stress >= 0;
    const std::string stress = scaled ? "; stress " + core::fixed_text(layout.scaling.stress, 3) : "";
    const std::string notes =
        stress +
        (layout.recall < 1 ? "; " + core::fixed_text(100 * layout.recall, 1) + " % of the neighbours found" : "");
    if (live.paused) return "paused at step " + core::thousands(layout.step) + notes;
    if (is_at_rest(live)) return "at rest after " + core::thousands(layout.step) + " steps" + notes;
    return "step " + core::thousands(layout.step) + " of " + core::thousands(layout.rest_step) + notes;
}

// "This plane shows 83 % of the spread; no other plane shows more."
std::string spread_of(const Rooms& rooms) {
    const Side& side = rooms.side();
    if (shows_layout(rooms, side)) return "";
    std::string sentence =
        "This plane shows " + core::fixed_text(100 * static_cast<double>(side.shown_share), 0) + " % of the spread";
    const bool principal = rooms.view.plane_choice.projection == train::PlaneChoice{}.projection && !rooms.view.turned;
    return sentence + (principal ? "; no other plane shows more." : ".");
}

std::vector<ui::KeptAt> kept_at(const TrustWatch& trust, int n_things) {
    std::vector<ui::KeptAt> kept;
    for (std::size_t i = 0; i < trust.kept_at.size() && trust.k > 0; ++i) {
        const int k = projection::kKeptAt[i];
        if (k < n_things) kept.push_back({k, trust.kept_at[i], static_cast<double>(k) / (n_things - 1)});
    }
    return kept;
}

// How many dimensions of the picture's layer vary: features that are switched off do not.
int varying_dims(const Rooms& rooms, int n_units) {
    const auto layer = static_cast<std::size_t>(rooms.view.layer);
    if (rooms.view.layer < 0 || layer >= rooms.view.strip.pictures.size()) return n_units;
    return rooms.view.strip.pictures[layer].n_units;
}

std::string label_of(const Rooms& rooms) {
    const projection::Projection* row = projection::find_projection(rooms.session().running().projection);
    return row == nullptr ? "" : std::string(row->label);
}

// "MDS of 100 dimensions: 6.2 of 10 neighbours kept"
std::string brief_of(const Rooms& rooms, const ui::Projected& shown, const TrustWatch& trust) {
    const projection::Projection* row = projection::find_projection(rooms.session().running().projection);
    const std::string label(row == nullptr ? "" : row->brief);
    if (!shown.refused.empty()) return "Not possible as " + label + ": PCA is shown";
    const std::string words = label + " of " + std::to_string(shown.n_dims) + " dimensions";
    const LiveLayout& live = rooms.side().layout;
    if (shown.laid_out && !is_at_rest(live)) {
        return words + (live.layout ? ", step " + core::thousands(live.layout->step) : ", searching");
    }
    if (trust.k <= 0) return words;
    return words + ": " + core::fixed_text(trust.quality.kept * trust.k, 1) + " of " + std::to_string(trust.k) +
           " neighbours kept";
}

// "t-SNE of 100 dimensions: 6.2 of 10 neighbours kept. Regions: the nearest thing's answer."
std::string caption_of(const Rooms& rooms, const ui::Projected& shown, const TrustWatch& trust) {
    if (!shown.refused.empty()) return shown.refused + " Principal components are shown.";
    std::string caption = label_of(rooms) + " of " + std::to_string(shown.n_dims) + " dimensions";
    const bool moves = shown.laid_out && !is_at_rest(rooms.side().layout);
    if (moves) return caption + ", " + shown.state;
    if (trust.k > 0)
        caption += ": " + core::fixed_text(trust.quality.kept * trust.k, 1) + " of " + std::to_string(trust.k) +
                   " neighbours kept";
    const bool regions = rooms.side().on_screen().laid_out && rooms.side().question.regions != "none" &&
                         train::first_answer(rooms.side().on_screen()) != nullptr;
    return caption + (regions ? ". Regions: the nearest thing's answer" : "") +
           (shown.mistakes.empty() ? "" : ". " + shown.mistakes);
}

}  // namespace

void advance_layouts(Rooms& rooms, const Input& input) {
    if (!input.visible || !is_on_screen(rooms)) return;
    const double budget_ms = trains(rooms) ? kLayoutBesideTrainingMs : kLayoutBudgetMs;
    for (const auto& side : rooms.sides.pair) {
        if (side) lay_out(rooms, *side, rooms.sides.comparison ? budget_ms / 2 : budget_ms);
    }
}

void measure_trust(Rooms& rooms, const Input& input) {
    if (!input.visible) return;
    Side& side = rooms.side();
    const train::LayerSnapshot* layer = flattened(rooms);
    if (layer == nullptr) {
        side.trust = {};
        return;
    }
    const projection::Plane& plane = side.on_screen().plane;
    if (plane.n_dims == layer->n_units && side.shown_share_of.renew(rooms.view.changes)) {
        side.shown_share = projection::shown_share(plane, layer->values);
    }
    const bool moves = trains(rooms) || (shows_layout(rooms, side) && !is_at_rest(side.layout));
    const long before = side.trust.worst_of;
    measure_trust(
        side.trust,
        {layer->values, layer->n_units, side.on_screen().points, moves, shows(side.session.running(), "mistakes")},
        trains(rooms) ? kTrustBesideTrainingMs : kTrustBudgetMs);
    if (side.trust.worst_of != before) ++rooms.view.changes;  // other lines
}

bool projections_need_frame(const Rooms& rooms) {
    if (!is_on_screen(rooms)) return false;
    return rooms.side().trust.busy || !every_side(rooms, [](const Side& side) { return is_at_rest(side.layout); });
}

bool shows_layout(const Rooms& rooms, const Side& side) {
    return !side.layout.places.empty() && is_on_screen(rooms) &&
           side.layout.places.size() == side.session.latest().points.size();
}

const train::LayerSnapshot* flattened(const Rooms& rooms) {
    if (!is_on_screen(rooms)) return nullptr;
    const train::LayerSnapshot& layer = seen_layer(rooms, rooms.side());
    return layer.n_units > 2 ? &layer : nullptr;
}

// What colours the things in place of an attribute, if the learner chose so and it was measured.
std::optional<MeasuredColor> measured_color(const Rooms& rooms) {
    if (rooms.ui.by_agreement && agreement_fits(rooms)) {
        const projection::Agreement& found = rooms.many.agreement->found;
        return MeasuredColor{"@" + std::to_string(found.mean),
                             [&found] { return map::color_by_agreement(found.of_thing, found.n_maps); }};
    }
    const TrustWatch& trust = rooms.side().trust;
    if (!rooms.ui.by_trust || trust.kept_of.empty() || rooms.sides.comparison) return {};
    return MeasuredColor{"@trust " + std::to_string(trust.version),
                         [&trust] { return map::color_by_trust(trust.kept_of, trust.k); }};
}

ui::Projected projected_of(const Rooms& rooms) {
    ui::Projected shown;
    const train::LayerSnapshot* layer = flattened(rooms);
    if (layer == nullptr) return shown;
    const Side& side = rooms.side();
    shown.on = true;
    shown.n_dims = varying_dims(rooms, layer->n_units);
    shown.laid_out = train::layout_of(side.session.running()).has_value();
    shown.paused = side.layout.paused;
    shown.refused = shown.laid_out ? side.layout.refused : "";
    if (shown.laid_out && shown.refused.empty()) {
        shown.state = state_of(side.layout);
        const projection::Projection* row = projection::find_projection(side.session.running().projection);
        if (row != nullptr) shown.reading = row->reading;
    }
    shown.spread = spread_of(rooms);
    if (side.trust.k > 0) shown.trust = trust_sentence(side.trust, shown.n_dims, side.session.latest().n_points);
    shown.kept_at = kept_at(side.trust, side.session.latest().n_points);
    shown.can_color = !side.trust.kept_of.empty() && !rooms.sides.comparison;
    shown.mistakes = mistakes_sentence(side.trust.worst, side.session.latest().n_points);
    shown.brief = brief_of(rooms, shown, side.trust);
    shown.caption = caption_of(rooms, shown, side.trust);
    return shown;
}

}  // namespace app
