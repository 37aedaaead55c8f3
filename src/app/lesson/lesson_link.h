// Reads and writes the parts of a link that open a lesson at a step, "lesson=yellow_cabs&step=3" (steps count from 1),
// or the gallery, "gallery" (app/gallery.h). The rest of a link describes the experiment (model/link.h). May include
// core, model, lessons and app. Next: links.cpp, which uses it.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "lessons/lesson.h"

namespace app {

// A link, split into these parts and the rest.
struct LessonLink {
    const lessons::Lesson* lesson = nullptr;  // null: none is named, or the name is unknown
    int step = 0;                             // index, from 0; 0 also if the link's step is invalid
    bool gallery = false;                     // the link opens the gallery
    std::string rest;                         // the other parts of the link, joined by "&", without "#"
    core::Error wrong;                        // unknown lesson or step (fields "lesson", "step"); empty sentence = none
};

// Splits a link, given with or without "#". The parts may be in any order.
LessonLink split_lesson_link(std::string_view fragment);
// The parts that open this lesson at this step (index, from 0): "lesson=yellow_cabs&step=3".
std::string lesson_link(const lessons::Lesson& lesson, int step);
// The part that opens the gallery; it is written before all others.
inline constexpr std::string_view kGalleryLink = "gallery";

}  // namespace app
