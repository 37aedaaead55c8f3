// The state of the app, one struct (a room) for each concern. Plain data: the functions of a room are in the file of
// its name (stages/two_maps.h, lesson/lesson_play.h, fetching.h ...), and frame.cpp calls them in order. May include
// everything but platform. Next: frame.cpp.
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

// The Spec that is being edited. It becomes the running one at the end of the frame (experiment/landing.h).
struct Draft {
    model::Spec now;                 // as panels and lessons have edited it
    core::Stamp<model::Spec> tried;  // the Spec that was applied or refused last; it is not tried again
};

// The link in the page's address.
struct Address {
    std::string last_link;               // as given to the platform last
    core::Stamp<model::Spec> last_spec;  // the Spec in it
    bool changed = false;                // its part about many maps has changed
};

struct Theme {
    bool dark = false, touch = false;
    bool applied = false, applied_dark = false;  // whether the panels' style was set, and for which theme
};

// Points in time.
struct Clock {
    double last_s = -1;   // the last frame
    double active_s = 0;  // the last time that somebody did something or a message changed
    double moved_s = -1;  // the last time that the map was moved by hand
};

struct Gl {
    bool ready = false;
    bool whole = true;  // the whole program is loaded (App::set_whole)
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

    // side(): the side that panels show and controls change. other(): the other one; only while two are compared.
    [[nodiscard]] Side& side() { return *sides.pair[static_cast<std::size_t>(sides.active)]; }
    [[nodiscard]] const Side& side() const { return *sides.pair[static_cast<std::size_t>(sides.active)]; }
    [[nodiscard]] Side& other() { return *sides.pair[static_cast<std::size_t>(1 - sides.active)]; }
    [[nodiscard]] const Side& other() const { return *sides.pair[static_cast<std::size_t>(1 - sides.active)]; }
    [[nodiscard]] Session& session() { return side().session; }
    [[nodiscard]] const Session& session() const { return side().session; }
};

// Whether holds(side) is true for every side that exists, one or two.
template <class Holds>
bool every_side(const Rooms& rooms, const Holds& holds) {
    for (const auto& side : rooms.sides.pair) {
        if (side && !holds(*side)) return false;
    }
    return true;
}

}  // namespace app
