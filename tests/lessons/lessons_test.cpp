// Every lesson keeps its word: it has words, it can be played, its checks refuse what is wrong, its claims hold.
// `embedscape check` does the same on more seeds.
#include <doctest/doctest.h>

#include <set>

#include "lessons/lesson.h"
#include "lessons/player.h"
#include "model/schema.h"

namespace {

// Under the sanitizers all is ten times as slow, and one seed walks the same paths.
std::vector<int> seeds() {
#if defined(__SANITIZE_ADDRESS__)
    return {1};
#else
    return {1, 2};
#endif
}

}  // namespace

TEST_CASE("every lesson has words, and every task a solution and a hint") {
    std::set<std::string_view> ids;
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        CAPTURE(lesson->id);
        CHECK(ids.insert(lesson->id).second);
        CHECK_FALSE(lesson->title.empty());
        CHECK_FALSE(lesson->about.empty());
        CHECK(lesson->minutes <= 5);
        CHECK(model::validate(lesson->preset()).sentence == "");
        CHECK(!lesson->claims.empty());
        bool predicts = false;
        for (std::size_t i = 0; i < lesson->steps.size(); ++i) {
            const lessons::Step& step = lesson->steps[i];
            CAPTURE(i);
            CHECK(step.text.size() > 20);
            CHECK(step.text.size() < 400);
            CHECK(step.task.empty() == step.checks.empty());
            CHECK(step.task.empty() == step.done_text.empty());
            CHECK(step.task.empty() == step.hint.empty());
            CHECK(step.predict.question.empty() == (step.predict.answer == nullptr));
            CHECK((step.task.empty() || step.solve != nullptr || step.solve_desk != nullptr || step.solve_pin >= 0));
            predicts = predicts || step.predict.answer != nullptr;
        }
        CHECK(predicts);
    }
}

TEST_CASE("every lesson can be played: open at first, done by its solution, a wrong state refused, no figure unknown") {
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        for (const int seed : seeds()) {
            const std::vector<std::string> problems = lessons::problems_of(*lesson, seed);
            for (const std::string& problem : problems) FAIL_CHECK(problem);
        }
    }
}

TEST_CASE("the claims of every lesson hold for two seeds") {
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        for (const lessons::Claim& claim : lesson->claims) {
            const lessons::ClaimReport report = lessons::try_claim(claim, seeds());
            CAPTURE(lesson->id);
            CAPTURE(report.says);
            CHECK(report.trouble == "");
            CHECK(report.n_held == report.n_tried);
        }
    }
}
