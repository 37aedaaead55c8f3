// The tour of a first visit: a few maps, shown one after another, each with a change of the Spec, a duration, and a
// sentence that says what to see. Data only; app/lesson/tour.h plays it, and tests/app/tour_test.cpp checks the
// sentences with other random weights. May include core .. train, lessons.
#pragma once

#include <string_view>

#include "model/spec.h"

namespace lessons {

// The lever that a scene changes; its sentence has the colour of that lever.
enum class Pulled { nothing, features, architecture, loss, drawing };

struct TourScene {
    std::string_view sentence;
    Pulled pulled = Pulled::nothing;
    double seconds = 10;
    // The whole Spec except its theme. It does not depend on what ran before, so scenes can be shown in any order.
    model::Spec (*spec)() = nullptr;
    long warm_steps = 0;        // trained at once, where the scene begins from random weights
    std::string_view pinned{};  // name of a thing; empty: none is pinned
};

inline constexpr int kTourScenes = 6;
// index: 0 .. kTourScenes - 1
TourScene tour_scene(int index);

}  // namespace lessons
