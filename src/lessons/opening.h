// How a lesson is opened in the middle: the Spec and the desk as its recorded solutions leave them just before a step,
// so that a link to any step, or a second try at one, starts where the text says. May include core .. train, lessons.
#pragma once

#include "lessons/lesson.h"

namespace lessons {

struct Opening {
    model::Spec spec;
    Desk desk;
    long steps = 0;      // of training, from random weights, to be interesting at once
    int see_layer = -1;  // as Step::see_layer
    int pin = -1;
};

// Of the step with this index (in range), after what the lesson itself arranges for it. Spends at most kMostWarmSteps.
inline constexpr long kMostWarmSteps = 4000;
Opening opening(const Lesson& lesson, int index);

}  // namespace lessons
