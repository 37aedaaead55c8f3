#include "app/lesson/guide.h"

#include <algorithm>
#include <cmath>

#include "core/thousands.h"
#include "lessons/figures.h"

namespace app {
namespace {

constexpr int kMostFramesWaited = 300;  // frames

// The cost of a solution in words, "500 steps, 1 feature"; of what the lesson's par counts.
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

}  // namespace

Guide::Guide() {
    for (const lessons::Lesson* lesson : lessons::lesson_table()) places_.emplace_back(lesson->steps.size());
}

void Guide::open(const lessons::Lesson& lesson, int index, long step) {
    const auto table = lessons::lesson_table();
    lesson_ = &lesson;
    lesson_at_ = static_cast<std::size_t>(std::find(table.begin(), table.end(), &lesson) - table.begin());
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

int Guide::first_open(const lessons::Lesson& lesson) const {
    const auto table = lessons::lesson_table();
    const auto at = static_cast<std::size_t>(std::find(table.begin(), table.end(), &lesson) - table.begin());
    for (std::size_t i = 0; i < places_[at].size(); ++i) {
        if (!places_[at][i].done) return static_cast<int>(i);
    }
    return 0;
}

void Guide::predict(int choice) {
    if (is_open() && !here().done && here().chosen == -1) here().chosen = choice;
}

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

bool Guide::look(const lessons::Moment& moment) {
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
    return true;
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
    if (shown.came_true < 0 || here().chosen == kNoIdea) return;
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
    view_prediction(moment, shown);
    view_task(moment, shown);
    for (const Place& place : places_[lesson_at_]) shown.steps_done.push_back(place.done);
    return shown;
}

std::vector<ui::LessonEntry> Guide::list() const {
    std::vector<ui::LessonEntry> all;
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        const std::vector<Place>& places = places_[all.size()];
        const auto done = std::count_if(places.begin(), places.end(), [](const Place& place) { return place.done; });
        all.push_back({.id = lesson->id,
                       .title = lesson->title,
                       .about = lesson->about,
                       .minutes = lesson->minutes,
                       .n_steps = static_cast<int>(places.size()),
                       .n_done = static_cast<int>(done),
                       .open = lesson == lesson_});
    }
    return all;
}

std::string Guide::progress() const {
    std::string text;
    for (std::size_t i = 0; i < places_.size(); ++i) {
        std::string signs;
        for (const Place& place : places_[i]) signs += place.done ? '1' : '0';
        if (signs.find('1') == std::string::npos) continue;
        text += (text.empty() ? "" : " ") + std::string(lessons::lesson_table()[i]->id) + ":" + signs;
    }
    return text;
}

void Guide::restore(std::string_view progress) {
    while (!progress.empty()) {
        const std::size_t space = progress.find(' ');
        const std::string_view one = progress.substr(0, space);
        progress = space == std::string_view::npos ? std::string_view() : progress.substr(space + 1);
        const std::size_t colon = one.find(':');
        if (colon == std::string_view::npos) continue;
        const lessons::Lesson* lesson = lessons::find_lesson(one.substr(0, colon));
        if (lesson == nullptr) continue;
        const auto table = lessons::lesson_table();
        std::vector<Place>& places =
            places_[static_cast<std::size_t>(std::find(table.begin(), table.end(), lesson) - table.begin())];
        const std::string_view signs = one.substr(colon + 1);
        for (std::size_t i = 0; i < places.size() && i < signs.size(); ++i) {
            if (signs[i] == '1') places[i].done = true;
        }
    }
}

}  // namespace app
