// See lesson_play.h.
#include "app/lesson/lesson_play.h"

#include <algorithm>

#include "app/experiment/apply_spec.h"
#include "app/experiment/controls.h"
#include "app/experiment/training.h"
#include "app/fetching.h"
#include "app/frame.h"
#include "app/lesson/start_over.h"
#include "app/links.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/two_maps.h"
#include "app/view/projected.h"
#include "app/view/shown_map.h"
#include "core/json.h"
#include "lessons/figures.h"
#include "lessons/opening.h"
#include "lessons/player.h"
#include "model/diff.h"
#include "model/link.h"
#include "model/schema.h"
#include "model/strongest_loss.h"

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

// Shows the layer that the step begins with.
void see_layer_of(Rooms& rooms, const lessons::Step& step) {
    see_layer(rooms, step.see_layer);
    if (step.see_layer < 0) return;
    rooms.ui.places = {};
    rooms.ui.places.on = step.see_places;
}

// Replaces the running model by this Spec, with `steps` warm-up steps.
void begin_lesson_at(Rooms& rooms, const model::Spec& wanted, long steps) {
    model::Spec spec = wanted;
    spec.theme = rooms.session().running().theme;  // a look, which a lesson does not change
    get_ready(rooms.experiment.pace, steps);
    if (!waits_for(rooms, spec, true)) open(rooms, spec);
    play(rooms, true);
}

// Opens another step. Only the first time it changes the Spec; later the learner's Spec is kept.
void go_to_step(Rooms& rooms, int index) {
    if (!rooms.lesson.guide.is_open()) return;
    const lessons::Step& before = *rooms.lesson.guide.step();
    const bool skipped = index == rooms.lesson.guide.index() + 1 && !rooms.lesson.guide.is_done();
    const bool leaves_first = rooms.lesson.guide.index() == 0 && index == 1;
    rooms.lesson.guide.peek(index);
    const bool first_time = !rooms.lesson.guide.was_here();
    rooms.notices.notice.clear();
    rooms.view.watch = {};
    rooms.lesson.guide.open(*rooms.lesson.guide.lesson(), index, rooms.session().latest().step);
    if (leaves_first) rooms.lesson.guide.ask_before();  // where the page itself opened the lesson, nothing was asked
    rooms.lesson.changed = true;
    const lessons::Step& step = *rooms.lesson.guide.step();
    if (step.maps.empty()) end_sweep(rooms);  // the step is about the one map
    see_layer_of(rooms, step);
    if (!first_time) return;
    // A task that is skipped is solved, because the text of the next step expects its result.
    // Not where the learner was half way there and the rest would be too much, such as one loss twice.
    model::Spec solved = rooms.experiment.draft.now;
    if (skipped && before.solve != nullptr) before.solve(solved);
    const bool solves = skipped && before.solve != nullptr && model::validate(solved).ok();
    if (solves) rooms.experiment.draft.now = solved;
    if (skipped && before.solve_desk != nullptr) before.solve_desk(rooms.ui.desk);
    if (skipped && before.solve_pin >= 0) rooms.view.pointing.seen.pinned = before.solve_pin;
    const bool arranges = step.arrange != nullptr && !rooms.lesson.guide.waits_for_guess();
    if (arranges) step.arrange(rooms.experiment.draft.now);
    if (step.arrange_desk != nullptr) step.arrange_desk(rooms.ui.desk);
    rooms.lesson.arranges = solves || arranges;
    get_ready(rooms.experiment.pace, step.warm_steps + (solves ? std::min(before.solve_steps, kSkippedSteps) : 0));
    play(rooms, !rooms.lesson.guide.waits_for_guess());
}

// Answers the step's question. If the step's experiment waited for the answer, it is set up now and trains.
void predict(Rooms& rooms, int choice) {
    const bool waited = rooms.lesson.guide.waits_for_guess();
    rooms.lesson.guide.predict(choice);
    if (!waited) return;
    rooms.lesson.guide.step()->arrange(rooms.experiment.draft.now);
    rooms.lesson.arranges = true;
    get_ready(rooms.experiment.pace, 0);
    play(rooms, true);
}

void back_to_lesson(Rooms& rooms) {
    if (!rooms.lesson.left) return;
    const LeftLesson left = *rooms.lesson.left;
    rooms.lesson.left.reset();
    rooms.experiment.draft.now = left.spec;
    rooms.ui.tab = 0;
    rooms.lesson.guide.open(*left.lesson, left.index, rooms.session().latest().step);
    see_layer_of(rooms, *rooms.lesson.guide.step());
    rooms.lesson.changed = true;
}

// A click on the map answers a prediction about regions: the class predicted there.
void predict_region(Rooms& rooms, map::Point2 px) {
    const lessons::Step* step = rooms.lesson.guide.step();
    if (step == nullptr || step->predict.answer == nullptr || !step->predict.choices.empty()) return;
    const map::RegionView view = map::region_view(rooms.session().latest(), rooms.session().running().regions_of);
    const map::Point2 place = map::to_map(rooms.view.camera, rooms.ui.map_size, px);
    if (view.head < 0 || view.answer != model::Answer::classes) return;
    const train::Snapshot& seen = rooms.side().on_screen();
    if (view.head >= static_cast<int>(seen.heads.size())) return;
    const std::vector<float> answer =
        map::answer_in_picture(seen, seen.heads[static_cast<std::size_t>(view.head)], place);
    if (answer.empty()) return;
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
    const train::Snapshot& shown = rooms.session().latest();
    const bool laid_out = shows_layout(rooms, rooms.side());
    return {.spec = rooms.session().running(),
            .shown = shown,
            .material = rooms.session().material(),
            .desk = rooms.ui.desk,
            .kept = &rooms.side().kept,
            .steps_since = shown.step - std::min(rooms.lesson.guide.since(), shown.step),
            .pinned = rooms.view.pointing.seen.pinned,
            .seen_layer = rooms.view.layer,
            .laid_out = laid_out ? &rooms.side().layout.places : nullptr,
            .layout_step = laid_out ? rooms.side().layout.layout->step : 0,
            .arrivals = rooms.made.arrivals ? &*rooms.made.arrivals : nullptr};
}

train::BitsRequest bits_request(Rooms& rooms) {
    train::BitsRequest request{.attribute = model::shown_color(rooms.session().running()), .moving = trains(rooms)};
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
    const lessons::Step& step = lesson.steps[static_cast<std::size_t>(index)];
    if (step.waits_for_guess && rooms.lesson.guide.has_guessed(lesson, index)) {
        step.arrange(at.spec);
        at.steps = 0;
    }
    begin_lesson_at(rooms, at.spec, at.steps);
    rooms.ui.desk = std::move(at.desk);
    rooms.ui.tab = 0;
    rooms.lesson.guide.open(lesson, index, rooms.session().latest().step);
    if (index == 0) rooms.lesson.guide.ask_before();
    if (rooms.lesson.guide.waits_for_guess()) play(rooms, false);
    see_layer_of(rooms, step);
    rooms.view.pointing.seen.pinned = at.pin;
    rooms.lesson.left.reset();
    rooms.many.pending.reset();
    rooms.lesson.changed = true;
}

// Closes the lesson for free play and stores step and Spec, for back_to_lesson().
void leave_lesson(Rooms& rooms) {
    if (!rooms.lesson.guide.is_open()) return;
    rooms.lesson.left = LeftLesson{rooms.lesson.guide.lesson(), rooms.lesson.guide.index(), rooms.session().running()};
    rooms.lesson.guide.close();
    see_layer(rooms, -1);
    rooms.lesson.changed = true;
}

void apply_lesson_actions(Rooms& rooms, const ui::Actions& actions) {
    if (actions.lesson.step) go_to_step(rooms, *actions.lesson.step);
    if (actions.lesson.start_over) return start_over(rooms);
    if (actions.lesson.close) leave_lesson(rooms);
    if (actions.lesson.back) back_to_lesson(rooms);
    if (actions.lesson.hint) rooms.lesson.guide.show_hint();
    if (actions.lesson.maps && rooms.lesson.guide.is_open())
        want_sweep(rooms, split_sweep_link(rooms.lesson.guide.step()->maps));
    if (actions.lesson.predict) predict(rooms, *actions.lesson.predict);
    if (actions.lesson.before) {
        rooms.lesson.guide.answer_before(*actions.lesson.before);
        rooms.lesson.changed = true;
    }
    if (actions.lesson.again && rooms.lesson.guide.is_open())
        open_lesson(rooms, *rooms.lesson.guide.lesson(), rooms.lesson.guide.index());
    if (actions.lesson.open) {
        if (const lessons::Lesson* lesson = lessons::find_lesson(*actions.lesson.open)) {
            open_lesson(rooms, *lesson, rooms.lesson.guide.first_not_done(*lesson));
        }
    }
    if (actions.lesson.next && rooms.lesson.guide.is_open()) {
        const auto table = lessons::lesson_table();
        const auto at = std::find(table.begin(), table.end(), rooms.lesson.guide.lesson());
        if (at + 1 < table.end()) open_lesson(rooms, **(at + 1), rooms.lesson.guide.first_not_done(**(at + 1)));
    }
    if (actions.lesson.note) note_in_ledger(rooms);
    if (actions.map.clicked && actions.map.pointer) predict_region(rooms, *actions.map.pointer);
}

long warm_up(Rooms& rooms, double now_s, double budget_ms) {
    if (rooms.experiment.pace.warm_until_s < 0)
        rooms.experiment.pace.warm_until_s = now_s + rooms.experiment.pace.warm_seconds;
    const long done =
        now_s < rooms.experiment.pace.warm_until_s ? run(rooms, budget_ms, rooms.experiment.pace.warm_left, now_s) : 0;
    rooms.experiment.pace.warm_left = done > 0 ? rooms.experiment.pace.warm_left - done : 0;
    if (rooms.experiment.pace.warm_left == 0) {
        rooms.lesson.guide.lever_pulled(rooms.session().latest().step);
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
                 {"before", guide->asks_before ? Json(guide->before_question) : Json()},
                 {"said_before", guide->said_before},
                 {"getting_ready", rooms.experiment.pace.warm_left > 0},
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
    if (step->predict.answer != nullptr) predict(rooms, Guide::kNoIdea);
    if (step->solve != nullptr) step->solve(rooms.experiment.draft.now);
    if (step->solve_desk != nullptr) step->solve_desk(rooms.ui.desk);
    if (step->solve_pin >= 0) rooms.view.pointing.seen.pinned = step->solve_pin;
    if (step->see_layer_solved >= 0) see_layer(rooms, step->see_layer_solved);
    apply_draft(rooms, rooms.clock.last_s);
    if (rooms.session().problem()) return *rooms.session().problem();
    return {};
}

}  // namespace app
