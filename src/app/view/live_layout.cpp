// See live_layout.h.
#include "app/view/live_layout.h"

#include <chrono>
#include <cmath>
#include <utility>

#include "projection/placing.h"

namespace app {
namespace {

bool same_graph(const projection::LayoutSettings& a, const projection::LayoutSettings& b) {
    return a.perplexity == b.perplexity && a.neighbours == b.neighbours;
}

bool same_shape(const projection::LayoutSettings& a, const projection::LayoutSettings& b) {
    return a.exaggeration == b.exaggeration && a.min_dist == b.min_dist && a.rate == b.rate;
}

// Root mean square distance of the places from their mean.
double radius_of(const std::vector<float>& places) {
    double sum[2] = {0, 0}, squares = 0;
    const double n = static_cast<double>(places.size()) / 2;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto x = static_cast<double>(places[i]);
        sum[i % 2] += x;
        squares += x * x;
    }
    return n > 0 ? std::sqrt(std::max(0.0, squares / n - (sum[0] * sum[0] + sum[1] * sum[1]) / (n * n))) : 0;
}

void refuse(LiveLayout& live, std::string sentence) {
    live.refused = std::move(sentence);
    live.work.reset();
    live.layout.reset();
    live.places.clear();
}

// Looks for the neighbours of the points as they are now.
void look_for_neighbours(LiveLayout& live, const LayoutInput& input) {
    const train::LayerSnapshot& layer = input.shown.layers[static_cast<std::size_t>(input.layer)];
    live.points = layer.values;
    live.step = input.shown.step;
    live.settings = input.settings;
    core::Result<projection::GraphWork> work =
        projection::begin_graph(live.points, layer.n_units, input.settings, std::move(live.near));
    live.near = {};
    if (!work.ok()) return refuse(live, work.error().sentence);
    live.refused.clear();
    live.work = std::move(work.value());
}

// Half of the way from the last frame only. While the points move, UMAP has another graph in each frame, whose links to
// the nearest things change more than the points do: the picture would tremble. Once they stand still, it catches up.
void calm(std::vector<float>& places, const std::vector<float>& last, int held) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (static_cast<int>(i / 2) != held) places[i] = last[i] + 0.5f * (places[i] - last[i]);
    }
}

// Aligns the picture with that of the last frame, at the same size: a layout has neither orientation nor scale.
void show_to_the_eye(LiveLayout& live, const LayoutInput& input) {
    const bool is_first = live.places.empty();
    const std::vector<float> onto = is_first ? input.start() : std::move(live.places);
    if (!(live.radius > 0)) live.radius = radius_of(onto);
    std::vector<float> places = live.layout->positions;
    const double radius = radius_of(places);
    const double factor = radius > 0 && live.radius > 0 ? live.radius / radius : 1;
    for (float& x : places) x = static_cast<float>(static_cast<double>(x) * factor);
    const projection::Rigid motion = projection::align_onto(places, onto);
    live.motion = motion;
    live.factor = factor;
    for (std::size_t i = 0; i + 1 < places.size(); i += 2) {
        const auto at = projection::moved(motion, static_cast<double>(places[i]), static_cast<double>(places[i + 1]));
        places[i] = static_cast<float>(at[0]);
        places[i + 1] = static_cast<float>(at[1]);
    }
    const bool trembles = live.settings.method == projection::Method::umap && live.step != live.seen_step;
    if (!is_first && trembles) calm(places, onto, live.held);
    live.seen_step = live.step;
    live.places = std::move(places);
}

// Does a part of the neighbour search. At its end the layout begins, or follows the points.
void search(LiveLayout& live) {
    if (!projection::work_on(*live.work)) return;
    live.near = projection::take_neighbours(*live.work);
    if (live.layout) {
        projection::follow(*live.layout, std::move(*live.work));
    } else {
        live.layout = projection::begin(std::move(*live.work));
    }
    live.work.reset();
}

// Whether it is of other things, or is to begin again.
bool is_another(const LiveLayout& live, const LayoutInput& input) {
    const train::LayerSnapshot& layer = input.shown.layers[static_cast<std::size_t>(input.layer)];
    return live.key != input.key || live.settings.method != input.settings.method ||
           live.settings.seed != input.settings.seed || live.points.size() != layer.values.size() ||
           input.shown.step < live.step;
}

// Renews what is out of date: everything, the graph, or only the forces.
void keep_up(LiveLayout& live, const LayoutInput& input) {
    const train::LayerSnapshot& layer = input.shown.layers[static_cast<std::size_t>(input.layer)];
    if (is_another(live, input)) {
        live = {};
        live.key = input.key;
        return look_for_neighbours(live, input);
    }
    const bool other_graph = !same_graph(live.settings, input.settings);
    const bool other_start = live.settings.early_exaggeration != input.settings.early_exaggeration;
    if (other_start || !same_shape(live.settings, input.settings) || (other_graph && live.layout)) {
        live.settings.exaggeration = input.settings.exaggeration;
        live.settings.early_exaggeration = input.settings.early_exaggeration;
        live.settings.min_dist = input.settings.min_dist;
        live.settings.rate = input.settings.rate;
        // What acts in the first steps only would not act at all on a layout that has done them.
        if (live.layout && other_start) {
            projection::start_again(*live.layout, live.points, layer.n_units, input.settings);
        } else if (live.layout) {
            projection::retune(*live.layout, input.settings);
        }
        if (live.work) projection::retune(*live.work, input.settings);
    }
    // One search ends before the next begins, or none would end while the model trains.
    if (other_graph || (!live.work && live.points != layer.values)) look_for_neighbours(live, input);
}

// Portions of the search and of steps until it rests or `enough`, asked after each, says so.
template <class Enough>
bool move_until(LiveLayout& live, const LayoutInput& input, Enough enough) {
    if (live.paused && !is_another(live, input)) return false;
    const bool was_seen = !live.places.empty();
    keep_up(live, input);
    bool moved = false, searches = true;
    while (!is_at_rest(live)) {
        // In turns while both are to be done, so that the picture moves while the graph is renewed.
        const bool steps = live.layout && !projection::is_at_rest(*live.layout);
        if (live.work && (searches || !steps)) {
            search(live);
        } else if (steps) {
            moved = projection::step_a_little(*live.layout) || moved;
        }
        searches = !searches;
        if (enough()) break;
    }
    if (moved) show_to_the_eye(live, input);
    return moved || was_seen != !live.places.empty();
}

}  // namespace

bool move_on(LiveLayout& live, const LayoutInput& input, double budget_ms) {
    const double end = clock_ms() + budget_ms;
    return move_until(live, input, [end] { return clock_ms() >= end; });
}

bool move_on_by(LiveLayout& live, const LayoutInput& input, int n_portions) {
    int done = 0;
    return move_until(live, input, [&] { return ++done >= n_portions; });
}

void drag(LiveLayout& live, int thing, float x, float y) {
    if (!live.layout || thing < 0 || 2 * static_cast<std::size_t>(thing) + 1 >= live.places.size()) return;
    const auto at = projection::moved(projection::inverse(live.motion), static_cast<double>(x), static_cast<double>(y));
    projection::hold(*live.layout, thing, static_cast<float>(at[0] / live.factor),
                     static_cast<float>(at[1] / live.factor));
    live.held = thing;
    live.places[2 * static_cast<std::size_t>(thing)] = x;
    live.places[2 * static_cast<std::size_t>(thing) + 1] = y;
}

void let_go(LiveLayout& live) {
    live.held = -1;
    if (live.layout) projection::let_go(*live.layout);
}

std::optional<std::array<float, 2>> place_of_new(const LiveLayout& live, const std::vector<float>& values) {
    if (!live.layout || live.places.empty() || values.empty()) return {};
    if (live.points.size() != static_cast<std::size_t>(live.layout->n) * values.size()) return {};
    const std::optional<std::array<float, 2>> at = projection::place_new(*live.layout, live.points, values);
    if (!at) return {};
    const auto seen = projection::moved(live.motion, live.factor * static_cast<double>((*at)[0]),
                                        live.factor * static_cast<double>((*at)[1]));
    return std::array<float, 2>{static_cast<float>(seen[0]), static_cast<float>(seen[1])};
}

void kick(LiveLayout& live) {
    if (!live.layout) return;
    live.paused = false;
    projection::kick(*live.layout, ++live.kicks);
}

bool is_at_rest(const LiveLayout& live) {
    if (live.paused) return true;
    return !live.work && (!live.layout || projection::is_at_rest(*live.layout));
}

double clock_ms() {
    using Clock = std::chrono::steady_clock;
    return std::chrono::duration<double, std::milli>(Clock::now().time_since_epoch()).count();
}

}  // namespace app
