// Every lesson keeps its word: its preset starts, no task is done before it is done, and the recorded solution does it.
#include <doctest/doctest.h>

#include "lessons/lesson.h"
#include "model/schema.h"
#include "train/trainer.h"

namespace {

struct Run {
    model::Spec spec;
    train::Trainer trainer;
};

// What the app does with a draft, without its window.
void pull(Run& run, const model::Spec& draft) {
    const model::Spec wanted = model::normalised(draft);
    REQUIRE(model::validate(wanted).sentence == "");
    REQUIRE(run.trainer.graft(wanted).ok());
    run.spec = wanted;
}

}  // namespace

TEST_CASE("every lesson has words, and every task a solution") {
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        CAPTURE(lesson->id);
        CHECK_FALSE(lesson->title.empty());
        CHECK(model::validate(lesson->preset()).sentence == "");
        for (const lessons::Step& step : lesson->steps) {
            CHECK(step.text.size() > 20);
            CHECK(step.text.size() < 400);
            CHECK(step.task.empty() == (step.done == nullptr));
            CHECK(step.task.empty() == step.done_text.empty());
        }
    }
}

TEST_CASE(
    "played through with the recorded solutions, each task is open at first and done at the end, for three seeds") {
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        for (int seed = 1; seed <= 3; ++seed) {
            model::Spec spec = lesson->preset();
            spec.seed = seed;
            auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
            REQUIRE(trainer.ok());
            Run run{spec, std::move(trainer.value())};
            for (std::size_t i = 0; i < lesson->steps.size(); ++i) {
                const lessons::Step& step = lesson->steps[i];
                if (step.done == nullptr) continue;
                CAPTURE(lesson->id);
                CAPTURE(seed);
                CAPTURE(i);
                const train::Snapshot before = run.trainer.snapshot();
                CHECK_FALSE(lessons::is_done(step, {run.spec, before, 0}));
                if (step.solve != nullptr) {
                    model::Spec draft = run.spec;
                    step.solve(draft);
                    pull(run, draft);
                }
                run.trainer.run_steps(step.solve_steps);
                const train::Snapshot after = run.trainer.snapshot();
                CHECK(lessons::is_done(step, {run.spec, after, step.solve_steps}));
            }
        }
    }
}
