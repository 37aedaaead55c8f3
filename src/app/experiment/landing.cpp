// See landing.h.
#include "app/experiment/landing.h"

#include <utility>

#include "app/fetching.h"
#include "app/rooms.h"
#include "app/stages/stage.h"

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

}  // namespace

void adopt(Rooms& rooms, const Applied& applied, double now_s) {
    rooms.draft.now = rooms.session().running();
    rooms.draft.tried.renew(rooms.draft.now);
    if (rooms.fetching.waiting && rooms.draft.now.dataset != rooms.fetching.waiting->instead_of)
        rooms.fetching.waiting.reset();  // another data set has been chosen meanwhile
    rooms.pace.resting = false;
    rooms.clock.active_s = now_s;
    ++rooms.view.changes;
    rooms.view.slow.on = false;
    rooms.lesson.guide.lever_pulled(rooms.session().shown().step);
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
    tell(rooms.notices, sentence, now_s);
    if (rooms.view.watch.on) rooms.view.watch.sentence = sentence;
}

void began_anew(Rooms& rooms) {
    adopt(rooms, {.depth = model::Change::anew, .changed = true, .sentence = ""}, rooms.clock.last_s);
}

bool becomes_another_run(const Rooms& rooms, const model::Spec& spec) {
    if (!model::validate(spec).ok()) return false;
    return model::diff(rooms.session().running(), model::normalised(spec)).depth != model::Change::look;
}

core::Result<Applied> land(Rooms& rooms, const model::Spec& spec, double now_s) {
    if (!rooms.sides.comparison)
        begin_watch(rooms.view.watch, rooms.session().shown(), rooms.session().running().regions_of, rooms.view.camera,
                    rooms.ui.map_size);
    if (becomes_another_run(rooms, spec)) note_run(rooms, spec.dataset);
    core::Result<Applied> applied = rooms.session().settle(spec);
    if (applied.ok()) adopt(rooms, applied.value(), now_s);
    return applied;
}

void settle(Rooms& rooms, double now_s) {
    if (!rooms.draft.tried.renew(rooms.draft.now)) {
        rooms.lesson.arranges = false;
        return;
    }
    if (waits_for(rooms, rooms.draft.now, false)) {
        rooms.draft.now = rooms.session().running();  // until the file is there the panels show the running Spec
        rooms.draft.tried.renew(rooms.draft.now);
        return;
    }
    land(rooms, rooms.draft.now, now_s);
}

}  // namespace app
