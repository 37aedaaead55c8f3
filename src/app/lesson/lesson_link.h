// The part of a link that names a lesson: "lesson=yellow_cabs&step=3&..." (steps count from 1). The rest of the
// link is the experiment's (model/link.h). May include core, model, lessons and app.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "lessons/lesson.h"

namespace app {

struct LessonLink {
    const lessons::Lesson* lesson = nullptr;  // null: none is named, or the name is unknown
    int step = 0;                             // index
    std::string rest;                         // of the link, without "#"
    core::Error wrong;                        // in this part; empty sentence = nothing
};

// Splits this part off a link.
LessonLink split_lesson_link(std::string_view fragment);
std::string lesson_link(const lessons::Lesson& lesson, int step);

}  // namespace app
