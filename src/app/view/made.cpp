// See made.h.
#include "app/view/made.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/experiment/training.h"
#include "app/rooms.h"
#include "app/stages/two_maps.h"
#include "app/view/projected.h"
#include "app/view/shown_map.h"
#include "map/things/class_colors.h"
#include "model/tables.h"
#include "train/made.h"
#include "ui/text.h"

namespace app {
namespace {

constexpr int kLines = 9, kOnLine = 25;  // of the forger's bent grid, in each direction
constexpr float kGridSide = 2;           // from its centre to an edge, in standard deviations of the noise
constexpr double kPullReach = 0.4;  // standard deviations of a feature: the usual length of an arrow among the features
constexpr double kEverySeconds = 0.2;  // while the model trains, noise flows again this often
constexpr double kWaySeconds = 3;      // from noise to the map, when it runs by itself

// Rows of noise along the lines of a grid: first those across, then those along.
std::vector<float> grid_noise() {
    std::vector<float> noise;
    const auto at = [](int i, int n) {
        return kGridSide * (2 * static_cast<float>(i) / static_cast<float>(n - 1) - 1);
    };
    for (const bool across : {true, false}) {
        for (int line = 0; line < kLines; ++line) {
            for (int i = 0; i < kOnLine; ++i) {
                const float along = at(i, kOnLine), fixed = at(line, kLines);
                noise.push_back(across ? along : fixed);
                noise.push_back(across ? fixed : along);
            }
        }
    }
    return noise;
}

// Where these features lie on the map or layer that is shown.
std::vector<float> places_of(Rooms& rooms, const std::vector<float>& features) {
    Side& side = rooms.side();
    const bool layer = shows_layer(rooms, side);
    const int last = static_cast<int>(side.session.latest().layers.size()) - 1;
    const std::vector<float> values = side.session.trainer().layer_rows(features, layer ? rooms.view.layer : last);
    return train::places_on(side.on_screen().plane, values);
}

std::string crowds_sentence(const Rooms& rooms) {
    const auto made =
        train::forger_coverage(rooms.session().latest(), rooms.session().material(), rooms.session().running());
    if (!made) return "The forger's things are crosses.";
    return "The forger's crosses have found " + std::to_string(made->coverage.found) + " of " +
           std::to_string(made->classes.size()) + " crowds (a quarter of a fair share each); " +
           ui::percent_text(made->coverage.between / static_cast<double>(train::kMadeThings)) +
           " in none. Arrows: the expert's pull.";
}

// Of the present model: a past snapshot lacks a part of what is counted.
std::string arrivals_sentence(const Rooms& rooms) {
    const std::optional<train::Arrivals>& arrivals = rooms.made.arrivals;
    if (!arrivals || rooms.view.step >= 0) return "Each dot began as noise.";
    const std::size_t n = arrivals->arrived.size();
    std::size_t worst = 0;
    for (std::size_t k = 0; k < n; ++k) {
        const auto off = [&](std::size_t i) { return std::abs(arrivals->arrived[i] - arrivals->in_data[i]); };
        if (off(k) > off(worst)) worst = k;
    }
    return ui::percent_text(arrivals->arrived[worst]) + " of the noise arrives in " + arrivals->classes[worst] +
           ", where " + ui::percent_text(arrivals->in_data[worst]) + " of the data lie." +
           (n > 2 ? " No other share is farther off." : "");
}

void forge(Rooms& rooms, const train::HeadSnapshot& gan) {
    MadeWatch& watch = rooms.made;
    const model::Spec& spec = rooms.session().running();
    const std::vector<float> mask = model::feature_mask(spec, rooms.session().material());
    const auto seed = static_cast<std::uint64_t>(spec.seed);
    const std::vector<float> noise = train::noise_rows(train::kMadeThings, model::kNoiseDims, seed);
    const std::vector<float> made = train::forged(gan, noise, mask);
    watch.points = places_of(rooms, made);
    train::Trainer& trainer = rooms.side().session.trainer();
    const auto& heads = trainer.model().heads;
    const auto head = std::find_if(heads.begin(), heads.end(), [&](const auto& other) { return other.id == gan.id; });
    if (head != heads.end() && head->made.index >= 0) {
        const std::vector<float> pull = trainer.pull_on_made(static_cast<int>(head - heads.begin()), noise);
        watch.pulled = places_of(rooms, train::moved_by_pull(made, pull, static_cast<int>(mask.size()), kPullReach));
    }
    watch.grid = places_of(rooms, train::forged(gan, grid_noise(), mask));
    watch.shown = {.flows = false, .sentence = crowds_sentence(rooms)};
}

void send_noise(Rooms& rooms, const train::Snapshot& seen, const train::HeadSnapshot& flow,
                const map::RegionView& view) {
    MadeWatch& watch = rooms.made;
    const auto seed = static_cast<std::uint64_t>(rooms.session().running().seed);
    const auto ways = train::flow_of(flow, train::noise_rows(train::kMadeThings, seen.dims, seed), train::kFlowSteps);
    for (const std::vector<float>& at : ways) watch.ways.push_back(train::places_on(seen.plane, at));
    if (view.head >= 0 && view.answer == model::Answer::classes) {
        const train::HeadSnapshot& head = seen.heads[static_cast<std::size_t>(view.head)];
        const auto k = static_cast<std::ptrdiff_t>(head.outputs.size());
        const std::vector<float> said = train::run_layers(train::layers_on_map(head), ways.back());
        for (auto row = said.begin(); row != said.end(); row += k)
            watch.arrives.push_back(static_cast<int>(std::max_element(row, row + k) - row));
    }
}

bool can_decode(const train::Snapshot& snapshot) {
    return std::any_of(snapshot.heads.begin(), snapshot.heads.end(),
                       [](const train::HeadSnapshot& head) { return head.answer == model::Answer::features; });
}

bool is_variational(const train::HeadSnapshot& head) {
    const model::LossRow* row = model::find_loss(head.spec.kind);
    return row != nullptr && row->variational;
}

// Where noise falls on the map of a variational autoencoder.
void drop_noise(Rooms& rooms, const train::Snapshot& seen) {
    MadeWatch& watch = rooms.made;
    const auto seed = static_cast<std::uint64_t>(rooms.session().running().seed);
    watch.points = train::places_on(seen.plane, train::noise_rows(train::kMadeThings, seen.dims, seed));
    const std::string first =
        can_decode(seen) ? "Crosses are noise: at each a new thing can be decoded. " : "Crosses are noise. ";
    watch.shown = {
        .flows = false,
        .sentence = first + ui::percent_text(train::share_under_noise(seen)) + " of the things lie where noise falls."};
}

// Advances the time of the flow while it plays.
void run_time(MadeWatch& watch, ui::MadeState& state, double now_s) {
    const double since = watch.played_s < 0 ? 0 : now_s - watch.played_s;
    watch.played_s = state.playing != 0 ? now_s : -1;
    if (state.playing == 0) return;
    state.time = std::clamp(state.time + static_cast<float>(state.playing * since / kWaySeconds), 0.0f, 1.0f);
    const bool there = state.playing > 0 ? state.time >= 1 : state.time <= 0;
    if (there) state.playing = 0;
}

map::Rgb ink(const map::Scene& scene) {
    return scene.dark ? map::Rgb{0.96f, 0.93f, 0.88f} : map::Rgb{0.12f, 0.1f, 0.1f};
}

void cross(map::Overlay& to, map::Point2 at, float r, const map::Stroke& style) {
    to.line(style, {{at.x - r, at.y - r}, {at.x + r, at.y + r}});
    to.line(style, {{at.x - r, at.y + r}, {at.x + r, at.y - r}});
}

void add_forged(const MadeWatch& made, const map::Scene& scene, map::Overlay& to) {
    const std::size_t n_lines = made.grid.size() / (2 * kOnLine);
    for (std::size_t line = 0; line < n_lines; ++line) {
        to.begin({.color = ink(scene), .alpha = 0.28f, .width = 0.9f});
        for (std::size_t i = line * kOnLine; i < (line + 1) * kOnLine; ++i)
            to.add({made.grid[2 * i], made.grid[2 * i + 1]});
    }
    // Arrows for every third sample: all of them would hide each other.
    for (std::size_t i = 0; i + 1 < made.pulled.size(); i += 6) {
        to.line({.color = ink(scene), .alpha = 0.6f, .width = 1.1f, .arrow = 5},
                {{made.points[i], made.points[i + 1]}, {made.pulled[i], made.pulled[i + 1]}});
    }
    const float r = 3.2f * scene.camera.units_per_px;
    for (std::size_t i = 0; i + 1 < made.points.size(); i += 2)
        cross(to, {made.points[i], made.points[i + 1]}, r,
              {.color = ink(scene), .alpha = 0.95f, .width = 1.3f, .rim = 0.8f});
}

// Noise at this time, with the last part of its way behind it; in the colour of the region where it arrives.
void add_flowing(const MadeWatch& made, float time, const map::Scene& scene, map::Overlay& to) {
    constexpr std::size_t kTail = 5;
    constexpr float kWide = 5.5f;  // logical pixels
    const auto last = static_cast<float>(made.ways.size() - 1);
    const auto now = static_cast<std::size_t>(std::clamp(std::floor(time * last), 0.0f, last));
    const std::size_t next = std::min(now + 1, made.ways.size() - 1);
    const float share = time * last - static_cast<float>(now), r = 0.3f * scene.camera.units_per_px;
    const train::HeadSnapshot* head = map::shown_head(scene);
    for (std::size_t i = 0; i < made.ways.front().size() / 2; ++i) {
        const auto at = [&](std::size_t t) { return map::Point2{made.ways[t][2 * i], made.ways[t][2 * i + 1]}; };
        const map::Point2 from = at(now), to_place = at(next);
        const map::Point2 here{from.x + share * (to_place.x - from.x), from.y + share * (to_place.y - from.y)};
        const map::Rgb color = head != nullptr && i < made.arrives.size()
                                   ? map::class_color(map::class_index(*head, made.arrives[i]), scene.dark)
                                   : ink(scene);
        to.begin({.color = color, .alpha = 0.45f, .width = 1.1f});
        for (std::size_t t = now > kTail ? now - kTail : 0; t <= now; ++t) to.add(at(t));
        to.add(here);
        // Ends are round: so short a line is a disc.
        to.line({.color = color, .alpha = 1, .width = kWide, .rim = 1}, {{here.x - r, here.y}, {here.x + r, here.y}});
    }
}

}  // namespace

void count_arrivals(Rooms& rooms, double now_s) {
    constexpr double kEvery = 1;  // second: counting takes a tenth of one
    MadeWatch& watch = rooms.made;
    if (train::maker_of(rooms.session().latest(), "flow") == nullptr) {
        watch.arrivals.reset();
        watch.arrivals_of.forget();
        return;
    }
    const bool lately = watch.arrivals && now_s >= watch.arrivals_s && now_s < watch.arrivals_s + kEvery;
    if (lately && trains(rooms)) return;
    // The stamp is not MapView::changes, which also counts colours and moving layouts.
    const Session& session = rooms.session();
    if (!watch.arrivals_of.renew({session.latest().step, session.trainer().weights_hash(), rooms.sides.active})) return;
    watch.arrivals = train::arrivals(session.latest(), session.running());
    watch.arrivals_s = now_s;
}

bool make_things(Rooms& rooms, const map::RegionView& view, double now_s) {
    MadeWatch& watch = rooms.made;
    const train::Snapshot& seen = rooms.side().on_screen();
    const train::HeadSnapshot* gan = train::maker_of(seen, "gan");
    const train::HeadSnapshot* flow = train::maker_of(seen, "flow");
    const bool live = rooms.view.step < 0 && !rooms.view.slow.on && !shows_layout(rooms, rooms.side()) &&
                      !is_aligned_to_a(rooms, rooms.sides.active);
    // Only the present model can encode a GAN's samples; a flow's samples are places on the map, so they are shown only there.
    if (gan != nullptr && !live) gan = nullptr;
    const bool on_map =
        !shows_layout(rooms, rooms.side()) && rooms.view.layer < 0 && !is_aligned_to_a(rooms, rooms.sides.active);
    if (!on_map) flow = nullptr;
    const bool cloud = live && on_map && std::any_of(seen.heads.begin(), seen.heads.end(), is_variational);
    const bool covered = rooms.many.show || rooms.ui.show_gallery;
    if ((gan == nullptr && flow == nullptr && !cloud) || covered || !shows(rooms.session().running(), "made")) {
        rooms.ui.made.playing = 0;
        watch.played_s = -1;
        return false;
    }
    run_time(watch, rooms.ui.made, now_s);
    if (flow != nullptr) watch.shown = {.flows = true, .sentence = arrivals_sentence(rooms)};
    const bool same_side = watch.of_side == rooms.sides.active;
    watch.of_side = rooms.sides.active;
    const bool waits = same_side && flow != nullptr && trains(rooms) && watch.made_s >= 0 && now_s >= watch.made_s &&
                       now_s < watch.made_s + kEverySeconds && !watch.ways.empty();
    if (waits || !watch.made_of.renew({rooms.view.changes, rooms.view.layer, view.head})) return true;
    watch.made_s = now_s;
    watch.points.clear();
    watch.pulled.clear();
    watch.grid.clear();
    watch.ways.clear();
    watch.arrives.clear();
    if (flow != nullptr) {
        send_noise(rooms, seen, *flow, view);
    } else if (gan != nullptr) {
        forge(rooms, *gan);
    } else {
        drop_noise(rooms, seen);
    }
    return true;
}

void add_made(const MadeWatch& made, float time, const map::Scene& scene, map::Overlay& to) {
    if (!made.ways.empty()) {
        add_flowing(made, time, scene, to);
    } else {
        add_forged(made, scene, to);
    }
}

}  // namespace app
