// What stands in the map's place: one map, two side by side, or many. The frame and the controls ask the stage that is
// up and need not know which it is. May include everything of app. Next: stage.cpp, then one_map.cpp, two_maps.cpp and
// many_maps.cpp, which each fill in one Stage.
#pragma once

#include <optional>
#include <string>

#include "app/experiment/session.h"
#include "app/frame.h"
#include "ui/ui.h"

namespace app {

struct Stage {
    // Trains for one frame. Returns the steps done, of the side that panels are about.
    long (*train)(Rooms& rooms, const Input& input);
    // Exactly n steps, asked for by hand. Returns the steps done.
    long (*step)(Rooms& rooms, long n);
    // Somebody pressed play: what had settled goes on.
    void (*wake)(Rooms& rooms);
    // Everything from random weights; of another seed, if one is given.
    void (*reset)(Rooms& rooms, std::optional<int> seed);
    // A lever was pulled, and the Spec that runs has changed. Returns the sentence about it; empty if none is due.
    std::string (*follow)(Rooms& rooms, const Applied& applied);
    void (*draw)(Rooms& rooms, const Input& input);
    // What panels are told. seconds: since the last frame.
    void (*show)(Rooms& rooms, ui::View& view, double seconds);
    void (*obey)(Rooms& rooms, const ui::Actions& actions, Output& output);
    // Whether it will look other in a moment, even if nobody does anything and no step is done.
    bool (*moves)(Rooms& rooms);
};

extern const Stage kOneMap, kTwoMaps, kManyMaps;  // in the files of their names

const Stage& stage_of(const Rooms& rooms);

}  // namespace app
