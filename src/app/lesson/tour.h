// Plays the tour of a first visit (lessons/tour.h): sets the draft to the Spec of one scene after another. Any change
// by the learner ends the tour and keeps the present model. The tour can be played again, faster, while the platform
// records a video of it. A web page loads most of this code only after it has drawn the first map, so call
// other functions than start_tour() only while Tour::on. May include everything of app. Next: lessons/tour.h.
#pragma once

#include "app/frame.h"
#include "model/spec.h"
#include "ui/ui.h"

namespace app {

struct Tour {
    bool on = false;
    bool waits = false;      // the learner has paused it at this scene
    bool films = false;      // it is played faster, to be recorded
    bool can_film = false;   // the platform can record a video
    int scene = 0;           // index; lessons::kTourScenes: the tour is over, and its card offers what to do next
    double seconds = 0;      // since this scene began, pauses not counted
    model::Spec set;         // the Spec that the tour has set last; if another one runs, the tour has been interrupted
    bool reached = false;    // `set` has become the running Spec
    Film film = Film::none;  // to be passed to the platform
    ui::TourShown shown;
};

// Starts the tour at its first scene. Ends a comparison or sweep, and leaves the open lesson.
void start_tour(Rooms& rooms);
// Ends the tour; the present model runs on.
void end_tour(Rooms& rooms);
// Fills in what panels show of the tour, and removes messages that would distract from it.
void show_tour(Rooms& rooms, ui::View& view);
// Carries out the learner's actions, then goes to the next scene if the time of this one is over.
void apply_tour_actions(Rooms& rooms, const ui::Actions& actions, const Input& input);

}  // namespace app
