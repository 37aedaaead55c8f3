// The guide: follows the steps of a lesson, asks before it tells, ticks what is done, keeps how far one is.
#include "app/lesson/guide.h"

#include <doctest/doctest.h>

#include "app/experiment/session.h"
#include "app/lesson/lesson_link.h"

namespace {

const lessons::Lesson& first() { return *lessons::find_lesson("three_levers"); }

int n_done(const app::Guide& guide) {
    for (const ui::LessonEntry& entry : guide.list()) {
        if (entry.id == first().id) return entry.n_done;
    }
    return -1;
}

struct Learner {
    app::Session session;
    app::Guide guide;
    lessons::Desk desk;
    train::BitsKept kept;

    lessons::Moment moment() {
        return {.spec = session.running(),
                .shown = session.latest(),
                .material = session.material(),
                .desk = desk,
                .kept = &kept,
                .steps_since = session.latest().step - guide.since()};
    }
    ui::Guide view() { return *guide.view(moment()); }
};

}  // namespace

TEST_CASE("a task is ticked when the model is so, counted from the last pull of a lever, and stays ticked") {
    Learner at;
    CHECK_FALSE(at.guide.view(at.moment()).has_value());
    CHECK_FALSE(at.guide.mark_if_done(at.moment()));
    at.guide.open(first(), 1, 0);
    at.guide.predict(app::Guide::kNoIdea);
    CHECK_FALSE(at.guide.mark_if_done(at.moment()));
    CHECK_FALSE(at.view().done);

    model::Spec draft = at.session.running();
    first().steps[1].solve(draft);
    at.session.change_to(draft);
    at.session.run_steps(200);
    at.guide.lever_pulled(at.session.latest().step);
    at.session.run_steps(200);
    CHECK_FALSE(at.guide.mark_if_done(at.moment()));
    CHECK(at.view().checks[0].holds);
    CHECK_FALSE(at.view().checks[1].holds);
    at.session.run_steps(100);
    CHECK(at.guide.mark_if_done(at.moment()));
    CHECK(at.view().done);
    CHECK(at.view().took == "");  // the first lesson counts nothing
    at.session.undo();
    CHECK_FALSE(at.guide.mark_if_done(at.moment()));
    CHECK(at.view().done);
}

TEST_CASE("nothing is done before its prediction; then it is told whether it came true") {
    Learner at;
    at.guide.open(first(), 1, 0);
    model::Spec draft = at.session.running();
    first().steps[1].solve(draft);
    at.session.change_to(draft);
    at.session.run_steps(300);
    CHECK_FALSE(at.guide.mark_if_done(at.moment()));
    at.guide.predict(0);
    at.guide.predict(1);  // the first word counts
    CHECK(at.guide.mark_if_done(at.moment()));
    const ui::Guide view = at.view();
    CHECK(view.chosen == 0);
    CHECK(view.came_true == 1);
    CHECK_FALSE(view.was_right);
    CHECK(view.verdict == first().steps[1].predict.wrong);
}

TEST_CASE("where a step says what its author needed, that is shown") {
    Learner at;
    int n_shown = 0;
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        for (std::size_t i = 0; i < lesson->steps.size(); ++i) {
            const lessons::Par& par = lesson->steps[i].par;
            if (par.steps <= 0 || par.units > 0 || par.features > 0) continue;
            at.guide.open(*lesson, static_cast<int>(i), 0);
            CHECK(at.view().par.find(" steps") != std::string::npos);
            ++n_shown;
        }
    }
    CHECK(n_shown > 0);
}

TEST_CASE("steps out of range show the nearest, and a lesson can be put away") {
    Learner at;
    at.guide.open(first(), 99, 0);
    CHECK(at.view().index == static_cast<int>(first().steps.size()) - 1);
    at.guide.open(first(), -5, 0);
    CHECK(at.view().index == 0);
    at.guide.close();
    CHECK_FALSE(at.guide.view(at.moment()).has_value());
}

TEST_CASE("how far one is comes back as it was, and text that is none harms nothing") {
    app::Guide guide;
    const auto last = static_cast<int>(first().steps.size()) - 2;
    guide.open(first(), last, 0);  // nothing to do there: done by reading
    CHECK(n_done(guide) == 1);
    app::Guide other;
    other.restore(guide.progress());
    CHECK(other.progress() == guide.progress());
    CHECK(n_done(other) == 1);
    CHECK(other.first_not_done(first()) == 0);
    app::Guide third;
    for (const char* text : {"", " ", ":", "three_levers", "three_levers:", "nobody:111",
                             "three_levers:11111111111111111", "::1 three_levers:x1"}) {
        third.restore(text);
    }
    CHECK(n_done(third) == static_cast<int>(first().steps.size()));
}

TEST_CASE("the question on other data is asked once before, once after, and both answers are kept") {
    Learner at;
    at.guide.open(first(), 0, 0);
    CHECK_FALSE(at.view().asks_before);
    at.guide.ask_before();
    CHECK(at.view().asks_before);
    CHECK(at.view().before_question == first().transfer->question);
    at.guide.answer_before(0);
    CHECK_FALSE(at.view().asks_before);
    at.guide.ask_before();
    CHECK_FALSE(at.view().asks_before);
    CHECK(at.guide.progress() == "three_levers?0,-1,-1");

    const auto last = static_cast<int>(first().steps.size()) - 1;
    const lessons::Step& step = first().steps.back();
    at.guide.open(first(), last, 0);
    CHECK(at.view().said_before == first().transfer->choices[0]);
    at.guide.predict(1);
    model::Spec draft = at.session.running();
    step.arrange(draft);
    CHECK(draft.dataset != at.session.running().dataset);
    at.session.change_to(draft);
    at.session.run_steps(step.solve_steps);
    REQUIRE(at.guide.mark_if_done(at.moment()));
    CHECK(at.view().was_right);
    CHECK_FALSE(at.view().before_was_right);
    app::Guide other;
    other.restore(at.guide.progress());
    CHECK(other.progress() == at.guide.progress());
    const std::vector<ui::LessonEntry> entries = other.list();
    const ui::LessonEntry& entry = entries.front();
    CHECK(entry.answered);
    CHECK_FALSE(entry.right_before);
    CHECK(entry.right_after);
}

TEST_CASE("who goes on without an answer to the question before the lesson has skipped it") {
    Learner at;
    at.guide.open(first(), 0, 0);
    at.guide.ask_before();
    at.guide.open(first(), 1, 0);
    CHECK_FALSE(at.view().asks_before);
    at.guide.ask_before();
    CHECK_FALSE(at.view().asks_before);
    app::Guide other;
    for (const char* text : {"three_levers?", "three_levers?9,9,9", "three_levers?x", "nobody?1,1,1"})
        other.restore(text);
    CHECK(other.progress() == "");
}

TEST_CASE("a link to a lesson names lesson and step; the rest is the experiment's") {
    app::LessonLink link = app::split_lesson_link("#lesson=three_levers&step=3&lr=0.03");
    CHECK(link.lesson == &first());
    CHECK(link.step == 2);
    CHECK(link.rest == "lr=0.03");
    CHECK(link.wrong.sentence == "");
    CHECK(app::lesson_link(first(), 2) == "lesson=three_levers&step=3");
    CHECK(app::split_lesson_link("lr=0.03&dataset=words").rest == "lr=0.03&dataset=words");
    CHECK(app::split_lesson_link("lr=0.03").lesson == nullptr);
    link = app::split_lesson_link("lesson=none");
    CHECK(link.lesson == nullptr);
    CHECK(link.wrong.field == "lesson");
    for (const char* wrong : {"0", "99", "100", "x", "-1", "1.5"}) {
        link = app::split_lesson_link(std::string("lesson=three_levers&step=") + wrong);
        CHECK(link.step == 0);
        CHECK(link.wrong.field == "step");
    }
}
