// App: what the map shows, how it is drawn, and what the panels get to read.
#include <algorithm>
#include <cmath>

#include "app/app.h"
#include "app/names_on_map.h"
#include "map/fantasy.h"
#include "train/plane_view.h"

namespace app {

bool App::Drawn::operator==(const Drawn& other) const {
    const auto same = [](map::Point2 a, map::Point2 b) { return a.x == b.x && a.y == b.y; };
    return changes == other.changes && version == other.version && camera.x == other.camera.x &&
           camera.y == other.camera.y && camera.units_per_px == other.camera.units_per_px &&
           viewport.width == other.viewport.width && viewport.height == other.viewport.height &&
           pixel_ratio == other.pixel_ratio && dark == other.dark && fantasy == other.fantasy &&
           hovered == other.hovered && pinned == other.pinned && highlighted == other.highlighted &&
           lit_truth == other.lit_truth && lit_said == other.lit_said && walks == other.walks &&
           same(probe, other.probe) && same(walk_from, other.walk_from) && regions_of == other.regions_of &&
           borders_of == other.borders_of && grid_a == other.grid_a && grid_b == other.grid_b && shows == other.shows &&
           ghost == other.ghost && compared == other.compared;
}

// The running model's snapshot, or one of the map's past, or a map of three dimensions as it was turned.
void App::choose_seen(double now_s) {
    const train::Snapshot& shown = session_.shown();
    ui::Looking& looking = pointing_.seen;
    if (past_.entries.empty()) record(past_, shown);
    looking.first_step = past_.entries.front().step;
    looking.last_step = std::max(shown.step, past_.entries.back().step);
    looking.seen_step = seen_step_;
    looking.turns = shown.dims == 3 && seen_step_ < 0;
    if (seen_layer_ + 1 >= static_cast<int>(shown.layers.size())) see_layer(-1);
    if (seen_layer_ >= 0) seen_step_ = -1;
    if (through_ != train::through_of(session_.running())) look_through();
    looking.seen_layer = seen_layer_;
    looking.turns = looking.turns && seen_layer_ < 0;
    if (is_moving(slow_, now_s)) ++changes_;
    uses_own_ =
        seen_step_ >= 0 || seen_layer_ >= 0 || (looking.turns && turned_) || slow_.on || lies_on_a(active_side());
    if (!uses_own_ || own_changes_ == changes_) return;
    own_changes_ = changes_;
    if (seen_step_ >= 0) {
        const train::Snapshot* entry = picture_at(past_, seen_step_);
        own_ = entry ? *entry : past_.entries.front();
        return;
    }
    own_ = shown;
    if (slow_.on) return show_stage(slow_, now_s, own_);
    if (lies_on_a(active_side())) return lay_onto_a(own_);
    if (seen_layer_ < 0) return train::show_turned(own_, turn_);
    own_.points = train::show_layer(shown, seen_layer_, layer_plane_, through_);
    own_.plane = layer_plane_;
    own_.depth.clear();
}

// Another layer takes the map's place; -1 is the map itself again.
void App::see_layer(int layer) {
    if (layer == seen_layer_) return;
    seen_layer_ = layer;
    layer_plane_ = {};
    camera_follows_ = true;
    camera_placed_ = false;
    labels_ = {};
    ++changes_;
}

// Through another plane: as another layer, the view goes along.
void App::look_through() {
    through_ = train::through_of(session_.running());
    layer_plane_ = {};
    if (seen_layer_ < 0 && session_.shown().dims <= 2) return;
    camera_follows_ = true;
    camera_placed_ = false;
    labels_ = {};
    ++changes_;
}

// What the shown head says all over the picture of a layer: through the rest of the network.
void App::fill_field(const map::RegionView& view) {
    if (view.head < 0 || ui_state_.map_size.width < 2) return;
    constexpr int kColumns = 112, kRows = 80;
    field_.places = map::grid_of(camera_, ui_state_.map_size, kColumns, kRows);
    session_.trainer().field_of_layer(seen_layer_, layer_plane_, view.head, field_.places, field_.answers);
}

// A map of a few bits has few places, and the outermost hold as many things as any: none of them lies below the buttons
// at the map's edges.
static void leave_room(map::Bounds& bounds) {
    constexpr float kRoom = 0.2f;
    const float x = kRoom * (bounds.high.x - bounds.low.x), y = kRoom * (bounds.high.y - bounds.low.y);
    bounds.low = {bounds.low.x - x, bounds.low.y - y};
    bounds.high = {bounds.high.x + x, bounds.high.y + y};
}

// The view follows the map while nobody has moved it by hand.
void App::follow_map(const Input& input) {
    const map::Viewport& size = ui_state_.map_size;
    camera_moves_ = false;
    if (size.width < 2 || size.height < 2) return;
    if (bounds_changes_ != changes_) bounds_ = map::bounds_of(seen());
    bounds_changes_ = changes_;
    map::Bounds bounds = bounds_of_both();
    if (session_.running().map_bits > 0 && seen_layer_ < 0) leave_room(bounds);
    const map::Camera target = fantasy_ ? map::fit_land(bounds, size) : map::fit(bounds, size);
    closer_ = target.units_per_px / camera_.units_per_px;
    if (!camera_follows_) return;
    const map::Camera old = camera_;
    const bool glides = camera_placed_ && !input.reduced_motion;
    camera_ = glides ? map::follow(camera_, target, std::max(0.0, input.now_s - last_s_)) : target;
    camera_placed_ = true;
    camera_moves_ = old.x != camera_.x || old.y != camera_.y || old.units_per_px != camera_.units_per_px;
}

void App::color_map(const Input& input) {
    const model::Spec& running = session_.running();
    const bool by_agreement = ui_state_.by_agreement && agreement_fits();
    const std::string key =
        running.dataset + "/" + (by_agreement ? "@" + std::to_string(agreement_->found.mean) : running.color_by);
    if (key != coloring_key_) {
        coloring_ = by_agreement ? map::color_by_agreement(agreement_->found.of_thing, agreement_->found.n_maps)
                                 : map::color_points(session_.material(), running.color_by);
        coloring_key_ = key;
        ++changes_;
    }
    fantasy_ = running.map_style == "fantasy";
    dark_ = running.theme == "dark" || (running.theme == "auto" && input.prefers_dark);
    // In the first steps and after a lever; later they would only show the noise of the batches.
    const bool moving = trains() && seen_step_ < 0 && (session_.shown().step < 600 || (watch_.on && !watch_.told));
    trails_fade_ = shows(running, "trails") && follow(trails_, session_.shown(), input.now_s, moving);
}

map::Scene App::scene_of_map(const Input& input) {
    const ui::Looking& looking = pointing_.seen;
    map::Scene scene;
    scene.snapshot = &seen();
    scene.coloring = &coloring_;
    scene.view = map::region_view(seen(), session_.running().regions_of);
    scene.camera = camera_;
    scene.viewport = ui_state_.map_size;
    scene.pixel_ratio = input.pixel_ratio;
    scene.dark = dark_;
    if (fantasy_) scene.terrain = &terrain_;
    if (seen_layer_ >= 0 && scene.view.head >= 0) scene.field = &field_;
    scene.pictures = &session_.material().dataset.pictures;
    scene.picture_marks = &thing_labels_.pictures;
    scene.flags = &looking.flags;
    scene.hovered = looking.hovered;
    scene.pinned = looking.pinned;
    scene.highlighted = highlighted_;
    scene.marks_version = changes_ + looking.version;  // neither ever falls
    scene.ground_version = input.spares_pixels ? changes_ : -1;
    scene.now_s = input.now_s;
    return scene;
}

DecodeInput App::decode_input() const {
    return {seen(), session_.shown(), session_.material(), session_.running().features};
}

void App::draw_map(const Input& input) {
    const model::Spec& running = session_.running();
    raise_land();
    watch_regions(input.now_s);
    ui::Looking& looking = pointing_.seen;
    if (looking.hovered >= seen().n_points) looking.hovered = -1;
    if (looking.flags.size() != session_.material().dataset.names.size()) {
        update_flags(pointing_, session_.material(), {});
    }
    if (grid_changes_ != changes_) map::update_place_grid(pointing_.grid, seen());
    grid_changes_ = changes_;
    map::Scene scene = scene_of_map(input);
    update(pointing_, seen(), session_.shown(), session_.material(), scene.view, changes_);
    if (looking.walks) decode(decode_input(), looking.probe, false, looking.decoded);
    if (!gl_ready_ || !input.visible) return;
    const bool fading = thing_labels_.moving || trails_fade_ || is_coarse();
    const Drawn now{changes_,
                    looking.version,
                    camera_,
                    ui_state_.map_size,
                    input.pixel_ratio,
                    dark_,
                    fantasy_,
                    looking.hovered,
                    looking.pinned,
                    highlighted_,
                    looking.lit_truth,
                    looking.lit_said,
                    looking.walks,
                    looking.probe,
                    looking.walk_from,
                    running.regions_of,
                    running.borders_of,
                    running.grid_a,
                    running.grid_b,
                    running.shows,
                    compare_ ? 0 : strength_of(watch_, input.now_s),
                    compare_ ? compared_ : -1};
    if (!fading && !(compare_ && compare_->thing_labels.moving) && now == drawn_) return;
    drawn_ = now;
    if (scene.field) fill_field(scene.view);
    lay(layers_, scene,
        {.spec = running,
         .pointing = pointing_,
         .watch = watch_,
         .trails = trails_,
         .trainer = session_.trainer(),
         .measure = ui::measure_thing_name,
         .obstacles = thing_labels_.obstacles,
         .changes = changes_,
         .slow = slow_.on ? &slow_ : nullptr,
         .elsewhere = seen_step_ >= 0 || seen_layer_ >= 0 || slow_.on || lies_on_a(active_side()),
         .now_s = input.now_s});
    if (compare_) scene.glow = nullptr;  // what shines are the differences, on B
    lay_differences_on(active_side(), layers_, scene);
    renderer_.draw(scene);
    if (compare_ && ui_state_.other_origin) draw_other(input, scene);
}

// Land and sea as of the snapshot that is shown; only for a map that has them.
void App::raise_land() {
    if (!fantasy_ || terrain_changes_ == changes_) return;
    map::update_terrain(terrain_, seen());
    terrain_changes_ = changes_;
}

// What happens to the regions, seen from a camera of its own, so that moving about is no event.
void App::watch_regions(double now_s) {
    constexpr double kEvery = 0.2;
    constexpr int kColumns = 96, kRows = 54;
    const train::Snapshot& shown = session_.shown();
    if (now_s < identity_s_ + kEvery || identity_changes_ == changes_) return;
    const map::RegionView view = map::region_view(shown, session_.running().regions_of);
    if (view.head < 0 || view.answer != model::Answer::classes) return;
    identity_s_ = now_s;
    identity_changes_ = changes_;
    const train::HeadSnapshot& head = shown.heads[static_cast<std::size_t>(view.head)];
    const std::string of = session_.running().dataset + "/" + head.id;
    const bool anew = of != identity_of_ || (!identity_.events.empty() && identity_.events.back().step > shown.step);
    if (anew) identity_.events.clear();
    identity_of_ = of;
    const map::Viewport viewport{kColumns, kRows};
    map::RegionGrid grid{.ids = nullptr,
                         .columns = kColumns,
                         .rows = kRows,
                         .camera = map::fit(shown, viewport, 0),
                         .viewport = viewport};
    const auto ids = map::region_ids(shown, view, grid.camera, viewport, kColumns, kRows);
    grid.ids = ids.data();
    map::update_identity(identity_, grid, head.outputs, shown.step, anew);
}

void App::place_names(const map::RegionView& region, double seconds) {
    const map::ThingLabelInput things{.snapshot = seen(),
                                      .dataset = session_.material().dataset,
                                      .camera = camera_,
                                      .viewport = ui_state_.map_size,
                                      .flags = &pointing_.seen.flags,
                                      .hovered = pointing_.seen.hovered,
                                      .pinned = pointing_.seen.pinned,
                                      .closer = closer_,
                                      .names = shows(session_.running(), "names")};
    const bool has_field = seen_layer_ >= 0 && !field_.answers.values.empty();
    app::place_names(labels_, thing_labels_,
                     {.view = region,
                      .things = things,
                      .covered = ui_state_.map_covered,
                      .terrain = fantasy_ ? &terrain_ : nullptr,
                      .field = has_field ? &field_ : nullptr},
                     seconds);
}

ui::BackendView App::backend_view() const {
    return {.choice = id_of(backend_.choice),
            .on_card = is_on_card(backend_),
            .cpu = backend_.raced.empty() ? 0 : backend_.race.cpu,
            .card = backend_.race.card,
            .why_not = backend_.choice == BackendChoice::cpu ? std::string_view{} : why_not_on_card(backend_)};
}

void App::keep_style(const Input& input) {
    if (!styled_ || touch_ != input.touch || ui_dark_ != dark_) ui::apply_style(dark_, input.touch);
    styled_ = true;
    touch_ = input.touch;
    ui_dark_ = dark_;
}

// What the head says where the thing lies that is looked at.
void App::show_hovered(ui::View& view) const {
    view.hovered = pointing_.seen.hovered >= 0 ? pointing_.seen.hovered : pointing_.seen.pinned;
    if (view.hovered >= 0 && view.region.head >= 0) {
        const train::HeadSnapshot& head = seen().heads[static_cast<std::size_t>(view.region.head)];
        const auto at = static_cast<std::size_t>(view.hovered) * 2;
        view.hovered_answer =
            head.said.empty() ? map::answer_at(head, seen().points.data() + at, 2) : map::answer_of(head, view.hovered);
    }
}

void App::show_textures(ui::View& view) {
    view.map_texture = gl_ready_ ? renderer_.texture() : 0;
    if (gl_ready_ && session_.material().dataset.pictures.side > 0) {
        const map::MapRenderer::Atlas atlas = renderer_.atlas();
        view.atlas_texture = atlas.texture;
        view.atlas_columns = atlas.columns;
        view.atlas_rows = atlas.rows;
    }
}

// What runs, how fast, and what is to be told of it.
void App::show_running(ui::View& view) {
    view.playing = playing_;
    if (playing_ && resting_ && show_) {
        view.resting = "The maps have had many steps: they rest. Press play for more.";
    } else if (playing_ && resting_) {
        view.resting = "The map has settled: it rests. Pull a lever, or press play for more steps.";
    }
    view.steps_per_second = steps_per_second_;
    view.samples_per_second = (show_ ? show_->steps_per_second : steps_per_second_) * session_.running().batch;
    view.backend = backend_view();
    view.sweep = sweep_open_ ? &sweep_view_ : nullptr;
    view.agreement_of = show_ ? sweep_view_.n_seeds : agreement_fits() ? agreement_->found.n_maps : 0;
    view.problem = session_.problem();
    view.notice = notice_;
    view.alarm = alarm_;
    view.alarm_offers_undo = session_.trainer().trouble() && session_.can_undo();
    view.can_undo = session_.can_undo() || ended_;
    view.can_redo = session_.can_redo();
    view.parts = parts_;
    if (slow_.on) {
        const auto stage = static_cast<std::size_t>(slow_.stage);
        view.slow_stage = slow_.stage;
        if (stage < slow_.step.sentences.size()) view.slow_sentence = slow_.step.sentences[stage];
    }
}

void App::show_guide(ui::View& view, const lessons::Moment& now) {
    view.guide = guide_.view(now);
    view.lessons = guide_.list();
    if (guide_.is_open()) {
        view.ledger = guide_.lesson()->ledger;
        view.ledger_of = guide_.lesson()->id;
    }
}

ui::Actions App::show_panels(const Input& input) {
    keep_style(input);
    const train::Snapshot& shown = session_.shown();
    const map::RegionView region = map::region_view(seen(), session_.running().regions_of);
    place_names(region, std::max(0.0, input.now_s - last_s_));
    if (strip_changes_ != changes_) map::update_layer_strip(strip_, shown);
    strip_changes_ = changes_;
    ui::View view{.running = session_.running(),
                  .shown = shown,
                  .seen = seen(),
                  .history = session_.history(),
                  .material = session_.material(),
                  .coloring = coloring_,
                  .labels = labels_.labels,
                  .thing_labels = thing_labels_.labels,
                  .overlays = {&layers_.under, &layers_.over},
                  .looking = pointing_.seen};
    view.region = region;
    view.camera = camera_;
    view.bounds = bounds_;
    view.places = &pointing_.grid;
    view.closer = closer_;
    view.events = &identity_.events;
    show_hovered(view);
    if (compare_) show_comparison(view, std::max(0.0, input.now_s - last_s_));
    show_textures(view);
    view.layer_pictures = strip_.pictures;
    view.kept = &kept_;
    view.dark = dark_;
    view.fantasy = fantasy_;
    show_running(view);
    const lessons::Moment now = moment();
    view.moment = &now;
    show_guide(view, now);
    view.can_go_back = left_.has_value();
    view.touch = input.touch;
    view.pinch = input.pinch;
    view.pinch_at = input.pinch_at;
    view.now_s = input.now_s;
    return ui::panels(draft_, ui_state_, view);
}

}  // namespace app
