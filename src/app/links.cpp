// See links.h.
#include "app/links.h"

#include <algorithm>

#include "app/experiment/landing.h"
#include "app/fetching.h"
#include "app/frame.h"
#include "app/lesson/lesson_link.h"
#include "app/lesson/lesson_play.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/two_maps.h"
#include "model/link.h"
#include "model/spec_json.h"

namespace app {
core::Status open(Rooms& rooms, const model::Spec& spec) {
    end_sweep(rooms);
    drop_comparison(rooms);
    rooms.sides.ended.reset();
    note_run(rooms);
    core::Status opened = rooms.session().open(spec);
    if (opened.ok()) {
        began_anew(rooms);
    } else {
        rooms.notices.alarm = "The link cannot be opened: " + opened.sentence();
    }
    return opened;
}

core::Status open_link(Rooms& rooms, std::string_view fragment) {
    const SweepLink maps = split_sweep_link(fragment);
    const LessonLink link = split_lesson_link(maps.rest);
    core::Result<model::Spec> spec = model::from_link(link.rest);
    core::Error wrong = !spec.ok() ? spec.error() : !link.wrong.sentence.empty() ? link.wrong : maps.wrong;
    if (!wrong.sentence.empty()) {
        const char* instead = spec.ok() ? " The rest of it opens." : " The default opens instead.";
        rooms.notices.alarm = "The link cannot be opened as it is. " + wrong.sentence + instead;
        if (!spec.ok()) spec = model::default_spec();
    }
    const core::Status problem = wrong.sentence.empty() ? core::Status() : core::Status(wrong);
    rooms.fetching.waiting.reset();
    rooms.pace.warm_left = 0;
    rooms.many.wanted.reset();
    if (link.lesson != nullptr && link.rest.empty()) {
        open_lesson(rooms, *link.lesson, link.step);
        want_sweep(rooms, maps);
        return problem;
    }
    if (!waits_for(rooms, spec.value(), true)) open(rooms, spec.value());
    if (link.lesson != nullptr) {
        rooms.lesson.guide.open(*link.lesson, link.step, rooms.session().shown().step);
    } else if (maps.is_one() || !(spec.value() == model::default_spec())) {
        rooms.lesson.guide.close();  // who brings an experiment of their own needs nobody to show them around
    }
    want_sweep(rooms, maps);
    return problem;
}

// Within a lesson the link opens it at this step, with what runs now; many maps begin anew.
std::string link(const Rooms& rooms) {
    std::string link = model::to_link(rooms.session().running());
    const lessons::Lesson* lesson = rooms.lesson.guide.lesson();
    const bool at_start = lesson == lessons::lesson_table().front() && rooms.lesson.guide.index() == 0;
    if (lesson != nullptr && !at_start)
        link = lesson_link(*lesson, rooms.lesson.guide.index()) + (link.empty() ? "" : "&" + link);
    if (rooms.many.show) link += (link.empty() ? "" : "&") + sweep_link(rooms.many.show->sweep, rooms.ui.sweep);
    return link;
}

core::Result<bool> apply_json(Rooms& rooms, std::string_view partial_spec) {
    core::Result<model::Spec> spec = model::from_json(partial_spec, rooms.session().running());
    if (!spec.ok()) return spec.error();
    if (waits_for(rooms, spec.value(), false)) return false;
    const core::Result<Applied> applied = land(rooms, spec.value(), rooms.clock.last_s);
    if (!applied.ok()) return applied.error();
    return applied.value().changed;
}

}  // namespace app
