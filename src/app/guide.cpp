#include "app/guide.h"

#include <algorithm>

namespace app {

void Guide::open(const lessons::Lesson& lesson, long step) {
    lesson_ = &lesson;
    index_ = 0;
    since_ = step;
    done_.assign(lesson.steps.size(), false);
}

void Guide::go_to(int index, long step) {
    if (!is_open()) return;
    index_ = static_cast<std::size_t>(std::clamp(index, 0, static_cast<int>(lesson_->steps.size()) - 1));
    since_ = step;
}

bool Guide::look(const model::Spec& spec, const train::Snapshot& shown) {
    if (!is_open() || done_[index_]) return false;
    since_ = std::min(since_, shown.step);  // training began anew
    const bool done = lessons::is_done(lesson_->steps[index_], {spec, shown, shown.step - since_});
    done_[index_] = done;
    return done;
}

std::optional<ui::Guide> Guide::view() const {
    if (!is_open()) return std::nullopt;
    const lessons::Step& step = lesson_->steps[index_];
    return ui::Guide{.title = std::string(lesson_->title),
                     .text = std::string(step.text),
                     .task = std::string(step.task),
                     .done_text = std::string(step.done_text),
                     .index = static_cast<int>(index_),
                     .count = static_cast<int>(lesson_->steps.size()),
                     .done = done_[index_]};
}

}  // namespace app
