// The stage: what fills the map's place on the screen, which is one map, two side by side, or many. A Stage is a table
// of functions; frame and controls call those of the current stage and need not know which it is. May include
// everything of app. Next: stage.cpp, then one_map.cpp, two_maps.cpp and many_maps.cpp, which each define one Stage.
#pragma once

#include <optional>
#include <string>

#include "app/experiment/session.h"
#include "app/frame.h"
#include "ui/ui.h"

namespace app {

struct Stage {
    // Trains for one frame. Returns the steps done by the active side.
    long (*train)(Rooms& rooms, const Input& input);
    // Trains exactly n steps, as the learner or a script asked. Returns the steps done.
    long (*step)(Rooms& rooms, long n);
    // Called when the learner pressed play: training that rests continues.
    void (*wake)(Rooms& rooms);
    // Starts all models again from random weights; with the given seed, or else the running one.
    void (*reset)(Rooms& rooms, std::optional<int> seed);
    // Called after the running Spec has changed. Returns the sentence about it; empty if none is to be shown.
    std::string (*follow)(Rooms& rooms, const Applied& applied);
    void (*draw)(Rooms& rooms, const Input& input);
    // Fills in what the panels show. seconds: since the last frame.
    void (*show)(Rooms& rooms, ui::View& view, double seconds);
    // Carries out the learner's actions that are about this stage.
    void (*apply_actions)(Rooms& rooms, const ui::Actions& actions, Output& output);
    // Whether another frame is needed even if nobody does anything and no step is done.
    bool (*moves)(Rooms& rooms);
};

extern const Stage kOneMap, kTwoMaps, kManyMaps;  // in the files of their names

// The current stage.
const Stage& stage_of(const Rooms& rooms);

}  // namespace app
