// See tour.h.
#include "app/lesson/tour.h"

#include <algorithm>

#include "app/experiment/apply_spec.h"
#include "app/experiment/controls.h"
#include "app/links.h"
#include "app/rooms.h"
#include "app/view/shown_map.h"
#include "lessons/near.h"
#include "lessons/tour.h"
#include "model/diff.h"

namespace app {
namespace {

constexpr double kLongestFrame = 0.1;  // seconds; where drawing is slow the scenes last longer instead of being skipped
constexpr double kFilmed = 0.22;       // a scene's time in a film, relative to that in the tour
constexpr int kFilmSpeed = 900;        // training steps a second, so that as many fit into it

model::Spec spec_of(const Rooms& rooms, int scene) {
    model::Spec spec = lessons::tour_scene(scene).spec();
    spec.theme = rooms.session().running().theme;  // a look, which stays
    if (rooms.tour.films) spec.speed = kFilmSpeed;
    return model::normalised(spec);
}

// The tab of the narrow layout that shows the lever which is pulled.
int tab_of(lessons::Pulled pulled) {
    if (pulled == lessons::Pulled::architecture) return 1;
    return pulled == lessons::Pulled::loss ? 2 : 0;
}

void go_to_scene(Rooms& rooms, int scene) {
    Tour& tour = rooms.tour;
    tour.scene = std::clamp(scene, 0, lessons::kTourScenes);
    tour.seconds = 0;
    tour.waits = false;
    rooms.clock.active_s = rooms.clock.last_s;
    if (tour.scene == lessons::kTourScenes) return;
    const lessons::TourScene now = lessons::tour_scene(tour.scene);
    tour.set = spec_of(rooms, tour.scene);
    tour.reached = false;
    const bool begins_anew = model::diff(rooms.session().running(), tour.set).depth == model::Change::anew;
    rooms.experiment.draft.now = tour.set;
    rooms.ui.tab = tab_of(now.pulled);
    if (begins_anew) get_ready(rooms.experiment.pace, now.warm_steps);
    rooms.view.pointing.seen.pinned = -1;
    play(rooms, true);
}

// Whether they differ in more than looks, as the app itself may change colours with the question.
bool is_another(const model::Spec& a, const model::Spec& b) { return model::diff(a, b).depth != model::Change::look; }

// Whether something else, a script for example, has changed the running Spec.
bool was_changed(Rooms& rooms) {
    if (rooms.fetching.waiting || rooms.session().problem()) return false;
    const bool runs = !is_another(rooms.session().running(), rooms.tour.set);
    rooms.tour.reached = rooms.tour.reached || runs;
    return rooms.tour.reached && !runs;
}

void begin_film(Rooms& rooms) {
    rooms.tour.films = true;
    rooms.tour.film = Film::begin;
    go_to_scene(rooms, 0);
}

void end_film(Rooms& rooms, Film how) {
    if (!rooms.tour.films) return;
    rooms.tour.films = false;
    rooms.tour.film = how;
    rooms.experiment.draft.now.speed = rooms.tour.set.speed = model::default_spec().speed;
}

void end_by_hand(Rooms& rooms) {
    const bool was_over = rooms.tour.scene == lessons::kTourScenes;
    end_tour(rooms);
    if (was_over) return;
    tell(rooms, "The tour ends here, and the map is yours. It begins again from the list of lessons.",
         rooms.clock.last_s);
}

// Goes to the next scene when its time is over; with reduced motion the learner goes on by hand.
void pass_time(Rooms& rooms, const Input& input) {
    Tour& tour = rooms.tour;
    if (!input.visible || tour.waits || rooms.fetching.waiting || rooms.experiment.pace.warm_left > 0) return;
    if (tour.scene == lessons::kTourScenes || (input.reduced_motion && !tour.films)) return;
    rooms.clock.active_s = input.now_s;  // frames go on
    tour.seconds += std::clamp(input.now_s - rooms.clock.last_s, 0.0, kLongestFrame);
    const lessons::TourScene now = lessons::tour_scene(tour.scene);
    if (!now.pinned.empty())
        rooms.view.pointing.seen.pinned = lessons::thing_named(rooms.session().material(), now.pinned);
    const double lasts = now.seconds * (tour.films ? kFilmed : 1);
    if (tour.seconds < lasts) return;
    go_to_scene(rooms, tour.scene + 1);
    if (tour.scene == lessons::kTourScenes) end_film(rooms, Film::keep);
}

}  // namespace

void start_tour(Rooms& rooms) {
    Tour& tour = rooms.tour;
    tour.on = true;
    tour.films = false;
    tour.set = spec_of(rooms, 0);
    if (rooms.lesson.guide.is_open()) {
        rooms.lesson.left =
            LeftLesson{rooms.lesson.guide.lesson(), rooms.lesson.guide.index(), rooms.session().running()};
        rooms.lesson.guide.close();
        rooms.lesson.changed = true;
    }
    // A page that has just opened runs this Spec already and continues.
    if (!(rooms.session().running() == tour.set) || rooms.many.open || rooms.sides.comparison) open(rooms, tour.set);
    see_layer(rooms, -1);
    rooms.view.step = -1;
    rooms.view.camera_follows = true;
    rooms.view.pointing.seen.pinned = -1;
    rooms.ui.show_lessons = rooms.ui.show_gallery = false;
    go_to_scene(rooms, 0);
}

void end_tour(Rooms& rooms) {
    end_film(rooms, Film::drop);
    rooms.tour.on = false;
    rooms.clock.active_s = rooms.clock.last_s;
}

void show_tour(Rooms& rooms, ui::View& view) {
    const Tour& tour = rooms.tour;
    ui::TourShown& shown = rooms.tour.shown;
    shown = {.at = tour.scene,
             .count = lessons::kTourScenes,
             .waits = tour.waits,
             .can_film = tour.can_film,
             .films = tour.films};
    if (tour.scene < lessons::kTourScenes) {
        const lessons::TourScene now = lessons::tour_scene(tour.scene);
        shown.sentence = now.sentence;
        shown.pulled = now.pulled;
        shown.share = static_cast<float>(std::min(tour.seconds / (now.seconds * (tour.films ? kFilmed : 1)), 1.0));
    }
    view.tour = &shown;
    if (!rooms.fetching.waiting) view.messages.notice.clear();
    view.messages.hint.clear();
    view.training.resting.clear();
    view.lesson.can_go_back = false;
}

void apply_tour_actions(Rooms& rooms, const ui::Actions& actions, const Input& input) {
    Tour& tour = rooms.tour;
    if (actions.tour.touched && !actions.tour.released) return;
    const bool other_edit = is_another(rooms.session().running(), rooms.experiment.draft.now);
    if (actions.tour.released || other_edit || was_changed(rooms)) return end_by_hand(rooms);
    if (actions.tour.end) return end_tour(rooms);
    if (actions.tour.film) return begin_film(rooms);
    if (actions.tour.hold) tour.waits = !tour.waits;
    if (actions.tour.next) return go_to_scene(rooms, tour.scene + 1);
    if (actions.tour.back) return go_to_scene(rooms, tour.scene - 1);
    pass_time(rooms, input);
}

}  // namespace app
