// All that the app holds, room by room. Plain data: what happens in a room is in the file of its name (two_maps.h,
// many_maps.h, lesson_play.h, fetching.h ...), and frame.cpp says in which order. May include everything but platform.
#pragma once

#include <string>

#include "app/experiment/backend.h"
#include "app/experiment/earlier_runs.h"
#include "app/experiment/pace.h"
#include "app/fetching.h"
#include "app/lesson/lesson_play.h"
#include "app/notices.h"
#include "app/seen/map_view.h"
#include "app/side.h"
#include "app/stages/many_maps.h"
#include "app/stages/two_maps.h"
#include "core/stamp.h"
#include "ui/ui.h"

namespace app {

// The Spec on its way from the panels to what runs.
struct Draft {
    model::Spec now;                 // panels and lessons edit it
    core::Stamp<model::Spec> tried;  // as it last landed, or was refused: that is not tried again
};

// What the page's address says.
struct Address {
    std::string last_link;               // the link as it was last told
    core::Stamp<model::Spec> last_spec;  // the Spec that it is of
    bool changed = false;                // by something beside the Spec and the lesson
};

struct Theme {
    bool dark = false, touch = false;
    bool applied = false, applied_dark = false;  // as the panels' style was made last
};

struct Clock {
    double last_s = -1;   // of the last frame
    double active_s = 0;  // somebody did something
    double moved_s = -1;  // the map was moved by hand
};

struct Gl {
    bool ready = false;
    bool whole = true;  // both parts of the page's program are there
};

struct Rooms {
    Rooms();

    Sides sides;
    Draft draft;
    Backend backend;
    Pace pace;
    EarlierRuns earlier;
    MapView view;
    ManyMaps many;
    LessonPlay lesson;
    Fetching fetching;
    Notices notices;
    Address link;
    Theme theme;
    Clock clock;
    Gl gl;
    ui::State ui;
    ui::Parts parts;

    // The side that panels and levers are about; while two are compared, the other one.
    [[nodiscard]] Side& side() { return *sides.pair[static_cast<std::size_t>(sides.active)]; }
    [[nodiscard]] const Side& side() const { return *sides.pair[static_cast<std::size_t>(sides.active)]; }
    [[nodiscard]] Side& other() { return *sides.pair[static_cast<std::size_t>(1 - sides.active)]; }
    [[nodiscard]] const Side& other() const { return *sides.pair[static_cast<std::size_t>(1 - sides.active)]; }
    [[nodiscard]] Session& session() { return side().session; }
    [[nodiscard]] const Session& session() const { return side().session; }
};

// Whether it holds of the one side that is there, or of both.
template <class Holds>
bool every_side(const Rooms& rooms, const Holds& holds) {
    for (const auto& side : rooms.sides.pair) {
        if (side && !holds(*side)) return false;
    }
    return true;
}

}  // namespace app
