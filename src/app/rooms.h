// The complete state of the app. It is divided into one struct (a "room") for each concern, and Rooms has them all.
// Plain data: the functions of a room are in the file named after it (stages/two_maps.h, lesson/lesson_play.h,
// fetching.h ...), and frame.cpp calls them in order. May include everything but platform. Next: frame.cpp.
#pragma once

#include <optional>
#include <string>

#include "app/drawing_board.h"
#include "app/experiment/backend.h"
#include "app/experiment/earlier_runs.h"
#include "app/experiment/pace.h"
#include "app/fetching.h"
#include "app/gallery.h"
#include "app/lesson/lesson_play.h"
#include "app/lesson/start_over.h"
#include "app/lesson/tour.h"
#include "app/notices.h"
#include "app/own_data.h"
#include "app/side.h"
#include "app/stages/many_maps.h"
#include "app/stages/two_maps.h"
#include "app/view/flow.h"
#include "app/view/made.h"
#include "app/view/map_view.h"
#include "app/view/places.h"
#include "core/stamp.h"
#include "ui/ui.h"

namespace app {

// The Spec that is being edited. It becomes the running one at the end of the frame (experiment/apply_spec.h).
struct Draft {
    model::Spec now;       // as panels and lessons have edited it
    double edited_s = -1;  // when a change of it was last applied or refused; -1: never
    bool let_go = false;   // no control was held in some frame since then: after a pause a new undo step begins
    core::Stamp<model::Spec> tried;  // the Spec that was applied or refused last; it is not tried again
};

// The link in the page's address.
struct Address {
    std::string last_link;               // the link in the last frame's output
    core::Stamp<model::Spec> last_spec;  // the Spec in that link
    bool changed = false;                // the link's part about many maps has changed
};

struct Theme {
    bool dark = false, touch = false;
    bool applied = false, applied_dark = false;  // whether the panels' style was set, and for which theme
};

// Points in time, in seconds.
struct Clock {
    double last_s = -1;   // the last frame; -1: none yet
    double active_s = 0;  // the last time that the learner or a script did something, or a message changed
    double moved_s = -1;  // the last time that the map was moved by hand; -1: never
};

struct Gl {
    bool ready = false;
    bool whole = true;  // the page has all of the app's code, not only that of the first map (App::set_whole)
};

// The experiment: the draft of its Spec, and how it is trained. Its models are in Side::session, one for each side.
struct Experiment {
    Draft draft;
    Backend backend;
    Pace pace;
    EarlierRuns earlier;
};

// The window that the platform gives the app.
struct Window {
    Gl gl;
    Theme theme;
    ui::Parts parts;  // the parts of the interface that are shown
};

struct Rooms {
    Rooms();

    Sides sides;
    Experiment experiment;
    MapView view;
    ManyMaps many;
    LessonPlay lesson;
    std::optional<BeforeStart> before_start;  // what undo brings back after starting over
    Tour tour;
    Fetching fetching;
    OwnData own;
    DrawingBoard board;
    Notices notices;
    Address link;
    Window window;
    Clock clock;
    ui::State ui;
    FlowWatch flow;
    PlacesWatch places;
    MadeWatch made;
    Gallery gallery;

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
