// Reads and writes the parts of a link that open a lesson at a step, "lesson=yellow_cabs&step=3" (steps count from 1),
// and the gallery, "gallery" (app/gallery.h). The rest of a link describes the experiment
// (model/link.h). May include core, model, lessons and app. Next: links.cpp, which uses it.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "lessons/lesson.h"

namespace app {

// A link, split.
struct LessonLink {
    const lessons::Lesson* lesson = nullptr;  // null: none is named, or the name is unknown
    int step = 0;                             // index, from 0; 0 also if the link's step is invalid
    bool gallery = false;                     // the gallery is open
    std::string rest;                         // the other parts of the link, without "#"
    core::Error wrong;                        // what is wrong with this part; empty sentence = nothing
};

// Splits this part off a link, given with or without "#". Unknown lessons and steps are reported in `wrong`.
LessonLink split_lesson_link(std::string_view fragment);
// The text that opens this lesson at this step (index): "lesson=yellow_cabs&step=3".
std::string lesson_link(const lessons::Lesson& lesson, int step);
// The text that opens the gallery; it stands before all other parts.
inline constexpr std::string_view kGalleryLink = "gallery";

}  // namespace app
