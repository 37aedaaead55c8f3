// App: two models side by side. Forked, shown, drawn, told, ended; what is the active side's is App's own.
#include <algorithm>
#include <cmath>

#include "app/app.h"
#include "app/names_on_map.h"
#include "core/json.h"
#include "train/moved_snapshot.h"
#include "train/plane_view.h"

namespace app {
namespace {

using core::Json;

constexpr double kEvery = 0.2;  // seconds between two looks at the differences
constexpr double kCatchUpBudgetMs = 25;

bool same(const map::Camera& a, const map::Camera& b) {
    return a.x == b.x && a.y == b.y && a.units_per_px == b.units_per_px;
}

map::Bounds both(const map::Bounds& a, const map::Bounds& b) {
    if (a.empty || b.empty) return a.empty ? b : a;
    return {{std::min(a.low.x, b.low.x), std::min(a.low.y, b.low.y)},
            {std::max(a.high.x, b.high.x), std::max(a.high.y, b.high.y)},
            false};
}

double held_out_or_train(const train::Snapshot& shown) {
    return std::isfinite(shown.loss_held_out) ? shown.loss_held_out : shown.loss_train;
}

}  // namespace

void App::start_comparison() {
    if (compare_ || waiting_ || warm_left_ > 0 || sweep_open_) return;
    other_renderer_.start();
    compare_ = std::make_unique<Comparison>(session_);
    compare_->kept = kept_;
    compare_->kept.job.reset();  // the work under way is A's; B measures for itself
    compare_->past = past_;
    ended_.reset();
    watch_ = {};
    slow_.on = false;
    ++changes_;
    tell(
        "B is a copy of A. Pull a lever: it acts on B, both train in step, and the card A against B tells what came of "
        "it.",
        last_s_);
}

// Everything of the other side takes the place of the active one's.
void App::show_side(int side) {
    if (!compare_ || compare_->active == side || side < 0 || side > 1) return;
    compare_->active = side;
    std::swap(session_, compare_->other);
    std::swap(kept_, compare_->kept);
    std::swap(past_, compare_->past);
    std::swap(labels_, compare_->labels);
    std::swap(thing_labels_, compare_->thing_labels);
    std::swap(terrain_, compare_->terrain);
    std::swap(layer_plane_, compare_->layer_plane);
    layers_ = {};
    compare_->layers = {};
    watch_ = {};
    trails_ = {};
    identity_of_.clear();
    if (slow_.on) update_flags(pointing_, session_.material(), {});
    slow_.on = false;
    terrain_changes_ = -1;
    draft_ = tried_ = session_.running();
    last_active_s_ = last_s_;
    ++compared_;
    ++changes_;
}

void App::end_comparison(bool keep_b) {
    if (!compare_) return;
    show_side(keep_b ? 1 : 0);
    ended_ = std::move(compare_);
    layers_.lines.clear();  // they lead to what is ended
    watch_ = {};
    ++changes_;
    tell(keep_b ? "B is what runs now. Undo brings A and B back." : "A runs on alone. Undo brings A and B back.",
         last_s_);
}

// What a keep or a drop has ended goes on; the side that was put away has some steps to catch up.
bool App::resume_comparison() {
    if (!ended_) return false;
    come_home(backend_, session_);
    compare_ = std::move(ended_);
    compare_->other.look_like(session_.running());
    ++compared_;
    ++changes_;
    tell("A and B are back.", last_s_);
    return true;
}

// After a lever: looks are for both; another data set has other things, and nothing to compare.
void App::compare_after(const Applied& applied) {
    const bool only_looks = applied.changed && applied.depth == model::Change::look;
    if (!only_looks) ended_.reset();
    if (!compare_) return;
    if (session_.running().dataset != compare_->other.running().dataset) {
        compare_.reset();
        layers_.lines.clear();
        tell("Other data has other things, so A and B cannot be compared any more: the comparison has ended.", last_s_);
        return;
    }
    if (session_.shown().step < compare_->other.shown().step) compare_->restarted = true;
    compare_->other.look_like(session_.running());
    ++compared_;
}

void App::obey_comparison(const ui::Actions& actions) {
    if (actions.compare_look) ++compared_;
    if (actions.compare) {
        if (compare_) {
            show_side(1 - compare_->active);
        } else {
            start_comparison();
        }
    }
    if (actions.compare_side) show_side(*actions.compare_side);
    if (actions.compare_keep || actions.compare_drop) end_comparison(actions.compare_keep);
}

// True while one side is behind: then nothing else trains.
bool App::catches_up() {
    if (!compare_ || lag(*compare_, session_) == 0) return false;
    if (catch_up(*compare_, session_, kCatchUpBudgetMs) == 0) return false;
    record(past_, session_.shown());
    record(compare_->past, compare_->other.shown());
    ++changes_;
    return true;
}

// Two side by side run on the CPU.
long App::run(double budget_ms, long max_steps, double now_s) {
    if (!compare_) return run_for(backend_, session_, budget_ms, max_steps, now_s);
    const long done = run_both(*compare_, session_, budget_ms, max_steps);
    if (done > 0) record(compare_->past, compare_->other.shown());
    return done;
}

const train::Snapshot& App::seen_of(int side) const {
    if (!compare_ || compare_->active == side) return seen();
    return compare_->uses_own ? compare_->own : compare_->other.shown();
}

// B is drawn turned onto A once one of them began anew; layers and the past lie as they lay.
bool App::lies_on_a(int side) const {
    const bool as_it_is = seen_layer_ < 0 && seen_step_ < 0 && !slow_.on && !pointing_.seen.turns;
    return compare_ && side == 1 && compare_->restarted && as_it_is &&
           session_.shown().points.size() == compare_->other.shown().points.size();
}

void App::lay_onto_a(train::Snapshot& b) const {
    const train::Snapshot& a = compare_->active == 0 ? session_.shown() : compare_->other.shown();
    train::move_picture(b, projection::lay_onto(b.points, a.points));
}

// What the other side's map shows: as the active one's, its past, a layer or a turn of the hand.
void App::choose_other_seen() {
    Comparison& c = *compare_;
    const train::Snapshot& shown = c.other.shown();
    if (c.seen_changes == changes_) return;
    c.seen_changes = changes_;
    const int side = 1 - c.active;
    const bool layer = seen_layer_ >= 0 && seen_layer_ + 1 < static_cast<int>(shown.layers.size());
    const bool turned = turned_ && shown.dims == 3 && seen_step_ < 0;
    c.uses_own = seen_step_ >= 0 || layer || turned || lies_on_a(side);
    if (c.uses_own) {
        const train::Snapshot* past = seen_step_ >= 0 ? picture_at(c.past, seen_step_) : nullptr;
        c.own = past != nullptr ? *past : shown;
        if (past == nullptr && layer) {
            c.own.points = train::show_layer(shown, seen_layer_, c.layer_plane);
            c.own.plane = c.layer_plane;
            c.own.depth.clear();
        } else if (past == nullptr && turned) {
            train::show_turned(c.own, turn_);
        } else if (past == nullptr && lies_on_a(side)) {
            lay_onto_a(c.own);
        }
    }
    c.bounds = map::bounds_of(seen_of(side));
    map::update_place_grid(c.pointing.grid, seen_of(side));
}

map::Bounds App::bounds_of_both() const { return compare_ ? both(bounds_, compare_->bounds) : bounds_; }

// What A and B differ in, a few times a second. Of the map as it is now, whatever is looked at.
void App::find_comparison(double now_s) {
    Comparison& c = *compare_;
    const bool on_map = seen_layer_ < 0 && seen_step_ < 0 && !slow_.on;
    const bool stale = c.found_changes != changes_ || !same(c.camera, camera_);
    if (!stale || now_s < c.found_s + kEvery || !on_map) return;
    c.found_s = now_s;
    c.found_changes = changes_;
    c.camera = camera_;
    const Session& a = c.active == 0 ? session_ : c.other;
    const Session& b = c.active == 1 ? session_ : c.other;
    const train::Snapshot &seen_a = seen_of(0), &seen_b = seen_of(1);
    find_differences({.a = seen_a,
                      .b = seen_b,
                      .view_a = map::region_view(seen_a, a.running().regions_of),
                      .view_b = map::region_view(seen_b, b.running().regions_of),
                      .camera = camera_,
                      .viewport = ui_state_.map_size},
                     c.found);
    c.levers = levers_between(a.running(), b.running());
    ++compared_;
}

// Whether there is still something to do for it at rest.
bool App::comparison_moves() const {
    if (!compare_) return false;
    const Comparison& c = *compare_;
    const bool stale = c.found_changes != changes_ || !same(c.camera, camera_);
    const bool on_map = seen_layer_ < 0 && seen_step_ < 0 && !slow_.on;
    return (stale && on_map) || c.labels.moving || c.thing_labels.moving || lag(c, session_) > 0;
}

// On B's map, whichever side is active.
void App::lay_differences_on(int side, MapLayers& layers, map::Scene& scene) const {
    if (!compare_ || side != 1 || seen_layer_ >= 0 || seen_step_ >= 0 || slow_.on) return;
    lay_differences(compare_->found, {.land = ui_state_.compare_land, .lines = ui_state_.compare_lines, .dark = dark_},
                    layers, scene);
}

// The other side's map, after the active one's: as that one, but with its own snapshot.
void App::draw_other(const Input& input, const map::Scene& active) {
    Comparison& c = *compare_;
    const int side = 1 - c.active;
    const train::Snapshot& seen = seen_of(side);
    map::Scene scene = active;
    scene.snapshot = &seen;
    scene.view = map::region_view(seen, c.other.running().regions_of);
    scene.terrain = nullptr;
    if (fantasy_) {
        map::update_terrain(c.terrain, seen);
        scene.terrain = &c.terrain;
    }
    scene.field = nullptr;
    const bool layer = seen_layer_ >= 0 && seen_layer_ + 1 < static_cast<int>(seen.layers.size());
    if (layer && scene.view.head >= 0 && ui_state_.map_size.width >= 2) {
        constexpr int kColumns = 112, kRows = 80;
        c.field.places = map::grid_of(camera_, ui_state_.map_size, kColumns, kRows);
        c.other.trainer().field_of_layer(seen_layer_, c.layer_plane, scene.view.head, c.field.places, c.field.answers);
        scene.field = &c.field;
    }
    scene.picture_marks = &c.thing_labels.pictures;
    scene.marks_version = changes_ + pointing_.seen.version + compared_;
    if (scene.ground_version >= 0) scene.ground_version += compared_;
    scene.band_lines = true;
    c.pointing.seen.walks = pointing_.seen.walks;
    c.pointing.seen.probe = pointing_.seen.probe;
    c.pointing.seen.walk_from = pointing_.seen.walk_from;
    lay(c.layers, scene,
        {.spec = c.other.running(),
         .pointing = c.pointing,
         .watch = c.watch,
         .trails = c.trails,
         .trainer = c.other.trainer(),
         .measure = ui::measure_thing_name,
         .obstacles = c.thing_labels.obstacles,
         .changes = changes_,
         .elsewhere = seen_step_ >= 0 || seen_layer_ >= 0 || lies_on_a(side),
         .now_s = input.now_s});
    lay_differences_on(side, c.layers, scene);
    other_renderer_.draw(scene);
}

// Names on the other map; buttons that lie over the one may lie over the other.
void App::place_other_names(double seconds) {
    Comparison& c = *compare_;
    const train::Snapshot& seen = seen_of(1 - c.active);
    const map::RegionView view = map::region_view(seen, c.other.running().regions_of);
    const map::Point2 here = ui_state_.map_origin, there = ui_state_.other_origin.value_or(here);
    const float dx = here.x - there.x, dy = here.y - there.y;
    std::vector<map::Box> covered;
    for (const map::Box& box : ui_state_.map_covered)
        covered.push_back({box.left + dx, box.top + dy, box.right + dx, box.bottom + dy});
    const map::ThingLabelInput things{.snapshot = seen,
                                      .dataset = session_.material().dataset,
                                      .camera = camera_,
                                      .viewport = ui_state_.map_size,
                                      .flags = &pointing_.seen.flags,
                                      .hovered = pointing_.seen.hovered,
                                      .pinned = pointing_.seen.pinned,
                                      .closer = closer_,
                                      .names = shows(session_.running(), "names")};
    const bool has_field = seen_layer_ >= 0 && !c.field.answers.values.empty();
    app::place_names(c.labels, c.thing_labels,
                     {.view = view,
                      .things = things,
                      .covered = covered,
                      .terrain = fantasy_ ? &c.terrain : nullptr,
                      .field = has_field ? &c.field : nullptr},
                     seconds);
}

void App::show_comparison(ui::View& view, double seconds) {
    Comparison& c = *compare_;
    if (ui_state_.other_origin) place_other_names(seconds);
    ui::Compare& told = c.view;
    told.active = c.active;
    for (int side = 0; side < 2; ++side) {
        const bool active = side == c.active;
        const Session& session = active ? session_ : c.other;
        ui::CompareSide& to = told.sides[static_cast<std::size_t>(side)];
        const map::RegionView region = map::region_view(seen_of(side), session.running().regions_of);
        const train::HeadSnapshot* head = train::first_answer(session.shown());
        if (region.head >= 0 && region.head < static_cast<int>(session.shown().heads.size()))
            head = &session.shown().heads[static_cast<std::size_t>(region.head)];
        to = {.step = session.shown().step,
              .loss = held_out_or_train(session.shown()),
              .right = head != nullptr ? head->accuracy : NAN,
              .pulled = levers_between(c.forked, session.running()),
              .kept = active ? &kept_ : &c.kept,
              .says = view.hovered >= 0 ? says_of(seen_of(side), region, view.hovered) : ui::Says{}};
        if (!active) continue;
        told.classes = region.answer == model::Answer::classes;
        told.question = head != nullptr ? head->label : "";
    }
    told.levers = c.levers;
    told.other = {gl_ready_ && ui_state_.other_origin ? other_renderer_.texture() : 0,
                  &c.labels.labels,
                  &c.thing_labels.labels,
                  {&c.layers.under, &c.layers.over}};
    const long a = told.sides[0].step, b = told.sides[1].step;
    told.catches_up = a == b ? -1 : a < b ? 0 : 1;
    told.laid_onto = c.restarted;
    told.n_things = session_.shown().n_points;
    told.movers = &c.found.movers;
    told.moved = &c.found.moved;
    told.median_moved = c.found.median_moved;
    told.same_question = c.found.same_question;
    told.n_other_answers = c.found.n_other_answers;
    told.land_share = c.found.land.share;
    told.land.clear();
    for (std::size_t i = 0; told.classes && i < std::min<std::size_t>(2, c.found.land.pairs.size()); ++i) {
        const auto& names = seen_of(0).heads;
        const map::RegionView region =
            map::region_view(seen_of(0), (c.active == 0 ? session_ : c.other).running().regions_of);
        if (region.head < 0 || !c.found.same_question) break;
        told.land += (i > 0 ? " " : "") +
                     map::change_sentence(c.found.land.pairs[i], names[static_cast<std::size_t>(region.head)].outputs);
    }
    view.compare = &told;
}

std::string App::comparison_json() const {
    if (!compare_) return R"({"on":false})";
    const Comparison& c = *compare_;
    const Session& a = c.active == 0 ? session_ : c.other;
    const Session& b = c.active == 1 ? session_ : c.other;
    Json json = {{"on", true},
                 {"active", c.active == 0 ? "A" : "B"},
                 {"steps", {a.shown().step, b.shown().step}},
                 {"loss", {held_out_or_train(a.shown()), held_out_or_train(b.shown())}},
                 {"levers", levers_between(a.running(), b.running())},
                 {"same_question", c.found.same_question},
                 {"things", c.found.n_other_answers},
                 {"map", c.found.land.share},
                 {"moved", c.found.median_moved},
                 {"measured", c.found_changes == changes_}};
    return json.dump();
}

}  // namespace app
