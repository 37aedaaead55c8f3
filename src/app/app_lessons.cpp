// App: lessons are opened, left, gone back to; each step is made ready; what it wants measured is measured.
#include <algorithm>

#include "app/app.h"
#include "core/json.h"
#include "lessons/figures.h"
#include "lessons/opening.h"
#include "lessons/player.h"
#include "model/diff.h"
#include "model/link.h"

namespace app {
namespace {

using core::Json;

constexpr long kSkippedSteps = 1500;  // at most, of a task that is skipped
constexpr double kWarmSeconds = 1.5;  // at most: then the learner watches the rest

// What a row of the ledger is called: what was changed since the lesson began.
std::string what_was_done(const model::Spec& from, const model::Spec& to) {
    std::string words;
    for (const model::FieldChange& change : model::diff(from, to).changes) {
        if (change.change == model::Change::look || change.sentence.empty()) continue;
        words += (words.empty() ? "" : "; ") + change.sentence;
    }
    return words.empty() ? "as it was" : words;
}

}  // namespace

lessons::Moment App::moment() const {
    const train::Snapshot& shown = session_.shown();
    return {.spec = session_.running(),
            .shown = shown,
            .material = session_.material(),
            .desk = ui_state_.desk,
            .kept = &kept_,
            .steps_since = shown.step - std::min(guide_.since(), shown.step),
            .pinned = pointing_.seen.pinned,
            .seen_layer = seen_layer_};
}

// Those that the lesson's step speaks of. They stand in its texts, so they change only with the step.
const std::vector<train::WantedCell>& App::cells_of_step() {
    if (step_of_cells_ == guide_.step()) return step_cells_;
    step_of_cells_ = guide_.step();
    step_cells_.clear();
    if (step_of_cells_ == nullptr) return step_cells_;
    step_cells_ = lessons::wanted_cells(*step_of_cells_);
    if (step_of_cells_->exhibit != "ledger") return step_cells_;
    for (const lessons::Figure& figure : guide_.lesson()->ledger)
        lessons::add_wanted_cells("{" + std::string(figure.name) + "}", step_cells_);
    return step_cells_;
}

// What bits kept are wanted now: by whoever sees the table, and by the lesson's step.
train::KeptWish App::kept_wish() {
    train::KeptWish wish{.attribute = session_.running().color_by, .moving = trains()};
    wish.cells = cells_of_step();
    if (compare_ && ui_state_.shows_compare) {
        for (const data::Attribute& attribute : session_.material().dataset.row.attributes)
            wish.cells.push_back({attribute.id, -1});
    }
    wish.only_cells = !ui_state_.shows_kept;
    return wish;
}

// Replaces what runs; `steps` of training follow as fast as they go.
void App::begin_lesson_at(const model::Spec& wanted, long steps) {
    model::Spec spec = wanted;
    spec.theme = session_.running().theme;  // looks, not the lesson's business
    warm_left_ = steps;
    warm_until_s_ = -1;
    if (!waits_for(spec, true)) open(spec);
    play(true);
}

void App::open_lesson(const lessons::Lesson& lesson, int index) {
    lessons::Opening at = lessons::opening(lesson, index);
    begin_lesson_at(at.spec, at.steps);
    ui_state_.desk = std::move(at.desk);
    ui_state_.tab = 0;
    guide_.open(lesson, index, session_.shown().step);
    see_layer(at.see_layer);
    pointing_.seen.pinned = at.pin;
    left_.reset();
    wanted_sweep_.reset();
    lesson_changed_ = true;
}

// The next step, or one before: the first time the lesson arranges it, later the learner finds what they left.
void App::go_to_step(int index) {
    if (!guide_.is_open()) return;
    const lessons::Step& before = *guide_.step();
    const bool skipped = index == guide_.index() + 1 && !guide_.is_done();
    guide_.peek(index);
    const bool first_time = !guide_.was_here();
    notice_.clear();
    watch_ = {};
    guide_.open(*guide_.lesson(), index, session_.shown().step);
    lesson_changed_ = true;
    const lessons::Step& step = *guide_.step();
    if (step.maps.empty()) end_sweep();  // it is about the one map
    see_layer(step.see_layer);
    if (!first_time) return;
    // Who skips a task finds the next step as its text expects it.
    const bool solves = skipped && before.solve != nullptr;
    if (solves) before.solve(draft_);
    if (step.arrange != nullptr) step.arrange(draft_);
    lesson_arranges_ = solves || step.arrange != nullptr;
    warm_left_ = step.warm_steps + (solves ? std::min(before.solve_steps, kSkippedSteps) : 0);
    warm_until_s_ = -1;
    play(true);
}

// Free play: the lesson stays where it is, with what ran.
void App::leave_lesson() {
    if (!guide_.is_open()) return;
    left_ = LeftLesson{guide_.lesson(), guide_.index(), session_.running()};
    guide_.close();
    see_layer(-1);
    lesson_changed_ = true;
}

void App::back_to_lesson() {
    if (!left_) return;
    const LeftLesson left = *left_;
    left_.reset();
    draft_ = left.spec;
    ui_state_.tab = 0;
    guide_.open(*left.lesson, left.index, session_.shown().step);
    see_layer(guide_.step()->see_layer);
    lesson_changed_ = true;
}

void App::obey_lessons(const ui::Actions& actions) {
    if (actions.guide_step) go_to_step(*actions.guide_step);
    if (actions.close_guide) leave_lesson();
    if (actions.back_to_guide) back_to_lesson();
    if (actions.guide_hint) guide_.show_hint();
    if (actions.guide_maps && guide_.is_open()) want_sweep(split_sweep_link(guide_.step()->maps));
    if (actions.predict) guide_.predict(*actions.predict);
    if (actions.guide_again && guide_.is_open()) open_lesson(*guide_.lesson(), guide_.index());
    if (actions.open_lesson) {
        if (const lessons::Lesson* lesson = lessons::find_lesson(*actions.open_lesson)) {
            open_lesson(*lesson, guide_.first_open(*lesson));
        }
    }
    if (actions.next_lesson && guide_.is_open()) {
        const auto table = lessons::lesson_table();
        const auto at = std::find(table.begin(), table.end(), guide_.lesson());
        if (at + 1 < table.end()) open_lesson(**(at + 1), guide_.first_open(**(at + 1)));
    }
    if (actions.note_in_ledger) note_in_ledger();
    if (actions.clicked && actions.pointer) predict_region(*actions.pointer);
}

// A prediction about regions: a click on one is the answer.
void App::predict_region(map::Point2 px) {
    const lessons::Step* step = guide_.step();
    if (step == nullptr || step->predict.answer == nullptr || !step->predict.choices.empty()) return;
    const map::RegionView view = map::region_view(session_.shown(), session_.running().regions_of);
    const map::Point2 place = map::to_map(camera_, ui_state_.map_size, px);
    if (view.head < 0 || view.answer != model::Answer::classes) return;
    const float at[2] = {place.x, place.y};
    const std::vector<float> answer =
        map::answer_at(session_.shown().heads[static_cast<std::size_t>(view.head)], at, 2);
    guide_.predict(static_cast<int>(std::max_element(answer.begin(), answer.end()) - answer.begin()));
}

void App::note_in_ledger() {
    if (!guide_.is_open()) return;
    const lessons::Lesson& lesson = *guide_.lesson();
    lessons::Ledger& ledger = ui_state_.desk.ledger;
    if (ledger.lesson != lesson.id) ledger = {.lesson = std::string(lesson.id), .rows = {}};
    lessons::LedgerRow row{
        .what = what_was_done(lesson.preset(), session_.running()), .cells = {}, .step = guide_.index()};
    for (const lessons::Figure& figure : lesson.ledger) {
        row.cells.push_back(figure.text != nullptr ? figure.text(moment())
                                                   : lessons::figure_text(figure.name, moment(), {}));
    }
    ledger.rows.push_back(std::move(row));
}

// As many steps as were promised when the step was opened, whatever the speed; returns those done.
long App::warm_up(double now_s, double budget_ms) {
    if (warm_until_s_ < 0) warm_until_s_ = now_s + kWarmSeconds;
    const long done = now_s < warm_until_s_ ? run(budget_ms, warm_left_, now_s) : 0;
    warm_left_ = done > 0 ? warm_left_ - done : 0;
    if (warm_left_ == 0) {
        guide_.lever_pulled(session_.shown().step);
        camera_follows_ = true;
    }
    return done;
}

std::string App::lesson_json() const {
    const std::optional<ui::Guide> guide = guide_.view(moment());
    if (!guide) return "null";
    Json json = {{"id", guide_.lesson()->id},
                 {"step", guide->index},
                 {"steps", guide->count},
                 {"done", guide->done},
                 {"text", guide->text},
                 {"task", guide->task},
                 {"question", guide->question},
                 {"choices", guide->choices},
                 {"chosen", guide->chosen},
                 {"came_true", guide->came_true},
                 {"exhibit", guide->exhibit},
                 {"getting_ready", warm_left_ > 0},
                 {"waiting", waiting_.has_value()}};
    json["checks"] = Json::array();
    for (const ui::GuideCheck& check : guide->checks) {
        json["checks"].push_back({{"text", check.text}, {"holds", check.holds}});
    }
    return json.dump();
}

core::Result<bool> App::solve_step() {
    const lessons::Step* step = guide_.step();
    if (step == nullptr) return core::Error{"", "No lesson is open."};
    if (step->predict.answer != nullptr) guide_.predict(Guide::kNoIdea);
    if (step->solve != nullptr) step->solve(draft_);
    if (step->solve_desk != nullptr) step->solve_desk(ui_state_.desk);
    if (step->solve_pin >= 0) pointing_.seen.pinned = step->solve_pin;
    if (step->see_layer_solved >= 0) see_layer(step->see_layer_solved);
    settle(last_s_);
    if (session_.problem()) return *session_.problem();
    return true;
}

}  // namespace app
