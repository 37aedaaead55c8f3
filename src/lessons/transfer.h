// The transfer question of a lesson: its idea applied to other data and another seed. The learner answers it before the
// lesson and again as its last step, where training then shows the right answer; so the two answers show whether the
// lesson taught something. Each lesson has its own in its file (Lesson::transfer). May include core .. train and
// lessons. Knows no lesson. Next: lesson_table.cpp, which makes a lesson's last step from it; transfer_helpers.h, what
// several questions need; player.h, which tries each question on many seeds.
#pragma once

#include <span>
#include <string_view>

#include "lessons/moment.h"

namespace lessons {

struct Transfer {
    std::string_view question;                      // can be understood without the lesson
    std::span<const std::string_view> choices;      // 2 to 4, short
    std::size_t right = 0;                          // the choice that training gives with at least 9 of 10 seeds
    model::Spec (*preset)() = nullptr;              // another data set than that of the lesson
    long steps = 0;                                 // of training until training has answered it
    int (*answer)(const Moment& moment) = nullptr;  // the choice that training gave, an index; -1 = not known yet
    std::string_view why;                           // shown afterwards; may contain figures
};

}  // namespace lessons
