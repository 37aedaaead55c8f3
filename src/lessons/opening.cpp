#include "lessons/opening.h"

#include <algorithm>

namespace lessons {

Opening opening(const Lesson& lesson, int index) {
    Opening open{.spec = lesson.preset(), .desk = {}, .steps = lesson.warm_steps};
    for (int i = 0; i <= index; ++i) {
        const Step& step = lesson.steps[static_cast<std::size_t>(i)];
        const std::string dataset = open.spec.dataset;
        const bool arranged = !step.waits_for_guess || i < index;  // of an earlier step the question was answered
        if (step.arrange != nullptr && arranged) step.arrange(open.spec);
        if (step.arrange_desk != nullptr) step.arrange_desk(open.desk);
        if (open.spec.dataset != dataset) open.steps = 0;  // training starts again from random weights
        open.steps += step.warm_steps;
        open.see_layer = step.see_layer;
        if (i == index) break;
        if (step.solve != nullptr) step.solve(open.spec);
        if (step.solve_desk != nullptr) step.solve_desk(open.desk);
        if (step.solve_pin >= 0) open.pin = step.solve_pin;
        open.steps += step.solve_steps;
    }
    open.desk.ledger = {};  // its rows are figures of models that were not trained here
    open.steps = std::min(open.steps, kMostWarmSteps);
    return open;
}

}  // namespace lessons
