// The state with which a step of a lesson begins: Spec and desk as the recorded solutions of all earlier steps leave
// them, so that a link to a step, or a second try, starts as the step's text says. May include core .. train, lessons.
#pragma once

#include "lessons/lesson.h"

namespace lessons {

struct Opening {
    model::Spec spec;
    Desk desk;
    long steps = 0;      // training steps, from random weights, that make the map interesting
    int see_layer = -1;  // like Step::see_layer
    int pin = -1;        // the pinned thing; -1 = none
};

// The state for the step with this index (in range). Step::arrange of this step and of all earlier ones is applied;
// that of this step not if it waits for a guess. The ledger is empty. At most kMostWarmSteps steps of training.
inline constexpr long kMostWarmSteps = 4000;
Opening opening(const Lesson& lesson, int index);

}  // namespace lessons
