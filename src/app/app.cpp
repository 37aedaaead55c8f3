#include "app/app.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "map/fantasy.h"
#include "map/town_names.h"
#include "model/link.h"
#include "model/spec_json.h"

namespace app {
namespace {

constexpr double kTrainBudgetMs = 8;  // of a frame's 16: the rest is for drawing
constexpr double kProbeBudgetMs = 2;
constexpr int kCompareGrid = 64;  // regions before and after are compared on a grid of this side
constexpr double kNoticeSeconds = 12;
constexpr long kCompareSteps = 500;  // steps after which a lever's work on the map is measured
constexpr double kHoverRadiusPx = 14;

std::string percent(double share) {
    char text[16];
    std::snprintf(text, sizeof text, share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share);
    return text;
}

double changed_share(const std::vector<std::uint8_t>& before, const std::vector<std::uint8_t>& after) {
    if (before.empty() || before.size() != after.size()) return 0;
    std::size_t changed = 0;
    for (std::size_t i = 0; i < before.size(); ++i) changed += before[i] != after[i] ? 1 : 0;
    return static_cast<double>(changed) / static_cast<double>(before.size());
}

}  // namespace

bool App::Drawn::operator==(const Drawn& other) const {
    return changes == other.changes && camera.x == other.camera.x && camera.y == other.camera.y &&
           camera.units_per_px == other.camera.units_per_px && viewport.width == other.viewport.width &&
           viewport.height == other.viewport.height && pixel_ratio == other.pixel_ratio && dark == other.dark &&
           fantasy == other.fantasy && hovered == other.hovered && highlighted == other.highlighted &&
           regions_of == other.regions_of;
}

App::App() : draft_(session_.running()), tried_(draft_) { guide_.open(*lessons::lesson_table().front(), 0); }

std::string App::start_gl() {
    std::string problem = renderer_.start();
    gl_ready_ = problem.empty();
    drawn_ = {};
    return problem;
}

void App::lost_gl() {
    renderer_.lost();
    gl_ready_ = false;
}

// What you see is one snapshot; what you choose lands at the end.
Output App::frame(const Input& input) {
    Output output;
    if (!input.alarm.empty()) alarm_ = input.alarm;
    measure_speed(input.now_s, train(input));
    measure_bits(input);
    follow_map(input);
    draw_map(input);
    const ui::Actions actions = show_panels(input);
    obey(actions, input, output);
    settle(input.now_s);
    if (guide_.look(session_.running(), session_.shown())) last_active_s_ = input.now_s;
    update_notice(input.now_s);
    last_s_ = input.now_s;
    std::string now_link = link();
    output.link_changed = now_link != last_link_;
    last_link_ = std::move(now_link);
    output.dark = dark_;
    const bool measures = ui_state_.shows_kept && train::has_work(kept_, session_.shown(), trains());
    output.wants_frame_soon = input.visible && (trains() || measures || camera_moves_ || labels_.moving ||
                                                input.now_s - last_active_s_ < 1 || input.now_s < notice_until_s_);
    return output;
}

// Returns the steps done.
long App::train(const Input& input) {
    if (!playing_ || resting_ || !input.visible) return 0;
    const double seconds = last_s_ < 0 ? 0 : std::min(input.now_s - last_s_, 0.1);
    const int speed = session_.running().speed;
    long max_steps = 1000000;
    if (speed < model::kFullSpeed) {
        step_debt_ += seconds * speed;
        max_steps = static_cast<long>(step_debt_);
        step_debt_ -= static_cast<double>(max_steps);
    }
    const long done = max_steps > 0 ? session_.run_for(kTrainBudgetMs, max_steps) : 0;
    if (const auto& trouble = session_.trainer().trouble()) {
        alarm_ = trouble->sentence;
        playing_ = false;
    }
    resting_ = session_.settled();
    if (done > 0) ++changes_;
    return done;
}

bool App::trains() { return playing_ && !resting_ && !session_.trainer().trouble(); }

// Beside training, and at rest until the table is of the very map that is shown; only for who can see it.
void App::measure_bits(const Input& input) {
    if (!input.visible || !ui_state_.shows_kept) return;
    train::measure_for(kept_, session_.material(), session_.shown(), kProbeBudgetMs,
                       {.attribute = session_.running().color_by, .moving = trains()});
}

// The view follows the map while nobody has moved it by hand.
void App::follow_map(const Input& input) {
    const map::Viewport& size = ui_state_.map_size;
    camera_moves_ = false;
    if (!camera_follows_ || size.width < 2 || size.height < 2) return;
    const map::Camera target = fantasy_ ? map::fit_land(session_.shown(), size) : map::fit(session_.shown(), size);
    const map::Camera old = camera_;
    const bool glides = camera_placed_ && !input.reduced_motion;
    camera_ = glides ? map::follow(camera_, target, std::max(0.0, input.now_s - last_s_)) : target;
    camera_placed_ = true;
    camera_moves_ = old.x != camera_.x || old.y != camera_.y || old.units_per_px != camera_.units_per_px;
}

void App::draw_map(const Input& input) {
    const model::Spec& running = session_.running();
    const std::string key = running.dataset + "/" + running.color_by;
    if (key != coloring_key_) {
        coloring_ = map::color_points(session_.material(), running.color_by);
        coloring_key_ = key;
        ++changes_;
    }
    fantasy_ = running.map_style == "fantasy";
    raise_land();
    dark_ = running.theme == "dark" || (running.theme == "auto" && input.prefers_dark);
    if (!gl_ready_ || !input.visible) return;
    const Drawn now{changes_, camera_,  ui_state_.map_size, input.pixel_ratio, dark_,
                    fantasy_, hovered_, highlighted_,       running.regions_of};
    if (now == drawn_) return;
    drawn_ = now;
    map::Scene scene;
    scene.snapshot = &session_.shown();
    scene.coloring = &coloring_;
    scene.view = map::region_view(session_.shown(), running.regions_of);
    scene.camera = camera_;
    scene.viewport = ui_state_.map_size;
    scene.pixel_ratio = input.pixel_ratio;
    scene.dark = dark_;
    if (fantasy_) scene.terrain = &terrain_;
    scene.hovered = hovered_;
    scene.highlighted = highlighted_;
    renderer_.draw(scene);
}

// Land and sea as of the snapshot that is shown; only for a map that has them.
void App::raise_land() {
    if (!fantasy_ || terrain_changes_ == changes_) return;
    map::update_terrain(terrain_, session_.shown());
    terrain_changes_ = changes_;
}

// Names stand on land, and are those of towns.
void App::name_towns(const map::RegionView& region) {
    labels_.terrain = fantasy_ ? &terrain_ : nullptr;
    labels_.names.clear();
    const auto& heads = session_.shown().heads;
    if (!fantasy_ || region.head < 0 || region.head >= static_cast<int>(heads.size())) return;
    labels_.names = map::town_names(heads[static_cast<std::size_t>(region.head)].outputs);
}

ui::Actions App::show_panels(const Input& input) {
    if (!styled_ || touch_ != input.touch || ui_dark_ != dark_) ui::apply_style(dark_, input.touch);
    styled_ = true;
    touch_ = input.touch;
    ui_dark_ = dark_;
    const train::Snapshot& shown = session_.shown();
    const map::RegionView region = map::region_view(shown, session_.running().regions_of);
    if (hovered_ >= shown.n_points) hovered_ = -1;
    labels_.obstacles = ui_state_.map_covered;
    name_towns(region);
    map::place_labels(labels_, shown, region, camera_, ui_state_.map_size,
                      fantasy_ ? ui::measure_town_name : ui::measure_map_name, std::max(0.0, input.now_s - last_s_));
    if (strip_changes_ != changes_) map::update_layer_strip(strip_, shown);
    strip_changes_ = changes_;
    ui::View view{.running = session_.running(),
                  .shown = shown,
                  .history = session_.history(),
                  .material = session_.material(),
                  .coloring = coloring_,
                  .labels = labels_.labels};
    view.region = region;
    view.camera = camera_;
    view.hovered = hovered_;
    if (hovered_ >= 0 && region.head >= 0) {
        view.hovered_answer = map::answer_of(shown.heads[static_cast<std::size_t>(region.head)], hovered_);
    }
    view.map_texture = gl_ready_ ? renderer_.texture() : 0;
    view.layer_pictures = strip_.pictures;
    view.kept = &kept_;
    view.dark = dark_;
    view.fantasy = fantasy_;
    view.playing = playing_;
    if (playing_ && resting_)
        view.resting = "The map has settled: it rests. Pull a lever, or press play for more steps.";
    view.steps_per_second = steps_per_second_;
    view.samples_per_second = steps_per_second_ * session_.running().batch;
    view.problem = session_.problem();
    view.notice = notice_;
    view.alarm = alarm_;
    view.alarm_offers_undo = session_.trainer().trouble() && session_.can_undo();
    view.can_undo = session_.can_undo();
    view.can_redo = session_.can_redo();
    view.parts = parts_;
    view.guide = guide_.view();
    view.touch = input.touch;
    view.pinch = input.pinch;
    view.pinch_at = input.pinch_at;
    view.now_s = input.now_s;
    return ui::panels(draft_, ui_state_, view);
}

void App::obey(const ui::Actions& actions, const Input& input, Output& output) {
    if (actions.toggle_play) play(!playing_ || resting_);
    if (actions.step_once) step(1);
    if (actions.reset) reset(std::nullopt);
    if (actions.new_seed) reset((session_.running().seed + 1) % 1000000);
    const bool had_trouble = session_.trainer().trouble().has_value();
    if (actions.undo && session_.undo()) {
        adopt({}, input.now_s);
        if (had_trouble) play(true);  // it stopped by itself, so it goes on by itself
    }
    if (actions.redo && session_.redo()) adopt({}, input.now_s);
    if (actions.copy_link) output.copy_to_clipboard = link();
    if (actions.dismiss_alarm) alarm_.clear();
    if (actions.guide_step) guide_.go_to(*actions.guide_step, session_.shown().step);
    if (actions.close_guide) guide_.close();
    if (actions.open_guide) open_guide(input.now_s);
    if (actions.choose_dataset) {
        if (const data::DatasetRow* row = data::find_dataset(*actions.choose_dataset)) {
            const model::Spec before = draft_;
            draft_ = model::default_spec(*row);
            draft_.theme = before.theme;  // looks, not the data's business
            draft_.map_style = before.map_style;
        }
    }
    const bool moved = actions.pan.x != 0 || actions.pan.y != 0 || actions.zoom != 1;
    if (moved) {
        camera_ = map::panned(camera_, actions.pan);
        camera_ = map::zoomed(camera_, ui_state_.map_size, actions.zoom_at, actions.zoom);
        camera_follows_ = false;
    }
    if (actions.fit) camera_follows_ = true;
    const int old_hovered = hovered_, old_highlighted = highlighted_;
    hovered_ = actions.pointer ? map::nearest_point(session_.shown(), camera_, ui_state_.map_size, *actions.pointer,
                                                    static_cast<float>(kHoverRadiusPx))
                               : -1;
    highlighted_ = actions.highlighted;
    if (moved || actions.fit || hovered_ != old_hovered || highlighted_ != old_highlighted || !(draft_ == tried_)) {
        last_active_s_ = input.now_s;
    }
}

// The draft lands here, once, when it has changed.
void App::settle(double now_s) {
    if (draft_ == tried_) return;
    if (waits_for(draft_, false)) {
        draft_ = tried_ = session_.running();  // the panels go on with what runs
        return;
    }
    tried_ = draft_;
    remember_before(now_s);
    const Applied applied = session_.settle(draft_);
    if (session_.problem()) return;
    adopt(applied, now_s);
}

// What runs has changed: the draft follows, and a sentence says what happened.
void App::adopt(const Applied& applied, double now_s) {
    draft_ = session_.running();
    tried_ = draft_;
    if (waiting_ && draft_.dataset != waiting_->instead_of) waiting_.reset();  // somebody has chosen another since
    resting_ = false;
    last_active_s_ = now_s;
    ++changes_;
    guide_.lever_pulled(session_.shown().step);
    const bool only_looks = applied.changed && applied.depth == model::Change::look;
    if (!only_looks) train::remeasure(kept_);
    if (applied.depth == model::Change::anew && applied.changed) {
        kept_ = {};
        camera_follows_ = true;
        camera_placed_ = false;
        labels_ = {};
        before_.reset();
    }
    if (applied.sentence.empty()) return;
    notice_ = applied.sentence;
    notice_until_s_ = now_s + kNoticeSeconds;
    if (before_) before_->sentence = applied.sentence;
}

// The first lesson, from its own beginning.
void App::open_guide(double now_s) {
    const lessons::Lesson& lesson = *lessons::lesson_table().front();
    model::Spec spec = lesson.preset();
    spec.theme = session_.running().theme;
    spec.map_style = session_.running().map_style;
    session_.settle(spec);
    if (session_.trainer().step() > 0) session_.reset(std::nullopt);
    adopt({.depth = model::Change::anew, .changed = true, .sentence = ""}, now_s);
    guide_.open(lesson, session_.shown().step);
}

void App::remember_before(double now_s) {
    const train::Snapshot& shown = session_.shown();
    const map::RegionView view = map::region_view(shown, session_.running().regions_of);
    if (view.head < 0 || shown.step == 0) return;
    // Several pulls in a row are compared with the map before the first one.
    if (before_ && shown.step - before_->step < kCompareSteps / 4) return;
    before_ = Before{map::region_ids(shown, view, camera_, ui_state_.map_size, kCompareGrid, kCompareGrid),
                     view,
                     camera_,
                     shown.step,
                     now_s,
                     ""};
}

// After a while says how much of the map changed hands.
void App::update_notice(double now_s) {
    if (before_ && !before_->sentence.empty() && session_.shown().step >= before_->step + kCompareSteps) {
        const train::Snapshot& shown = session_.shown();
        const map::RegionView view = map::region_view(shown, session_.running().regions_of);
        const bool comparable = view.head == before_->view.head && view.output == before_->view.output &&
                                view.answer == before_->view.answer;
        if (comparable) {
            const auto after =
                map::region_ids(shown, view, before_->camera, ui_state_.map_size, kCompareGrid, kCompareGrid);
            notice_ = before_->sentence + " " + percent(changed_share(before_->regions, after)) +
                      " of the map changed hands in " + std::to_string(shown.step - before_->step) + " steps.";
            notice_until_s_ = now_s + kNoticeSeconds;
        }
        before_.reset();
    }
    if (!notice_.empty() && now_s > notice_until_s_ && !waiting_) {
        notice_.clear();
        last_active_s_ = now_s;
    }
}

void App::measure_speed(double now_s, long steps) {
    speed_steps_ += steps;
    const double seconds = now_s - speed_since_s_;
    if (seconds < 0.5) return;
    steps_per_second_ = static_cast<double>(speed_steps_) / seconds;
    speed_steps_ = 0;
    speed_since_s_ = now_s;
}

}  // namespace app
