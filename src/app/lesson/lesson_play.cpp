// See lesson_play.h.
#include "app/lesson/lesson_play.h"

#include <algorithm>

#include "app/experiment/controls.h"
#include "app/experiment/landing.h"
#include "app/experiment/training.h"
#include "app/fetching.h"
#include "app/frame.h"
#include "app/links.h"
#include "app/rooms.h"
#include "app/seen/seen_map.h"
#include "app/stages/many_maps.h"
#include "app/stages/two_maps.h"
#include "core/json.h"
#include "lessons/figures.h"
#include "lessons/opening.h"
#include "lessons/player.h"
#include "model/diff.h"
#include "model/link.h"

namespace app {
namespace {

using core::Json;

constexpr long kSkippedSteps = 1500;  // trained at most in place of a task that is skipped

// The name of a row in the ledger: the changes since the lesson began.
std::string what_was_done(const model::Spec& from, const model::Spec& to) {
    std::string words;
    for (const model::FieldChange& change : model::diff(from, to).changes) {
        if (change.change == model::Change::look || change.sentence.empty()) continue;
        words += (words.empty() ? "" : "; ") + change.sentence;
    }
    return words.empty() ? "as it was" : words;
}

// The bits kept that the texts of the lesson's step mention; found again only for another step.
const std::vector<train::WantedCell>& cells_of_step(Rooms& rooms) {
    if (rooms.lesson.cells_of == rooms.lesson.guide.step()) return rooms.lesson.cells;
    rooms.lesson.cells_of = rooms.lesson.guide.step();
    rooms.lesson.cells.clear();
    if (rooms.lesson.cells_of == nullptr) return rooms.lesson.cells;
    rooms.lesson.cells = lessons::wanted_cells(*rooms.lesson.cells_of);
    if (rooms.lesson.cells_of->exhibit != "ledger") return rooms.lesson.cells;
    for (const lessons::Figure& figure : rooms.lesson.guide.lesson()->ledger)
        lessons::add_wanted_cells("{" + std::string(figure.name) + "}", rooms.lesson.cells);
    return rooms.lesson.cells;
}

// Replaces the running model by this Spec, with `steps` warm-up steps.
void begin_lesson_at(Rooms& rooms, const model::Spec& wanted, long steps) {
    model::Spec spec = wanted;
    spec.theme = rooms.session().running().theme;  // a look, which a lesson does not change
    get_ready(rooms.pace, steps);
    if (!waits_for(rooms, spec, true)) open(rooms, spec);
    play(rooms, true);
}

// Opens another step. Only the first time it changes the Spec; later the learner's Spec is kept.
void go_to_step(Rooms& rooms, int index) {
    if (!rooms.lesson.guide.is_open()) return;
    const lessons::Step& before = *rooms.lesson.guide.step();
    const bool skipped = index == rooms.lesson.guide.index() + 1 && !rooms.lesson.guide.is_done();
    rooms.lesson.guide.peek(index);
    const bool first_time = !rooms.lesson.guide.was_here();
    rooms.notices.notice.clear();
    rooms.view.watch = {};
    rooms.lesson.guide.open(*rooms.lesson.guide.lesson(), index, rooms.session().shown().step);
    rooms.lesson.changed = true;
    const lessons::Step& step = *rooms.lesson.guide.step();
    if (step.maps.empty()) end_sweep(rooms);  // the step is about the one map
    see_layer(rooms, step.see_layer);
    if (!first_time) return;
    // A task that is skipped is solved, because the text of the next step expects its result.
    const bool solves = skipped && before.solve != nullptr;
    if (solves) before.solve(rooms.draft.now);
    if (step.arrange != nullptr) step.arrange(rooms.draft.now);
    rooms.lesson.arranges = solves || step.arrange != nullptr;
    get_ready(rooms.pace, step.warm_steps + (solves ? std::min(before.solve_steps, kSkippedSteps) : 0));
    play(rooms, true);
}

// Closes the lesson for free play and stores step and Spec, for back_to_lesson().
void leave_lesson(Rooms& rooms) {
    if (!rooms.lesson.guide.is_open()) return;
    rooms.lesson.left = LeftLesson{rooms.lesson.guide.lesson(), rooms.lesson.guide.index(), rooms.session().running()};
    rooms.lesson.guide.close();
    see_layer(rooms, -1);
    rooms.lesson.changed = true;
}

void back_to_lesson(Rooms& rooms) {
    if (!rooms.lesson.left) return;
    const LeftLesson left = *rooms.lesson.left;
    rooms.lesson.left.reset();
    rooms.draft.now = left.spec;
    rooms.ui.tab = 0;
    rooms.lesson.guide.open(*left.lesson, left.index, rooms.session().shown().step);
    see_layer(rooms, rooms.lesson.guide.step()->see_layer);
    rooms.lesson.changed = true;
}

// A click on the map answers a prediction about regions: the class predicted there.
void predict_region(Rooms& rooms, map::Point2 px) {
    const lessons::Step* step = rooms.lesson.guide.step();
    if (step == nullptr || step->predict.answer == nullptr || !step->predict.choices.empty()) return;
    const map::RegionView view = map::region_view(rooms.session().shown(), rooms.session().running().regions_of);
    const map::Point2 place = map::to_map(rooms.view.camera, rooms.ui.map_size, px);
    if (view.head < 0 || view.answer != model::Answer::classes) return;
    const float at[2] = {place.x, place.y};
    const std::vector<float> answer =
        map::answer_at(rooms.session().shown().heads[static_cast<std::size_t>(view.head)], at, 2);
    rooms.lesson.guide.predict(static_cast<int>(std::max_element(answer.begin(), answer.end()) - answer.begin()));
}

void note_in_ledger(Rooms& rooms) {
    if (!rooms.lesson.guide.is_open()) return;
    const lessons::Lesson& lesson = *rooms.lesson.guide.lesson();
    lessons::Ledger& ledger = rooms.ui.desk.ledger;
    if (ledger.lesson != lesson.id) ledger = {.lesson = std::string(lesson.id), .rows = {}};
    lessons::LedgerRow row{.what = what_was_done(lesson.preset(), rooms.session().running()),
                           .cells = {},
                           .step = rooms.lesson.guide.index()};
    for (const lessons::Figure& figure : lesson.ledger) {
        row.cells.push_back(figure.text != nullptr ? figure.text(moment(rooms))
                                                   : lessons::figure_text(figure.name, moment(rooms), {}));
    }
    ledger.rows.push_back(std::move(row));
}

}  // namespace

lessons::Moment moment(const Rooms& rooms) {
    const train::Snapshot& shown = rooms.session().shown();
    return {.spec = rooms.session().running(),
            .shown = shown,
            .material = rooms.session().material(),
            .desk = rooms.ui.desk,
            .kept = &rooms.side().kept,
            .steps_since = shown.step - std::min(rooms.lesson.guide.since(), shown.step),
            .pinned = rooms.view.pointing.seen.pinned,
            .seen_layer = rooms.view.layer};
}

train::KeptRequest kept_request(Rooms& rooms) {
    train::KeptRequest request{.attribute = rooms.session().running().color_by, .moving = trains(rooms)};
    request.cells = cells_of_step(rooms);
    if (rooms.sides.comparison && rooms.ui.shows_compare) {
        for (const data::Attribute& attribute : rooms.session().material().dataset.row.attributes)
            request.cells.push_back({attribute.id, -1});
    }
    request.only_cells = !rooms.ui.shows_kept;
    return request;
}

void open_lesson(Rooms& rooms, const lessons::Lesson& lesson, int index) {
    lessons::Opening at = lessons::opening(lesson, index);
    begin_lesson_at(rooms, at.spec, at.steps);
    rooms.ui.desk = std::move(at.desk);
    rooms.ui.tab = 0;
    rooms.lesson.guide.open(lesson, index, rooms.session().shown().step);
    see_layer(rooms, at.see_layer);
    rooms.view.pointing.seen.pinned = at.pin;
    rooms.lesson.left.reset();
    rooms.many.pending.reset();
    rooms.lesson.changed = true;
}

void obey_lessons(Rooms& rooms, const ui::Actions& actions) {
    if (actions.lesson.step) go_to_step(rooms, *actions.lesson.step);
    if (actions.lesson.close) leave_lesson(rooms);
    if (actions.lesson.back) back_to_lesson(rooms);
    if (actions.lesson.hint) rooms.lesson.guide.show_hint();
    if (actions.lesson.maps && rooms.lesson.guide.is_open())
        want_sweep(rooms, split_sweep_link(rooms.lesson.guide.step()->maps));
    if (actions.lesson.predict) rooms.lesson.guide.predict(*actions.lesson.predict);
    if (actions.lesson.again && rooms.lesson.guide.is_open())
        open_lesson(rooms, *rooms.lesson.guide.lesson(), rooms.lesson.guide.index());
    if (actions.lesson.open) {
        if (const lessons::Lesson* lesson = lessons::find_lesson(*actions.lesson.open)) {
            open_lesson(rooms, *lesson, rooms.lesson.guide.first_open(*lesson));
        }
    }
    if (actions.lesson.next && rooms.lesson.guide.is_open()) {
        const auto table = lessons::lesson_table();
        const auto at = std::find(table.begin(), table.end(), rooms.lesson.guide.lesson());
        if (at + 1 < table.end()) open_lesson(rooms, **(at + 1), rooms.lesson.guide.first_open(**(at + 1)));
    }
    if (actions.lesson.note) note_in_ledger(rooms);
    if (actions.map.clicked && actions.map.pointer) predict_region(rooms, *actions.map.pointer);
}

long warm_up(Rooms& rooms, double now_s, double budget_ms) {
    if (rooms.pace.warm_until_s < 0) rooms.pace.warm_until_s = now_s + rooms.pace.warm_seconds;
    const long done = now_s < rooms.pace.warm_until_s ? run(rooms, budget_ms, rooms.pace.warm_left, now_s) : 0;
    rooms.pace.warm_left = done > 0 ? rooms.pace.warm_left - done : 0;
    if (rooms.pace.warm_left == 0) {
        rooms.lesson.guide.lever_pulled(rooms.session().shown().step);
        rooms.view.camera_follows = true;
    }
    return done;
}

std::string lesson_json(const Rooms& rooms) {
    const std::optional<ui::Guide> guide = rooms.lesson.guide.view(moment(rooms));
    if (!guide) return "null";
    Json json = {{"id", rooms.lesson.guide.lesson()->id},
                 {"step", guide->index},
                 {"steps", guide->count},
                 {"done", guide->done},
                 {"text", guide->text},
                 {"task", guide->task},
                 {"question", guide->question},
                 {"choices", guide->choices},
                 {"chosen", guide->chosen},
                 {"came_true", guide->came_true},
                 {"exhibit", guide->exhibit},
                 {"getting_ready", rooms.pace.warm_left > 0},
                 {"waiting", rooms.fetching.waiting.has_value()}};
    json["checks"] = Json::array();
    for (const ui::GuideCheck& check : guide->checks) {
        json["checks"].push_back({{"text", check.text}, {"holds", check.holds}});
    }
    return json.dump();
}

core::Status solve_step(Rooms& rooms) {
    const lessons::Step* step = rooms.lesson.guide.step();
    if (step == nullptr) return core::Error{"", "No lesson is open."};
    if (step->predict.answer != nullptr) rooms.lesson.guide.predict(Guide::kNoIdea);
    if (step->solve != nullptr) step->solve(rooms.draft.now);
    if (step->solve_desk != nullptr) step->solve_desk(rooms.ui.desk);
    if (step->solve_pin >= 0) rooms.view.pointing.seen.pinned = step->solve_pin;
    if (step->see_layer_solved >= 0) see_layer(rooms, step->see_layer_solved);
    settle(rooms, rooms.clock.last_s);
    if (rooms.session().problem()) return *rooms.session().problem();
    return {};
}

}  // namespace app
