// Every lesson has words and can be opened; one is played through and its claims are tried, in every build that runs
// this suite; and what plays and tries them can find fault. All lessons are played and all claims tried once, natively,
// by `embedscape check` on more seeds, and played through the whole App by tests/played.
#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/lesson.h"
#include "lessons/player.h"
#include "model/schema.h"

namespace {

// It sets every lever, the desk's too, wants bits measured, and has wrong states to refuse; it trains little.
constexpr const char* kPlayedHere = "frown_and_smile";

const lessons::Lesson& played_here() {
    const lessons::Lesson* lesson = lessons::find_lesson(kPlayedHere);
    REQUIRE(lesson != nullptr);
    return *lesson;
}

bool any_says(const std::vector<std::string>& problems, const std::string& words) {
    return std::any_of(problems.begin(), problems.end(),
                       [&](const std::string& problem) { return problem.find(words) != std::string::npos; });
}

// A lesson of one task, on a map that need not learn.
lessons::Lesson one_task(const std::vector<lessons::Step>& steps) {
    lessons::Lesson lesson = *lessons::lesson_table().front();
    lesson.warm_steps = 0;
    lesson.steps = steps;
    return lesson;
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
        CHECK(model::validate(lesson->preset()).ok());
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

TEST_CASE("every lesson has a question on other data") {
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        CAPTURE(lesson->id);
        CHECK(lesson->transfer != nullptr);
    }
}

TEST_CASE("a question on other data is the lesson's last step, and its data were not used before") {
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        CAPTURE(lesson->id);
        const lessons::Transfer* transfer = lesson->transfer;
        if (transfer == nullptr) continue;
        CHECK(transfer->choices.size() >= 2);
        CHECK(transfer->right < transfer->choices.size());
        CHECK(lesson->steps.back().predict.question == transfer->question);
        model::Spec spec = lesson->preset();
        for (std::size_t i = 0; i + 1 < lesson->steps.size(); ++i) {
            CHECK(transfer->preset().dataset != spec.dataset);
            if (lesson->steps[i].arrange != nullptr) lesson->steps[i].arrange(spec);
        }
        const int seed = spec.seed;
        lesson->steps.back().arrange(spec);
        CHECK(spec.seed != seed);
        CHECK(model::validate(spec).ok());
    }
}

// Price: 0.3 s. On ten seeds it is tried by `embedscape check`.
TEST_CASE("training answers the question on other data as its lesson says") {
    const lessons::ClaimReport report = lessons::try_transfer(*lessons::lesson_table().front()->transfer, {1});
    CHECK(report.trouble == "");
    CHECK(report.n_held == 1);
}

TEST_CASE("every lesson can be opened") {
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        CAPTURE(lesson->id);
        lessons::Lesson opened = *lesson;
        opened.warm_steps = 1;
        CHECK(lessons::Player::open(opened, 1).ok());
    }
}

TEST_CASE("a lesson can be played: open at first, done by its solution, a wrong state refused, no figure unknown") {
    for (const std::string& problem : lessons::problems_of(played_here(), 1)) FAIL_CHECK(problem);
}

TEST_CASE("the claims of a lesson hold") {
    for (const lessons::Claim& claim : played_here().claims) {
        const lessons::ClaimReport report = lessons::try_claim(claim, {1});
        CAPTURE(report.says);
        CHECK(report.trouble == "");
        CHECK(report.n_held == 1);
        CHECK(report.holds());
    }
}

TEST_CASE("who plays a lesson finds what is wrong with it") {
    const auto problems_with = [](const lessons::Check& check, lessons::Step step) {
        step.checks = {&check, 1};
        const std::vector<lessons::Step> steps{step};
        return lessons::problems_of(one_task(steps), 1);
    };
    const lessons::Check never{"never", [](const lessons::Moment&) { return false; }};
    const lessons::Check always{"always", [](const lessons::Moment&) { return true; }};
    const lessons::Check slow{"slow", [](const lessons::Moment& moment) { return moment.spec.learning_rate < 0.002; }};
    const auto slow_down = [](model::Spec& spec) { spec.learning_rate = 0.001; };
    CHECK(problems_with(slow, {.text = "Slow down.", .solve = slow_down}).empty());
    CHECK(any_says(problems_with(never, {.text = "It cannot be done."}), "does not solve it"));
    CHECK(any_says(problems_with(always, {.text = "It is done."}), "is solved before anything was done"));
    CHECK(any_says(problems_with(slow, {.text = "Slow down.", .solve = slow_down, .wrong_state = slow_down}),
                   "accepts its wrong solution"));
    CHECK(any_says(problems_with(slow, {.text = "It has {no_such_figure}.", .solve = slow_down}), "{no_such_figure}"));
    lessons::Prediction undecided;
    undecided.question = "Will it?";
    undecided.answer = [](const lessons::Moment&) { return -1; };
    CHECK(any_says(problems_with(slow, {.text = "Slow down.", .predict = undecided, .solve = slow_down}),
                   "was to be predicted did not come true"));
    CHECK(any_says(
        problems_with(slow, {.text = "Too fast.", .solve = [](model::Spec& spec) { spec.learning_rate = 99; }}),
        "the solution cannot be set"));
}

TEST_CASE("a claim has to hold for nine seeds of ten") {
    const std::vector<int> seeds{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    const lessons::Claim but_one{"all but the third", [](lessons::Lab& lab) { return lab.seed != 3; }};
    const lessons::Claim but_two{"from the third on", [](lessons::Lab& lab) { return lab.seed > 2; }};
    CHECK(lessons::try_claim(but_one, seeds).holds());
    const lessons::ClaimReport failed = lessons::try_claim(but_two, seeds);
    CHECK(failed.n_held == 8);
    CHECK(failed.failed == std::vector<int>{1, 2});
    CHECK_FALSE(failed.holds());
}

TEST_CASE("claims of a lesson that ask about the same model share it, and measure what they would alone") {
    static int n_trained = 0;
    const auto holds = [](lessons::Lab& lab) {
        const std::size_t before = lab.finished != nullptr ? lab.finished->all.size() : 0;
        const lessons::Run run = lessons::train_model(lab, model::default_spec(), 30);
        n_trained += lab.finished == nullptr || lab.finished->all.size() > before ? 1 : 0;
        return lessons::note(lab, "loss", run.shown.loss_train) > 0;
    };
    const std::vector<lessons::Claim> claims{{"one", holds}, {"another", holds}};
    const lessons::ClaimReport alone = lessons::try_claim(claims[0], {1, 2});
    n_trained = 0;
    lessons::ClaimTrials trials(claims);
    for (const int seed : {1, 2}) trials.try_seed(seed);
    CHECK(n_trained == 2);
    const std::vector<lessons::ClaimReport> together = trials.reports();
    REQUIRE(together.size() == 2);
    for (const lessons::ClaimReport& report : together) {
        CHECK(report.n_held == 2);
        CHECK(report.n_tried == 2);
        REQUIRE(report.figures.size() == 1);
        CHECK(report.figures[0].mean == alone.figures[0].mean);
        CHECK(report.figures[0].deviation == alone.figures[0].deviation);
    }
    CHECK(alone.figures[0].deviation > 0);
}
