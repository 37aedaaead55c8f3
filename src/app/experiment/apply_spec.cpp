// See apply_spec.h.
#include "app/experiment/apply_spec.h"

#include <utility>

#include "app/fetching.h"
#include "app/rooms.h"
#include "app/stages/stage.h"
#include "app/view/question.h"

namespace app {
namespace {

// Clears everything that is about the old map.
void begin_map_anew(Rooms& rooms) {
    Side& side = rooms.side();
    MapView& view = rooms.view;
    side.kept = {};
    side.labels = {};
    side.past = {};
    side.layers.density_of.forget();
    side.layers.pull_of.forget();
    side.layers.springs_of.forget();
    view.camera_follows = true;
    view.camera_placed = false;
    view.watch = {};
    view.slow = {};
    view.trails = {};
    view.step = -1;
    view.turned = false;
    if (view.pointing.index_of != rooms.session().material().dataset.row.id) forget(view.pointing);
}

// A drag is one edit however long it rests; presses of a button are one if they follow each other closely.
void separate_edits(Rooms& rooms, double now_s) {
    constexpr double kPauseSeconds = 1;
    if (std::exchange(rooms.experiment.draft.let_go, !rooms.ui.holds) &&
        now_s - rooms.experiment.draft.edited_s > kPauseSeconds)
        rooms.session().end_edit();
    rooms.experiment.draft.edited_s = now_s;
}

}  // namespace

void adopt(Rooms& rooms, const Applied& applied, double now_s) {
    rooms.experiment.draft.now = rooms.session().running();
    rooms.experiment.draft.tried.renew(rooms.experiment.draft.now);
    if (rooms.fetching.waiting && rooms.experiment.draft.now.dataset != rooms.fetching.waiting->instead_of)
        rooms.fetching.waiting.reset();  // another data set has been chosen meanwhile
    rooms.experiment.pace.resting = false;
    rooms.clock.active_s = now_s;
    ++rooms.view.changes;
    rooms.view.slow.on = false;
    rooms.lesson.guide.lever_pulled(rooms.session().latest().step);
    const bool only_looks = applied.changed && applied.depth == model::Change::look;
    if (!only_looks) {
        train::remeasure(rooms.side().kept);
        begin_run(rooms);
    }
    if (applied.depth == model::Change::anew && applied.changed) begin_map_anew(rooms);
    const std::string sentence = stage_of(rooms).follow(rooms, applied);
    if (std::exchange(rooms.lesson.arranges, false)) {
        rooms.notices.notice.clear();
        rooms.view.watch = {};
        return;
    }
    if (sentence.empty()) return;
    const std::string asked = applied.before ? now_asked(*applied.before, rooms.session().running()) : "";
    tell(rooms.notices, asked.empty() ? sentence : sentence + " " + asked, now_s);
    if (rooms.view.watch.on) rooms.view.watch.sentence = sentence;
}

void began_anew(Rooms& rooms) {
    adopt(rooms, {.depth = model::Change::anew, .changed = true, .sentence = ""}, rooms.clock.last_s);
}

bool becomes_another_run(const Rooms& rooms, const model::Spec& spec) {
    if (!model::validate(spec).ok()) return false;
    if (model::only_points_moved(rooms.session().running(), model::normalised(spec))) return false;
    return model::diff(rooms.session().running(), model::normalised(spec)).depth != model::Change::look;
}

core::Result<Applied> apply_spec(Rooms& rooms, const model::Spec& spec, double now_s) {
    separate_edits(rooms, now_s);
    if (!rooms.sides.comparison)
        begin_watch(rooms.view.watch, rooms.session().latest(), rooms.session().running().regions_of,
                    {rooms.view.camera, rooms.ui.map_size});
    if (becomes_another_run(rooms, spec)) note_run(rooms, spec.dataset);
    core::Result<Applied> applied = rooms.session().change_to(spec);
    if (applied.ok()) adopt(rooms, applied.value(), now_s);
    return applied;
}

void apply_draft(Rooms& rooms, double now_s) {
    rooms.experiment.draft.let_go = rooms.experiment.draft.let_go || !rooms.ui.holds;
    if (!rooms.experiment.draft.tried.renew(rooms.experiment.draft.now)) {
        rooms.lesson.arranges = false;
        return;
    }
    if (waits_for(rooms, rooms.experiment.draft.now, false)) {
        rooms.experiment.draft.now =
            rooms.session().running();  // until the file is there the panels show the running Spec
        rooms.experiment.draft.tried.renew(rooms.experiment.draft.now);
        return;
    }
    apply_spec(rooms, rooms.experiment.draft.now, now_s);
}

}  // namespace app
