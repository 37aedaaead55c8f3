// The guide: follows the steps of a lesson, ticks what is done, and a tick stays.
#include "app/guide.h"

#include <doctest/doctest.h>

#include "app/session.h"

TEST_CASE("a task is ticked when the model is so, counted from the last pull of a lever, and stays ticked") {
    const lessons::Lesson& lesson = *lessons::lesson_table().front();
    app::Session session;
    app::Guide guide;
    CHECK_FALSE(guide.view().has_value());
    CHECK_FALSE(guide.look(session.running(), session.shown()));
    guide.open(lesson, 0);
    REQUIRE(guide.view().has_value());
    CHECK_FALSE(guide.look(session.running(), session.shown()));
    CHECK_FALSE(guide.view()->done);

    guide.go_to(1, session.shown().step);
    model::Spec draft = session.running();
    lesson.steps[1].solve(draft);
    session.settle(draft);
    session.run_steps(200);
    guide.lever_pulled(session.shown().step);
    session.run_steps(200);
    CHECK_FALSE(guide.look(session.running(), session.shown()));
    session.run_steps(100);
    CHECK(guide.look(session.running(), session.shown()));
    CHECK(guide.view()->done);
    session.undo();
    CHECK_FALSE(guide.look(session.running(), session.shown()));
    CHECK(guide.view()->done);
}

TEST_CASE("steps out of range show the nearest, and a lesson can be put away") {
    app::Guide guide;
    const lessons::Lesson& lesson = *lessons::lesson_table().front();
    guide.open(lesson, 0);
    guide.go_to(99, 0);
    CHECK(guide.view()->index == static_cast<int>(lesson.steps.size()) - 1);
    guide.go_to(-5, 0);
    CHECK(guide.view()->index == 0);
    guide.close();
    guide.go_to(1, 0);
    CHECK_FALSE(guide.view().has_value());
}
