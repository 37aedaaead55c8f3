// See show_panels.h.
#include "app/show_panels.h"

#include <algorithm>

#include "app/drawing_board.h"
#include "app/gallery.h"
#include "app/lesson/lesson_play.h"
#include "app/own_data.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/stage.h"
#include "app/stages/two_maps.h"
#include "app/take_home/from_rooms.h"
#include "app/view/places.h"
#include "app/view/projected.h"
#include "app/view/render_maps.h"
#include "map/things/ground_colors.h"

namespace app {
namespace {

ui::BackendView backend_view(const Rooms& rooms) {
    return {.choice = id_of(rooms.experiment.backend.choice),
            .on_gpu = is_on_gpu(rooms.experiment.backend),
            .cpu = rooms.experiment.backend.raced.empty() ? 0 : rooms.experiment.backend.race.cpu,
            .gpu = rooms.experiment.backend.race.gpu,
            .why_not = rooms.experiment.backend.choice == BackendChoice::cpu
                           ? std::string_view{}
                           : why_not_on_gpu(rooms.experiment.backend)};
}

void keep_style(Rooms& rooms, const Input& input) {
    if (!rooms.window.theme.applied || rooms.window.theme.touch != input.touch ||
        rooms.window.theme.applied_dark != rooms.window.theme.dark)
        ui::apply_style(rooms.window.theme.dark, input.touch);
    rooms.window.theme.applied = true;
    rooms.window.theme.touch = input.touch;
    rooms.window.theme.applied_dark = rooms.window.theme.dark;
}

// The head's prediction at the place of the thing under the pointer, or of the pinned one.
void show_hovered(const Rooms& rooms, ui::View& view) {
    view.map.hovered =
        rooms.view.pointing.seen.hovered >= 0 ? rooms.view.pointing.seen.hovered : rooms.view.pointing.seen.pinned;
    if (view.map.hovered >= 0 && view.map.region.head >= 0) {
        const train::HeadSnapshot& head =
            rooms.side().on_screen().heads[static_cast<std::size_t>(view.map.region.head)];
        const auto at = static_cast<std::size_t>(view.map.hovered) * 2;
        view.map.hovered_answer = head.predictions.empty()
                                      ? map::answer_at(head, rooms.side().on_screen().points.data() + at, 2)
                                      : map::answer_of(head, view.map.hovered);
    }
}

void show_textures(Rooms& rooms, ui::View& view) {
    view.map.texture = rooms.window.gl.ready ? rooms.side().renderer.texture() : 0;
    if (rooms.window.gl.ready && rooms.session().material().dataset.pictures.side > 0) {
        const map::MapRenderer::Atlas atlas = rooms.side().renderer.atlas();
        view.map.atlas_texture = atlas.texture;
        view.map.atlas_columns = atlas.columns;
        view.map.atlas_rows = atlas.rows;
    }
}

// State of the training, messages, undo.
void show_running(Rooms& rooms, ui::View& view) {
    view.training.playing = rooms.experiment.pace.playing;
    if (rooms.experiment.pace.playing && rooms.experiment.pace.resting)
        view.training.resting = "The map has settled: it rests. Pull a lever, or press play for more steps.";
    view.training.steps_per_second = rooms.experiment.pace.steps_per_second;
    view.training.samples_per_second = rooms.experiment.pace.steps_per_second * rooms.session().running().batch;
    view.training.backend = backend_view(rooms);
    view.agreement_of = agreement_fits(rooms) ? rooms.many.agreement->found.n_maps : 0;
    view.messages.problem = rooms.session().problem();
    view.messages.notice = rooms.notices.notice;
    view.messages.alarm = rooms.notices.alarm;
    if (const std::optional<train::Hint>& hint = rooms.session().hint()) view.messages.hint = hint->sentence;
    view.messages.alarm_offers_undo = rooms.session().trainer().trouble() && rooms.session().can_undo();
    view.can_undo = rooms.session().can_undo() || rooms.sides.ended || rooms.before_start;
    view.can_redo = rooms.session().can_redo();
    view.parts = rooms.window.parts;
    if (rooms.view.slow.on) {
        const auto phase = static_cast<std::size_t>(rooms.view.slow.phase);
        view.training.slow_phase = rooms.view.slow.phase;
        if (phase < rooms.view.slow.step.sentences.size())
            view.training.slow_sentence = rooms.view.slow.step.sentences[phase];
    }
}

void show_guide(Rooms& rooms, ui::View& view, const lessons::Moment& now) {
    view.lesson.guide = rooms.lesson.guide.view(now);
    view.lesson.list = rooms.lesson.guide.list();
    if (rooms.lesson.guide.is_open()) {
        view.lesson.ledger = rooms.lesson.guide.lesson()->ledger;
        view.lesson.ledger_of = rooms.lesson.guide.lesson()->id;
    }
}

}  // namespace

ui::Actions show_panels(Rooms& rooms, const Input& input) {
    keep_style(rooms, input);
    const train::Snapshot& shown = rooms.session().latest();
    const map::RegionView region =
        map::muted_beside(map::region_view(rooms.side().on_screen(), rooms.session().running().regions_of),
                          rooms.side().on_screen(), rooms.side().question.coloring);
    const double seconds = std::max(0.0, input.now_s - rooms.clock.last_s);
    place_names(rooms, rooms.side(), rooms.ui.map_covered, seconds);
    if (rooms.view.strip_of.renew(rooms.view.changes - rooms.view.laid_out))
        map::update_layer_strip(rooms.view.strip, shown);
    ui::View view{.running = rooms.session().running(),
                  .latest = shown,
                  .on_screen = rooms.side().on_screen(),
                  .history = rooms.session().history(),
                  .material = rooms.session().material(),
                  .map = {.coloring = rooms.side().question.coloring,
                          .labels = rooms.side().labels.labels,
                          .thing_labels = rooms.side().thing_labels.labels,
                          .looking = rooms.view.pointing.seen,
                          .overlays = {&rooms.side().layers.under, &rooms.side().layers.over}}};
    view.map.region = region;
    view.map.camera = rooms.view.camera;
    view.map.bounds = rooms.side().bounds;
    view.map.places = &rooms.side().grid;
    view.map.closer = rooms.view.closer;
    view.map.events = &rooms.view.regions.identity.events;
    show_hovered(rooms, view);
    show_textures(rooms, view);
    view.map.layer_pictures = rooms.view.strip.pictures;
    view.kept = &rooms.side().kept;
    view.take_home = take_home_kinds();
    view.dark = rooms.window.theme.dark;
    view.map.fantasy = rooms.view.fantasy;
    view.map.mountains = &rooms.side().mountains.labels;
    view.map.projected = projected_of(rooms);
    show_running(rooms, view);
    show_earlier_runs(rooms, view);
    stage_of(rooms).show(rooms, view, seconds);
    const lessons::Moment now = moment(rooms);
    view.lesson.moment = &now;
    show_guide(rooms, view, now);
    show_sheet(rooms, view);
    show_board(rooms, view, input.now_s);
    view.lesson.can_go_back = rooms.lesson.left.has_value();
    view.input = {.touch = input.touch, .pinch = input.pinch, .pinch_at = input.pinch_at, .now_s = input.now_s};
    if (has_flow(rooms)) {
        show_flow(rooms, view, input);
    } else {
        rooms.flow.on = false;
    }
    view.places = places_shown(rooms);
    if (rooms.made.on && !rooms.many.show) view.made = &rooms.made.shown;
    if (rooms.tour.on) show_tour(rooms, view);
    show_gallery(rooms, view);
    return ui::panels(rooms.experiment.draft.now, rooms.ui, view);
}

}  // namespace app
