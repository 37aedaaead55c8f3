#include "app/lesson/guide.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/thousands.h"
#include "lessons/figures.h"

namespace app {
namespace {

constexpr int kMostFramesWaited = 300;  // for figures that a text needs

// The cost of a solution in words, "500 steps, 1 feature": only what the lesson's par counts.
std::string cost_text(const lessons::Par& par, long steps, int units, int features) {
    std::string words;
    const auto add = [&](bool counts, long n, const char* one, const char* many) {
        if (!counts) return;
        words += (words.empty() ? "" : ", ") + core::thousands(n) + " " + (n == 1 ? one : many);
    };
    add(par.steps > 0, steps, "step", "steps");
    add(par.units > 0, units, "unit", "units");
    add(par.features > 0, features, "feature", "features");
    return words;
}

// The choices of a prediction about regions: the classes of the first head.
std::vector<std::string> region_names(const lessons::Moment& moment) {
    const train::HeadSnapshot* head = train::first_answer(moment.shown);
    if (head == nullptr || head->answer != model::Answer::classes) return {};
    return head->outputs;
}

std::size_t place_in_table(const lessons::Lesson& lesson) {
    const auto table = lessons::lesson_table();
    return static_cast<std::size_t>(std::find(table.begin(), table.end(), &lesson) - table.begin());
}

bool is_right(const lessons::Lesson& lesson, int answer, int came_true) {
    const auto right = static_cast<int>(lesson.transfer->right);
    return answer == (came_true >= 0 ? came_true : right);
}

}  // namespace

Guide::Guide() {
    for (const lessons::Lesson* lesson : lessons::lesson_table()) step_progress_.emplace_back(lesson->steps.size());
    transfer_answers_.resize(step_progress_.size());
}

void Guide::open(const lessons::Lesson& lesson, int index, long step) {
    if (asks_before()) answer_before(kNoIdea);
    asking_ = false;
    lesson_ = &lesson;
    lesson_at_ = place_in_table(lesson);
    index_ = static_cast<std::size_t>(std::clamp(index, 0, static_cast<int>(lesson.steps.size()) - 1));
    since_ = step;
    hint_ = false;
    frames_waited_ = 0;
    here().seen = true;
    // A step without task and prediction is done when it is opened.
    if (lesson.steps[index_].checks.empty() && lesson.steps[index_].predict.answer == nullptr) here().done = true;
}

bool Guide::was_here() const { return is_open() && here().seen; }

void Guide::peek(int index) {
    if (!is_open()) return;
    index_ = static_cast<std::size_t>(std::clamp(index, 0, static_cast<int>(lesson_->steps.size()) - 1));
}

int Guide::first_not_done(const lessons::Lesson& lesson) const {
    const std::size_t at = place_in_table(lesson);
    for (std::size_t i = 0; i < step_progress_[at].size(); ++i) {
        if (!step_progress_[at][i].done) return static_cast<int>(i);
    }
    return 0;
}

void Guide::predict(int choice) {
    if (is_open() && !here().done && here().chosen == -1) here().chosen = choice;
}

void Guide::ask_before() {
    asking_ = is_open() && lesson_->transfer != nullptr && transfer_answers_[lesson_at_].before == -1;
}

void Guide::answer_before(int choice) {
    if (!asks_before()) return;
    transfer_answers_[lesson_at_].before = choice;
    asking_ = false;
}

bool Guide::waits_for_guess() const {
    return is_open() && step()->waits_for_guess && here().chosen == -1 && !here().done;
}

bool Guide::has_guessed(const lessons::Lesson& lesson, int index) const {
    const StepProgress& place = step_progress_[place_in_table(lesson)][static_cast<std::size_t>(index)];
    return place.chosen != -1 || place.done;
}

bool Guide::is_transfer_step() const { return lesson_->transfer != nullptr && index_ + 1 == lesson_->steps.size(); }

bool Guide::waits_for_figures(const lessons::Moment& moment) const {
    const lessons::Step& step = lesson_->steps[index_];
    std::vector<train::WantedCell> cells;
    for (const std::string_view text : {step.done_text, step.predict.right, step.predict.wrong}) {
        lessons::add_wanted_cells(text, cells);
    }
    return std::any_of(cells.begin(), cells.end(), [&](const train::WantedCell& cell) {
        return std::isnan(lessons::bits(moment, cell.attribute, cell.layer));
    });
}

bool Guide::mark_if_done(const lessons::Moment& moment) {
    if (!is_open() || here().done) return false;
    since_ = std::min(since_, moment.shown.step);  // training was reset
    const lessons::Step& step = lesson_->steps[index_];
    const bool asks = step.predict.answer != nullptr;
    if (asks && here().chosen == -1) return false;
    if (!lessons::is_done(step, moment)) return false;
    if (asks) {
        here().came_true = step.predict.answer(moment);
        if (here().came_true < 0) return false;
    }
    // Not for ever: the bits may be those of a layer that does not exist any more.
    if (waits_for_figures(moment) && ++frames_waited_ < kMostFramesWaited) return false;
    here().done = true;
    here().took_steps = moment.steps_since;
    here().took_units = lessons::units_of(moment.spec);
    here().took_features = static_cast<int>(moment.spec.features.size());
    if (is_transfer_step()) {
        transfer_answers_[lesson_at_].after = here().chosen;
        transfer_answers_[lesson_at_].came_true = here().came_true;
    }
    return true;
}

void Guide::view_before(ui::Guide& shown) const {
    const lessons::Transfer* transfer = lesson_->transfer;
    shown.asks_before = asks_before();
    if (shown.asks_before) {
        shown.before_question = transfer->question;
        shown.before_choices.assign(transfer->choices.begin(), transfer->choices.end());
    }
    if (!is_transfer_step()) return;
    const int before = transfer_answers_[lesson_at_].before;
    shown.ends_with_training = true;
    if (before >= 0 && before < static_cast<int>(transfer->choices.size()))
        shown.said_before = transfer->choices[static_cast<std::size_t>(before)];
    shown.before_was_right = here().came_true >= 0 && before == here().came_true;
}

void Guide::view_prediction(const lessons::Moment& moment, ui::Guide& shown) const {
    const lessons::Prediction& predict = lesson_->steps[index_].predict;
    if (predict.answer == nullptr) return;
    shown.question = lessons::with_figures(predict.question, moment, lesson_->figures);
    shown.on_map = predict.choices.empty();
    if (shown.on_map) {
        shown.choices = region_names(moment);
    } else {
        shown.choices.assign(predict.choices.begin(), predict.choices.end());
    }
    shown.chosen = here().chosen;
    shown.came_true = here().done ? here().came_true : -1;
    if (shown.came_true < 0 || (here().chosen == kNoIdea && !is_transfer_step())) return;
    const bool right = here().chosen == here().came_true;
    shown.was_right = right;
    shown.verdict = lessons::with_figures(right ? predict.right : predict.wrong, moment, lesson_->figures);
}

void Guide::view_task(const lessons::Moment& moment, ui::Guide& shown) const {
    const lessons::Step& step = lesson_->steps[index_];
    const auto filled = [&](std::string_view text) { return lessons::with_figures(text, moment, lesson_->figures); };
    shown.task = filled(step.task);
    for (const lessons::Check& check : step.checks) {
        shown.checks.push_back({filled(check.text), here().done || check.holds(moment)});
    }
    shown.done_text = filled(step.done_text);
    shown.hint = filled(step.hint);
    shown.hint_shown = hint_;
    shown.par = cost_text(step.par, step.par.steps, step.par.units, step.par.features);
    if (here().done && here().took_steps + here().took_units > 0) {
        shown.took = cost_text(step.par, here().took_steps, here().took_units, here().took_features);
    }
}

std::optional<ui::Guide> Guide::view(const lessons::Moment& moment) const {
    if (!is_open()) return std::nullopt;
    const lessons::Step& step = lesson_->steps[index_];
    ui::Guide shown;
    shown.number = static_cast<int>(lesson_at_) + 1;
    shown.title = std::string(lesson_->title);
    shown.text = lessons::with_figures(step.text, moment, lesson_->figures);
    shown.watch = lessons::with_figures(step.watch, moment, lesson_->figures);
    shown.index = index();
    shown.count = static_cast<int>(lesson_->steps.size());
    shown.done = here().done;
    shown.exhibit = step.exhibit;
    shown.has_maps = !step.maps.empty();
    shown.last_lesson = lesson_at_ + 1 == lessons::lesson_table().size();
    const lessons::Levers& levers = lesson_->levers;
    shown.features = levers.features;
    shown.architecture = levers.architecture;
    shown.loss = levers.loss;
    shown.training = levers.training;
    view_before(shown);
    view_prediction(moment, shown);
    view_task(moment, shown);
    for (const StepProgress& place : step_progress_[lesson_at_]) shown.steps_done.push_back(place.done);
    return shown;
}

std::vector<ui::LessonEntry> Guide::list() const {
    std::vector<ui::LessonEntry> all;
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        const std::vector<StepProgress>& places = step_progress_[all.size()];
        const auto done =
            std::count_if(places.begin(), places.end(), [](const StepProgress& place) { return place.done; });
        const TransferAnswers& answers = transfer_answers_[all.size()];
        all.push_back({.id = lesson->id,
                       .title = lesson->title,
                       .about = lesson->about,
                       .minutes = lesson->minutes,
                       .n_steps = static_cast<int>(places.size()),
                       .n_done = static_cast<int>(done),
                       .open = lesson == lesson_,
                       .answered = answers.before >= 0 && answers.after >= 0,
                       .right_before = answers.after >= 0 && is_right(*lesson, answers.before, answers.came_true),
                       .right_after = answers.after >= 0 && is_right(*lesson, answers.after, answers.came_true)});
    }
    return all;
}

std::string Guide::progress() const {
    std::string text;
    const auto add = [&](std::size_t lesson, char sign, const std::string& what) {
        text += (text.empty() ? "" : " ") + std::string(lessons::lesson_table()[lesson]->id) + sign + what;
    };
    for (std::size_t i = 0; i < step_progress_.size(); ++i) {
        std::string signs;
        for (const StepProgress& place : step_progress_[i]) signs += place.done ? '1' : '0';
        if (signs.find('1') != std::string::npos) add(i, ':', signs);
        const TransferAnswers& answers = transfer_answers_[i];
        if (answers.before == -1 && answers.after == -1) continue;
        add(i, '?',
            std::to_string(answers.before) + "," + std::to_string(answers.after) + "," +
                std::to_string(answers.came_true));
    }
    return text;
}

void Guide::restore_steps(std::size_t lesson, std::string_view signs) {
    std::vector<StepProgress>& places = step_progress_[lesson];
    for (std::size_t i = 0; i < places.size() && i < signs.size(); ++i) {
        if (signs[i] == '1') places[i].done = true;
    }
}

// Numbers of choices, or below 0 where there is no answer.
void Guide::restore_answers(std::size_t lesson, std::string_view numbers) {
    const lessons::Transfer* transfer = lessons::lesson_table()[lesson]->transfer;
    if (transfer == nullptr) return;
    int read[3] = {-1, -1, -1};
    const char *at = numbers.data(), *const end = at + numbers.size();
    for (int& one : read) {
        const auto [next, wrong] = std::from_chars(at, end, one);
        if (wrong != std::errc() || one < kNoIdea || one >= static_cast<int>(transfer->choices.size())) return;
        at = next < end ? next + 1 : end;
    }
    transfer_answers_[lesson] = {read[0], read[1], read[2]};
    StepProgress& last = step_progress_[lesson].back();
    last.chosen = read[1];
    last.came_true = read[2];
}

void Guide::restore(std::string_view progress) {
    while (!progress.empty()) {
        const std::size_t space = progress.find(' ');
        const std::string_view one = progress.substr(0, space);
        progress = space == std::string_view::npos ? std::string_view() : progress.substr(space + 1);
        const std::size_t sign = one.find_first_of(":?");
        if (sign == std::string_view::npos) continue;
        const lessons::Lesson* lesson = lessons::find_lesson(one.substr(0, sign));
        if (lesson == nullptr) continue;
        const std::string_view rest = one.substr(sign + 1);
        if (one[sign] == ':')
            restore_steps(place_in_table(*lesson), rest);
        else
            restore_answers(place_in_table(*lesson), rest);
    }
}

}  // namespace app
