// Every lesson played through the whole App, once by keyboard on a wide screen and once by finger on a phone: each step
// gets ready, is open at first, asks, is solved by the recorded solution, is ticked, and leads on. Nothing is drawn on:
// a lesson each by keyboard and by finger is played in a real page, too (tests/web/cases/lessons.mjs).
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "app/lesson/lesson_play.h"
#include "headless_app.h"
#include "lessons/lesson.h"

namespace {

using Json = nlohmann::json;

constexpr int kMostSteps = 6000, kStepsAtOnce = 250;
// A lesson gets ready as fast as it goes, for so many seconds of the App's clock at most. This clock has time for all
// of it.
constexpr double kGettingReadySeconds = 1e-4;
constexpr double kLongFrame = 0.1;
constexpr int kMostFrames = 10000;

Json lesson_of(const played::HeadlessApp& hands) { return Json::parse(app::lesson_json(hands.app.rooms())); }

bool is_ready(const played::HeadlessApp& hands) {
    const Json now = lesson_of(hands);
    return !now["getting_ready"] && !now["waiting"];
}

bool is_done(const played::HeadlessApp& hands) { return lesson_of(hands)["done"]; }

// The question before the lesson: answered by its first choice.
void answer_before(played::HeadlessApp& hands) {
    if (lesson_of(hands)["before"].is_null()) return;
    hands.press(ImGuiKey_1);
    hands.frames(2);
    CHECK(lesson_of(hands)["before"].is_null());
}

void guess(played::HeadlessApp& hands, bool by_finger) {
    const Json before = lesson_of(hands);
    if (before["question"] == "" || before["chosen"] != -1) return;
    const std::string first = before["choices"][0];
    // It may stand below the fold.
    if (!by_finger || !hands.tap(first)) hands.press(ImGuiKey_1);
    hands.frames(2);
    CHECK(lesson_of(hands)["chosen"] == 0);
}

// Frames until the step is ticked, or until nothing moves any more: checks are looked at in frames, and bits measured.
// Long ones, so that much is measured in each.
bool is_ticked(played::HeadlessApp& hands) {
    return hands.frames_until([&] { return is_done(hands) || hands.rests(); }, kMostFrames, kLongFrame) &&
           is_done(hands);
}

// As many steps as the recorded solution takes, paused, so that nothing runs beside them; a few more if need be.
void train_until_done(played::HeadlessApp& hands, long solve_steps) {
    hands.app.step(solve_steps);
    for (int more = 0; more <= kMostSteps; more += kStepsAtOnce) {
        if (is_ticked(hands)) return;
        hands.app.step(kStepsAtOnce);
        hands.frames();
    }
    FAIL_CHECK("it is not ticked: " << lesson_of(hands)["checks"].dump());
}

void solve(played::HeadlessApp& hands, const lessons::Step& step, bool by_finger) {
    const Json before = lesson_of(hands);
    guess(hands, by_finger);
    if (before["task"] != "" && !before["done"]) {
        const core::Status solved = app::solve_step(hands.app.rooms());
        CAPTURE(solved.ok() ? "" : solved.error().sentence);
        CHECK(solved.ok());
    }
    if (!before["done"]) train_until_done(hands, step.solve_steps);
}

void look_at(const Json& now, int step) {
    CHECK(now["step"] == step);
    if (!now["checks"].empty()) CHECK_FALSE(now["done"].get<bool>());
    const std::string words = now["text"].get<std::string>() + now["task"].get<std::string>();
    CAPTURE(words);
    CHECK(words.find_first_of("{}") == std::string::npos);
}

// Paused at once: what is opened begins to train by itself, and the clock would decide how far.
void play(const lessons::Lesson& lesson, const played::Screen& screen) {
    played::HeadlessApp hands(screen);
    CHECK(hands.app.open_link("lesson=" + std::string(lesson.id)).sentence() == "");
    hands.app.play(false);
    const int n_steps = static_cast<int>(lesson.steps.size());
    for (int step = 0; step < n_steps; ++step) {
        CAPTURE(step);
        REQUIRE(hands.frames_until([&] { return is_ready(hands); }, kMostFrames, kGettingReadySeconds));
        hands.frames(2);
        CHECK(lesson_of(hands)["id"] == lesson.id);
        CHECK(lesson_of(hands)["before"].is_null() == (step > 0));
        answer_before(hands);
        look_at(lesson_of(hands), step);
        solve(hands, lesson.steps[static_cast<std::size_t>(step)], screen.touch);
        if (step + 1 == n_steps) break;
        hands.press(ImGuiKey_PageDown);
        hands.app.play(false);
        REQUIRE(lesson_of(hands)["step"] == step + 1);
    }
    const std::string all_done = std::string(lesson.id) + ":" + std::string(lesson.steps.size(), '1');
    CAPTURE(hands.kept_progress());
    CHECK((hands.kept_progress() + " ").find(all_done + " ") != std::string::npos);
}

void play_all(const played::Screen& screen) {
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        CAPTURE(lesson->id);
        play(*lesson, screen);
    }
}

}  // namespace

TEST_CASE("every lesson is played through by keyboard on a wide screen") { play_all({1280, 720, false}); }

TEST_CASE("every lesson is played through by finger on a phone") { play_all({390, 844, true}); }
