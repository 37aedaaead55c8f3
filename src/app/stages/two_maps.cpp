// See two_maps.h.
#include "app/stages/two_maps.h"

#include <algorithm>
#include <cmath>

#include "app/experiment/apply_spec.h"
#include "app/frame.h"
#include "app/rooms.h"
#include "app/stages/one_map.h"
#include "app/view/projected.h"
#include "app/view/render_maps.h"
#include "core/json.h"
#include "train/moved_snapshot.h"

namespace app {
namespace {

using core::Json;

constexpr double kEvery = 0.2;  // seconds between two updates of the differences
constexpr double kCatchUpBudgetMs = 25;

map::Bounds both(const map::Bounds& a, const map::Bounds& b) {
    if (a.empty || b.empty) return a.empty ? b : a;
    return {{std::min(a.low.x, b.low.x), std::min(a.low.y, b.low.y)},
            {std::max(a.high.x, b.high.x), std::max(a.high.y, b.high.y)},
            false};
}

double held_out_or_train(const train::Snapshot& shown) {
    return std::isfinite(shown.loss_held_out) ? shown.loss_held_out : shown.loss_train;
}

// Removes the layers' pointers into the comparison.
void forget_difference_lines(Rooms& rooms) {
    for (const auto& s : rooms.sides.pair) {
        if (s) s->layers.lines.clear();
    }
}

// Whether the differences are up to date with maps and camera.
bool is_measured(const Rooms& rooms) {
    return rooms.sides.comparison->found_of.is_of({rooms.view.changes, rooms.view.camera});
}

// Whether the present maps are shown: differences are found and drawn only on these.
bool shows_maps_now(const Rooms& rooms) {
    return rooms.view.layer < 0 && rooms.view.step < 0 && !rooms.view.slow.on &&
           every_side(rooms, [&](const Side& side) { return !shows_layout(rooms, side); });
}

const train::Snapshot& seen_of(const Rooms& rooms, int index) {
    return rooms.sides.pair[static_cast<std::size_t>(index)]->on_screen();
}

// Names on the map that is not active; boxes covered by controls are given relative to the active one.
void place_other_names(Rooms& rooms, double seconds) {
    const map::Point2 here = rooms.ui.map_origin, there = rooms.ui.other_origin.value_or(here);
    const float dx = here.x - there.x, dy = here.y - there.y;
    std::vector<map::Box> covered;
    for (const map::Box& box : rooms.ui.map_covered)
        covered.push_back({box.left + dx, box.top + dy, box.right + dx, box.bottom + dy});
    place_names(rooms, rooms.other(), covered, seconds);
}

bool is_behind(const Rooms& rooms) { return lag(rooms.session(), rooms.other().session) > 0; }

void record_both(Rooms& rooms) {
    for (const auto& side : rooms.sides.pair) record(side->past, side->session.latest());
    ++rooms.view.changes;
}

// Trains the side that is behind, and nothing else. False: both are level.
bool catches_up(Rooms& rooms) {
    if (!is_behind(rooms) || catch_up(rooms.session(), rooms.other().session, kCatchUpBudgetMs) == 0) return false;
    record_both(rooms);
    return true;
}

long train(Rooms& rooms, const Input& input) { return catches_up(rooms) ? 0 : train_sides(rooms, input); }

long step(Rooms& rooms, long n) {
    Session &here = rooms.session(), &there = rooms.other().session;
    const long done = here.run_steps(n);
    there.run_steps(std::max(0L, here.latest().step - there.latest().step));
    record_both(rooms);
    stop_at_trouble(rooms);
    return done;
}

void wake(Rooms& rooms) {
    for (const auto& side : rooms.sides.pair) side->session.wake();
}

// Both start again, so that the comparison stays fair.
void reset(Rooms& rooms, std::optional<int> seed) {
    if (!rooms.session().reset(seed).ok()) return;
    rooms.other().session.reset(seed);
    rooms.other().kept = {};
    rooms.other().past = {};
    began_anew(rooms);
}

// Looks are copied to the other side. With another data set the things differ, so the comparison ends.
std::string follow(Rooms& rooms, const Applied& applied) {
    forget_ended_comparison(rooms, applied);
    if (model::data_id(rooms.session().running()) != model::data_id(rooms.other().session.running())) {
        drop_comparison(rooms);
        return "Other data has other things, so A and B cannot be compared any more: the comparison has ended.";
    }
    if (rooms.session().latest().step < rooms.other().session.latest().step) rooms.sides.comparison->restarted = true;
    rooms.other().session.copy_view_fields(rooms.session().running());
    ++rooms.view.compared;
    return applied.sentence.empty() ? "" : of_side(rooms.sides.active) + applied.sentence;
}

// Without the ghost and glow of a change: the maps show the differences.
void draw(Rooms& rooms, const Input& input) {
    if (!map_changed(rooms, input, 0)) return;
    const ui::Looking& looking = rooms.view.pointing.seen;
    draw_side(rooms, rooms.sides.active, looking, input);
    if (!rooms.ui.other_origin) return;
    ui::Looking& there = rooms.sides.comparison->looking;
    there.walks = looking.walks;
    there.marker = looking.marker;
    there.walk_from = looking.walk_from;
    draw_side(rooms, 1 - rooms.sides.active, there, input);
}

void apply_actions(Rooms& rooms, const ui::Actions& actions, Output&) {
    if (actions.compare.redraw) ++rooms.view.compared;
    if (actions.compare.fork) show_side(rooms, 1 - rooms.sides.active);
    if (actions.compare.side) show_side(rooms, *actions.compare.side);
    if (actions.compare.keep || actions.compare.drop) end_comparison(rooms, actions.compare.keep);
}

bool moves(Rooms& rooms) {
    return (!is_measured(rooms) && shows_maps_now(rooms)) || rooms.other().labels.moving ||
           rooms.other().thing_labels.moving || rooms.other().mountains.moving || is_behind(rooms);
}

void show(Rooms& rooms, ui::View& view, double seconds) {
    Comparison& c = *rooms.sides.comparison;
    if (rooms.ui.other_origin) place_other_names(rooms, seconds);
    ui::Compare& told = c.view;
    told.active = rooms.sides.active;
    for (std::size_t i = 0; i < 2; ++i) {
        const Side& s = *rooms.sides.pair[i];
        const Session& session = s.session;
        ui::CompareSide& to = told.sides[i];
        const map::RegionView region = map::region_view(s.on_screen(), session.running().regions_of);
        const train::HeadSnapshot* head = train::first_answer(session.latest());
        if (region.head >= 0 && region.head < static_cast<int>(session.latest().heads.size()))
            head = &session.latest().heads[static_cast<std::size_t>(region.head)];
        to = {.step = session.latest().step,
              .loss = held_out_or_train(session.latest()),
              .right = head != nullptr ? head->accuracy : NAN,
              .pulled = levers_between(c.common_spec, session.running()),
              .kept = &s.kept,
              .says = view.map.hovered >= 0 ? says_of(s.on_screen(), region, view.map.hovered) : ui::Says{}};
        if (static_cast<int>(i) != rooms.sides.active) continue;
        told.classes = region.answer == model::Answer::classes;
        told.question = head != nullptr ? head->label : "";
    }
    told.changes = c.changes;
    told.other = {rooms.window.gl.ready && rooms.ui.other_origin ? rooms.other().renderer.texture() : 0,
                  &rooms.other().labels.labels,
                  &rooms.other().thing_labels.labels,
                  {&rooms.other().layers.under, &rooms.other().layers.over},
                  &rooms.other().mountains.labels};
    const long a = told.sides[0].step, b = told.sides[1].step;
    told.catches_up = a == b ? -1 : a < b ? 0 : 1;
    told.is_aligned = c.restarted;
    told.n_things = rooms.session().latest().n_points;
    told.movers = &c.found.movers;
    told.moved = &c.found.moved;
    told.median_moved = c.found.median_moved;
    told.same_question = c.found.same_question;
    told.n_other_answers = c.found.n_other_answers;
    told.land_share = c.found.land.share;
    told.land.clear();
    for (std::size_t i = 0; told.classes && i < std::min<std::size_t>(2, c.found.land.pairs.size()); ++i) {
        const auto& names = seen_of(rooms, 0).heads;
        const map::RegionView region =
            map::region_view(seen_of(rooms, 0), rooms.sides.pair[0]->session.running().regions_of);
        if (region.head < 0 || !c.found.same_question) break;
        told.land += (i > 0 ? " " : "") +
                     map::change_sentence(c.found.land.pairs[i], names[static_cast<std::size_t>(region.head)].outputs);
    }
    view.compare = &told;
}

// Starts a comparison of the running model, as B, with `a`.
void begin_comparison(Rooms& rooms, std::unique_ptr<Side> a) {
    if (rooms.window.gl.ready) a->renderer.start();
    rooms.sides.comparison = std::make_unique<Comparison>();
    rooms.sides.comparison->common_spec = a->session.running();
    if (rooms.sides.active == 0) rooms.sides.pair[1] = std::move(rooms.sides.pair[0]);
    rooms.sides.pair[0] = std::move(a);
    rooms.sides.active = 1;
    rooms.sides.ended.reset();
    rooms.view.watch = {};
    rooms.view.slow.on = false;
    ++rooms.view.changes;
}

bool can_compare(const Rooms& rooms) {
    return !rooms.sides.comparison && !rooms.fetching.waiting && rooms.experiment.pace.warm_left == 0 &&
           !rooms.many.open;
}

}  // namespace

void start_comparison(Rooms& rooms) {
    if (!can_compare(rooms)) return;
    auto copy = std::make_unique<Side>(rooms.session().fork());
    copy->kept = rooms.side().kept;
    copy->kept.job.reset();  // a measurement in progress stays with B
    copy->past = rooms.side().past;
    begin_comparison(rooms, std::move(copy));
    tell(
        rooms,
        "B is a copy of A. Pull a lever: it acts on B, both train in step, and the card A against B tells what came of "
        "it.",
        rooms.clock.last_s);
}

core::Status compare_with(Rooms& rooms, Session a) {
    if (!can_compare(rooms))
        return core::Error{"", "Two cannot be compared now: end what stands in the map's place first."};
    if (model::data_id(a.running()) != model::data_id(rooms.session().running()))
        return core::Error{"", "Other data has other things, so there is nothing to compare."};
    a.copy_view_fields(rooms.session().running());
    begin_comparison(rooms, std::make_unique<Side>(std::move(a)));
    rooms.sides.comparison->restarted = true;  // their random starts differ: B's map is aligned to A's
    tell(rooms, "A is the earlier run, B is what ran. Both train in step once they have had the same steps.",
         rooms.clock.last_s);
    return {};
}

void show_side(Rooms& rooms, int index) {
    if (!rooms.sides.comparison || rooms.sides.active == index || index < 0 || index > 1) return;
    rooms.sides.active = index;
    rooms.view.watch = {};
    rooms.view.trails = {};
    rooms.view.regions.head_key.clear();
    if (rooms.view.slow.on) update_flags(rooms.view.pointing, rooms.session().material(), {});
    rooms.view.slow.on = false;
    rooms.experiment.draft.now = rooms.session().running();
    rooms.experiment.draft.tried.renew(rooms.experiment.draft.now);
    rooms.clock.active_s = rooms.clock.last_s;
    ++rooms.view.compared;
    ++rooms.view.changes;
}

void end_comparison(Rooms& rooms, bool keep_b) {
    if (!rooms.sides.comparison) return;
    show_side(rooms, keep_b ? 1 : 0);
    rooms.sides.ended = std::make_unique<EndedComparison>(
        EndedComparison{std::move(*rooms.sides.comparison),
                        std::move(rooms.sides.pair[static_cast<std::size_t>(1 - rooms.sides.active)])});
    rooms.sides.comparison.reset();
    forget_difference_lines(rooms);
    rooms.view.watch = {};
    ++rooms.view.changes;
    tell(rooms, keep_b ? "B is what runs now. Undo brings A and B back." : "A runs on alone. Undo brings A and B back.",
         rooms.clock.last_s);
}

// The side that was stored has some steps to catch up.
bool resume_comparison(Rooms& rooms) {
    if (!rooms.sides.ended) return false;
    return_to_cpu(rooms.experiment.backend, rooms.session());
    rooms.sides.comparison = std::make_unique<Comparison>(std::move(rooms.sides.ended->comparison));
    rooms.sides.pair[static_cast<std::size_t>(1 - rooms.sides.active)] = std::move(rooms.sides.ended->put_away);
    rooms.sides.ended.reset();
    forget_difference_lines(rooms);
    if (rooms.window.gl.ready) rooms.other().renderer.start();
    rooms.other().session.copy_view_fields(rooms.session().running());
    ++rooms.view.compared;
    ++rooms.view.changes;
    tell(rooms, "A and B are back.", rooms.clock.last_s);
    return true;
}

void forget_ended_comparison(Rooms& rooms, const Applied& applied) {
    const bool only_looks = applied.changed && applied.depth == model::Change::look;
    if (!only_looks) rooms.sides.ended.reset();
}

void drop_comparison(Rooms& rooms) {
    if (!rooms.sides.comparison) return;
    rooms.sides.comparison.reset();
    rooms.sides.pair[static_cast<std::size_t>(1 - rooms.sides.active)].reset();
    forget_difference_lines(rooms);
}

int active_side(const Rooms& rooms) { return rooms.sides.comparison ? rooms.sides.active : -1; }

// Two models are trained on the CPU.
long run(Rooms& rooms, double budget_ms, long max_steps, double now_s) {
    if (!rooms.sides.comparison) return run_for(rooms.experiment.backend, rooms.session(), budget_ms, max_steps, now_s);
    const long done = run_both(rooms.session(), rooms.other().session, budget_ms, max_steps);
    if (done > 0) record(rooms.other().past, rooms.other().session.latest());
    return done;
}

// Layers, the past and maps of three dimensions are not aligned.
bool is_aligned_to_a(const Rooms& rooms, int index) {
    const bool as_it_is = shows_maps_now(rooms) && !rooms.view.pointing.seen.turns;
    return rooms.sides.comparison && index == 1 && rooms.sides.comparison->restarted && as_it_is &&
           rooms.session().latest().points.size() == rooms.other().session.latest().points.size();
}

void align_to_a(const Rooms& rooms, train::Snapshot& b) {
    train::move_picture(b, projection::align_onto(b.points, rooms.sides.pair[0]->session.latest().points));
}

map::Bounds bounds_of_both(const Rooms& rooms) {
    return rooms.sides.comparison ? both(rooms.side().bounds, rooms.other().bounds) : rooms.side().bounds;
}

// Only while the present maps are shown.
void find_comparison(Rooms& rooms, double now_s) {
    if (!rooms.sides.comparison) return;
    Comparison& c = *rooms.sides.comparison;
    if (is_measured(rooms) || now_s < c.found_s + kEvery || !shows_maps_now(rooms)) return;
    c.found_s = now_s;
    c.found_of.renew({rooms.view.changes, rooms.view.camera});
    const Session &a = rooms.sides.pair[0]->session, &b = rooms.sides.pair[1]->session;
    const train::Snapshot &seen_a = seen_of(rooms, 0), &seen_b = seen_of(rooms, 1);
    find_differences({.a = seen_a,
                      .b = seen_b,
                      .view_a = map::region_view(seen_a, a.running().regions_of),
                      .view_b = map::region_view(seen_b, b.running().regions_of),
                      .camera = rooms.view.camera,
                      .viewport = rooms.ui.map_size},
                     c.found);
    c.changes = levers_between(a.running(), b.running());
    ++rooms.view.compared;
}

void draw_differences_on(const Rooms& rooms, int index, MapLayers& layers, map::Scene& scene) {
    if (!rooms.sides.comparison || index != 1 || !shows_maps_now(rooms)) return;
    draw_differences(rooms.sides.comparison->found,
                     {.land = rooms.ui.compare_land, .lines = rooms.ui.compare_lines, .dark = rooms.window.theme.dark},
                     layers, scene);
}

std::string comparison_json(const Rooms& rooms) {
    if (!rooms.sides.comparison) return R"({"on":false})";
    const Comparison& c = *rooms.sides.comparison;
    const Session &a = rooms.sides.pair[0]->session, &b = rooms.sides.pair[1]->session;
    Json json = {{"on", true},
                 {"active", rooms.sides.active == 0 ? "A" : "B"},
                 {"steps", {a.latest().step, b.latest().step}},
                 {"loss", {held_out_or_train(a.latest()), held_out_or_train(b.latest())}},
                 {"levers", levers_between(a.running(), b.running())},
                 {"same_question", c.found.same_question},
                 {"things", c.found.n_other_answers},
                 {"map", c.found.land.share},
                 {"moved", c.found.median_moved},
                 {"measured", is_measured(rooms)}};
    return json.dump();
}

const Stage kTwoMaps = {.train = train,
                        .step = step,
                        .wake = wake,
                        .reset = reset,
                        .follow = follow,
                        .draw = draw,
                        .show = show,
                        .apply_actions = apply_actions,
                        .moves = moves};

}  // namespace app
