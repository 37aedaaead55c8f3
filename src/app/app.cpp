#include "app/app.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/link.h"
#include "model/spec_json.h"

namespace app {
namespace {

constexpr double kTrainBudgetMs = 8;                           // of a frame's 16: the rest is for drawing
constexpr double kWarmBudgetMs = 30, kMostWarmBudgetMs = 250;  // a lesson gets ready: frames may be late for a second
constexpr double kProbeBudgetMs = 2, kMostProbeBudgetMs = 20;
constexpr double kNoticeSeconds = 12;
constexpr double kHandsRest = 0.25;  // seconds after the map was moved by hand

}  // namespace

App::App() : draft_(session_.running()), tried_(draft_), linked_(model::default_spec()) {
    guide_.open(*lessons::lesson_table().front(), 0, 0);
}

std::string App::start_gl() {
    const std::string problem = whole_ ? renderer_.start() : renderer_.start_first();
    gl_ready_ = problem.empty();
    if (compare_) other_renderer_.start();
    if (gl_ready_ && whole_) backend_has_gl(backend_);
    drawn_ = {};
    return problem;
}

std::string App::set_whole(bool whole) {
    whole_ = whole;
    return gl_ready_ && whole_ ? start_gl() : "";
}

void App::lost_gl() {
    backend_lost_gl(backend_, session_);
    if (show_) show_lost_gl(*show_);
    renderer_.lost();
    other_renderer_.lost();
    gl_ready_ = false;
}

// What you see is one snapshot; what you choose lands at the end.
Output App::frame(const Input& input) {
    Output output;
    if (!input.alarm.empty()) alarm_ = input.alarm;
    measure_speed(input.now_s, train(input));
    measure_bits(input);
    follow_typed(ui_state_.desk.typed, typed_seen_, session_, changes_);
    choose_seen(input.now_s);
    if (compare_) choose_other_seen();
    color_map(input);
    follow_map(input);
    if (compare_) find_comparison(input.now_s);
    draw_map(input);
    const ui::Actions actions = show_panels(input);
    obey(actions, input, output);
    settle(input.now_s);
    if (warm_left_ == 0 && !waiting_ && guide_.look(moment())) {
        last_active_s_ = input.now_s;
        output.progress_changed = true;
    }
    update_notice(input.now_s);
    last_s_ = input.now_s;
    if (lesson_changed_ || std::exchange(link_changed_, false) || !(linked_ == session_.running())) {
        output.progress_changed =
            output.progress_changed || lesson_changed_;  // a step to read is done when it is opened
        lesson_changed_ = false;
        linked_ = session_.running();
        std::string now_link = link();
        output.link_changed = now_link != last_link_;
        last_link_ = std::move(now_link);
    }
    output.dark = dark_;
    output.painted = {ui::PaintedTexture{renderer_.texture(), renderer_.n_drawn()},
                      ui::PaintedTexture{other_renderer_.texture(), other_renderer_.n_drawn()}};
    const train::KeptWish wish = kept_wish();
    const bool measures =
        train::has_work(kept_, session_.shown(), wish) ||
        (compare_ && (comparison_moves() || train::has_work(compare_->kept, compare_->other.shown(), wish)));
    output.wants_frame_soon =
        input.visible && ((show_ && ((playing_ && !resting_) || show_works_)) || trains() || warm_left_ > 0 ||
                          measures || camera_moves_ || is_coarse() || labels_.moving || thing_labels_.moving ||
                          trails_fade_ || (watch_.on && watch_.told) || is_moving(slow_, input.now_s) ||
                          input.now_s - last_active_s_ < 1 || input.now_s < notice_until_s_);
    return output;
}

bool App::frame_without_gl(const Input& input) {
    measure_speed(input.now_s, train(input));
    last_s_ = input.now_s;
    return input.visible && trains();
}

// Returns the steps done.
long App::train(const Input& input) {
    if (!input.visible) return 0;
    start_wanted_sweep();
    if (sweep_open_) {
        run_sweep(input);
        return 0;
    }
    const bool warms = warm_left_ > 0 && !waiting_;
    if (catches_up()) return 0;
    if (!warms && (!playing_ || resting_)) return 0;
    // Half of the time that frames take anyway: where drawing is slow, a lesson is ready no later for it.
    const double warm_budget_ms = std::clamp((input.now_s - last_s_) * 500, kWarmBudgetMs, kMostWarmBudgetMs);
    const double seconds = last_s_ < 0 ? 0 : std::min(input.now_s - last_s_, 0.1);
    const int speed = session_.running().speed;
    long max_steps = 1000000;
    if (speed < model::kFullSpeed) {
        step_debt_ += seconds * speed;
        max_steps = static_cast<long>(step_debt_);
        step_debt_ -= static_cast<double>(max_steps);
    }
    const long done = warms           ? warm_up(input.now_s, warm_budget_ms)
                      : max_steps > 0 ? run(kTrainBudgetMs, max_steps, input.now_s)
                                      : 0;
    if (const auto& trouble = session_.trainer().trouble()) {
        alarm_ = of_side(active_side()) + trouble->sentence;
        playing_ = false;
    }
    if (compare_ && compare_->other.trainer().trouble()) {
        alarm_ = of_side(1 - compare_->active) + compare_->other.trainer().trouble()->sentence;
        playing_ = false;
    }
    resting_ = session_.settled() && (!compare_ || compare_->other.settled());
    if (done > 0) {
        ++changes_;
        record(past_, session_.shown());
    }
    return done;
}

bool App::trains() {
    return playing_ && !resting_ && !session_.trainer().trouble() && !(compare_ && compare_->other.trainer().trouble());
}

// Beside training, and at rest until the table is of the very map that is shown; only for who can see it, and behind
// the first map.
void App::measure_bits(const Input& input) {
    if (!input.visible || !whole_ || warm_left_ > 0) return;
    const train::KeptWish wish = kept_wish();
    const bool other = compare_ && train::has_work(compare_->kept, compare_->other.shown(), wish);
    if (!other && !train::has_work(kept_, session_.shown(), wish)) return;
    // Hands come first: with many things one piece of this work takes longer than a frame has.
    if (!trains() && input.now_s - last_moved_s_ < kHandsRest) return;
    // Where frames are slow, more of each: the figures are no later for it. What draws in software wants the processor,
    // too.
    const double share = input.spares_pixels && trains() ? 60 : 150;
    const double budget_ms = std::clamp((input.now_s - last_s_) * share, kProbeBudgetMs, kMostProbeBudgetMs);
    train::measure_for(kept_, session_.material(), session_.shown(), budget_ms, wish);
    if (other) train::measure_for(compare_->kept, session_.material(), compare_->other.shown(), kProbeBudgetMs, wish);
}

// The draft lands here, once, when it has changed.
void App::settle(double now_s) {
    if (draft_ == tried_) {
        lesson_arranges_ = false;
        return;
    }
    if (waits_for(draft_, false)) {
        draft_ = tried_ = session_.running();  // the panels go on with what runs
        return;
    }
    tried_ = draft_;
    if (!compare_) begin_watch(watch_, session_.shown(), session_.running().regions_of, camera_, ui_state_.map_size);
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
    slow_.on = false;
    guide_.lever_pulled(session_.shown().step);
    const bool only_looks = applied.changed && applied.depth == model::Change::look;
    if (!only_looks) train::remeasure(kept_);
    if (applied.depth == model::Change::anew && applied.changed) {
        kept_ = {};
        camera_follows_ = true;
        camera_placed_ = false;
        labels_ = {};
        watch_ = {};
        past_ = {};
        slow_ = {};
        trails_ = {};
        seen_step_ = -1;
        turned_ = false;
        if (pointing_.index_of != session_.material().dataset.row.id) forget(pointing_);
        layers_.density_changes = layers_.pull_step = layers_.springs_step = -1;
    }
    const bool compared = compare_ != nullptr;
    compare_after(applied);
    const std::string sentence = show_ ? follow_levers(applied) : applied.sentence;
    if (std::exchange(lesson_arranges_, false)) {
        notice_.clear();
        watch_ = {};
        return;
    }
    if (sentence.empty() || (compared && !compare_)) return;
    notice_ = of_side(active_side()) + sentence;
    notice_until_s_ = now_s + kNoticeSeconds;
    if (watch_.on) watch_.sentence = sentence;
}

void App::tell(std::string sentence, double now_s) {
    notice_ = std::move(sentence);
    notice_until_s_ = now_s + kNoticeSeconds;
    last_active_s_ = now_s;
}

// After a while says how much of the map changed hands.
void App::update_notice(double now_s) {
    std::string sentence = look(watch_, session_.shown(), session_.running().regions_of, now_s);
    if (!sentence.empty()) tell(std::move(sentence), now_s);
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
