#include "app/lesson/lesson_link.h"

#include "model/link_text.h"

namespace app {
namespace {

constexpr std::string_view kLesson = "lesson=", kStep = "step=";

// A whole number from 1 to 99, or 0.
int small_number(std::string_view text) {
    if (text.empty() || text.size() > 2) return 0;
    int number = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9') return 0;
        number = number * 10 + (digit - '0');
    }
    return number;
}

void read_lesson(std::string_view value, LessonLink& link) {
    const std::string id = model::mended_value(value);
    link.lesson = lessons::find_lesson(id);
    if (link.lesson == nullptr) {
        link.wrong = {"lesson", "There is no lesson \"" + model::shortened(id) +
                                    "\"; the button \"Lessons\" shows which there are."};
    }
}

}  // namespace

LessonLink split_lesson_link(std::string_view fragment) {
    LessonLink link;
    if (!fragment.empty() && fragment.front() == '#') fragment.remove_prefix(1);
    std::string step;
    while (!fragment.empty()) {
        const std::size_t end = fragment.find('&');
        const std::string_view part = fragment.substr(0, end);
        fragment = end == std::string_view::npos ? std::string_view() : fragment.substr(end + 1);
        if (part.substr(0, kLesson.size()) == kLesson) {
            read_lesson(part.substr(kLesson.size()), link);
        } else if (part.substr(0, kStep.size()) == kStep) {
            step = model::mended_value(part.substr(kStep.size()));
        } else if (part.substr(0, part.find('=')) == kGalleryLink) {
            link.gallery = true;
        } else {
            link.rest += (link.rest.empty() ? "" : "&") + std::string(part);
        }
    }
    if (link.lesson == nullptr || step.empty()) return link;
    const int number = small_number(step);
    const auto n_steps = static_cast<int>(link.lesson->steps.size());
    link.step = number >= 1 && number <= n_steps ? number - 1 : 0;
    if (number < 1 || number > n_steps) {
        link.wrong = {"step", "This lesson has steps 1 to " + std::to_string(n_steps) + ", not \"" +
                                  model::shortened(step) + "\"."};
    }
    return link;
}

std::string lesson_link(const lessons::Lesson& lesson, int step) {
    return std::string(kLesson) + std::string(lesson.id) + "&" + std::string(kStep) + std::to_string(step + 1);
}

}  // namespace app
