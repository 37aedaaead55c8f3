// Every step of every lesson is looked at, opened by its link and walked to, at three sizes, through the whole App: words
// are whole and nothing lies on anything, what its hint names is there, things fill the map, what it has the learner
// change moves the map, and a link opens what walking comes to. Nothing is drawn: pixels are a browser's business
// (tests/web/cases/lessons.mjs). Price: about 55 s of one core, most of it training.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/lesson/lesson_play.h"
#include "app/rooms.h"
#include "headless_app.h"
#include "lessons/lesson.h"
#include "map/view/camera.h"
#include "model/diff.h"

namespace {

using Json = nlohmann::json;

constexpr double kGettingReadySeconds = 1e-4, kLongFrame = 0.1;
constexpr int kMostFrames = 10000, kCameraFrames = 100, kMostTabs = 6;
constexpr float kHighEnough = 3000;  // pixels, so that no panel is scrolled

constexpr played::Screen kDesk{1280, 720, false}, kTablet{768, 1024, true}, kPhone{390, 844, true};

Json lesson_of(const played::HeadlessApp& hands) { return Json::parse(app::lesson_json(hands.app.rooms())); }

void get_ready(played::HeadlessApp& hands) {
    const auto is_ready = [&] {
        const Json now = lesson_of(hands);
        return !now["getting_ready"] && !now["waiting"];
    };
    REQUIRE(hands.frames_until(is_ready, kMostFrames, kGettingReadySeconds));
    hands.app.play(false);
    if (!lesson_of(hands)["before"].is_null()) hands.press(ImGuiKey_0);
    hands.frames(4);
}

// words

std::string overlaps(const std::vector<ui::PlacedText>& texts) {
    std::string found;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            const ui::PlacedText &a = texts[i], &b = texts[k];
            // A line's box is about a third higher than its letters: 4 px of boxes may share nothing but air.
            const bool across = a.x + 1 < b.x + b.w && b.x + 1 < a.x + a.w;
            const bool along = a.y + 4 < b.y + b.h && b.y + 4 < a.y + a.h;
            if (a.layer == b.layer && across && along) found += a.text + " | " + b.text + "\n";
        }
    }
    return found;
}

// What a hint puts in quotation marks is on the screen, but for what is said of phones or of other panels.
std::vector<std::string> quoted(std::string_view text) {
    std::vector<std::string> names;
    for (std::size_t open = text.find('"'); open != std::string_view::npos;) {
        const std::size_t close = text.find('"', open + 1);
        if (close == std::string_view::npos) break;
        names.emplace_back(text.substr(open + 1, close - open - 1));
        open = text.find('"', close + 1);
    }
    return names;
}

bool stands(const std::vector<ui::PlacedText>& texts, const std::string& name) {
    return std::any_of(texts.begin(), texts.end(), [&](const ui::PlacedText& placed) {
        const auto same = [](char a, char b) { return std::tolower(a) == std::tolower(b); };
        return std::search(placed.text.begin(), placed.text.end(), name.begin(), name.end(), same) != placed.text.end();
    });
}

// map

struct Spread {
    double in_view = 0;  // share of the things
    double wide = 0;     // standard deviation of their places, of the map's smaller side
};
Spread spread_of(played::HeadlessApp& hands) {
    const std::vector<float>& points = hands.app.rooms().side().on_screen().points;
    const map::Viewport size = hands.app.ui_state().map_size;
    const auto n = static_cast<double>(points.size() / 2);
    double inside = 0, x = 0, y = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
        const map::Point2 px = map::to_px(hands.app.rooms().view.camera, size, {points[i], points[i + 1]});
        inside += px.x >= 0 && px.y >= 0 && px.x <= size.width && px.y <= size.height ? 1 : 0;
        x += px.x / n;
        y += px.y / n;
        xx += px.x * px.x / n;
        yy += px.y * px.y / n;
    }
    const double variance = std::max(0.0, xx - x * x) + std::max(0.0, yy - y * y);
    return {inside / n, std::sqrt(variance) / std::min(size.width, size.height)};
}

// How far things moved on average, as a share of the map's spread.
double moved(const std::vector<float>& before, const std::vector<float>& after) {
    if (before.size() != after.size()) return 1;
    double way = 0, spread = 0, mean[2] = {0, 0};
    const auto n = static_cast<double>(after.size() / 2);
    for (std::size_t i = 0; i < after.size(); ++i) mean[i % 2] += static_cast<double>(after[i]) / n;
    for (std::size_t i = 0; i + 1 < after.size(); i += 2) {
        way += std::hypot(after[i] - before[i], after[i + 1] - before[i + 1]);
        spread += std::hypot(after[i] - mean[0], after[i + 1] - mean[1]);
    }
    return spread > 0 ? way / spread : 0;
}

// The largest change of a head's figure, as a text may name it: share right, or R^2.
double figures_moved(const train::Snapshot& before, const train::Snapshot& after) {
    double most = 0;
    for (const train::HeadSnapshot& head : after.heads) {
        for (const train::HeadSnapshot& was : before.heads) {
            if (was.id == head.id) most = std::max(most, std::fabs(head.accuracy - was.accuracy));
        }
    }
    return most;
}

// What a link and walking must agree on.
struct Seen {
    model::Spec spec;
    std::string exhibit;
};
Seen seen_of(played::HeadlessApp& hands) {
    Seen seen{hands.app.session().running(), lesson_of(hands)["exhibit"]};
    seen.spec.color_by.clear();  // the learner's
    return seen;
}

// Words that come only with what the step has the learner do first.
constexpr std::string_view kLater[] = {"put back", "wrong answers", "throw again"};

// Takes out of `names` what stands on the screen; where something is left, panel by panel, as high as it takes.
void strike_out(played::HeadlessApp& hands, const played::Screen& screen, std::vector<std::string>& names) {
    const auto strike = [&] {
        const std::vector<ui::PlacedText> texts = hands.texts();
        std::erase_if(names, [&](const std::string& name) { return stands(texts, name); });
    };
    strike();
    if (names.empty()) return;
    hands.resize({screen.width, kHighEnough, screen.touch});
    const int tab = hands.app.ui_state().tab;
    for (int i = 0; i < kMostTabs && !names.empty(); ++i) {
        hands.app.ui_state().tab = i;
        hands.frames(2);
        strike();
    }
    hands.app.ui_state().tab = tab;
}

void look_at_size(played::HeadlessApp& hands, const played::Screen& screen, std::vector<std::string>& names) {
    CAPTURE(screen.width);
    hands.resize(screen);
    map::Viewport& size = hands.app.ui_state().map_size;
    size.width = size.height = 0;
    hands.frames(3);
    const std::vector<ui::PlacedText> texts = hands.texts();
    std::string outside;
    for (const std::string& text : hands.app.ui_state().report.outside) outside += text + "\n";
    CHECK(outside == "");
    CHECK(overlaps(texts) == "");
    // The camera follows the things; an exhibit may stand in the map's place.
    if (size.width > 0) {
        const auto fills = [&] {
            const Spread spread = spread_of(hands);
            return spread.in_view > 0.9 && spread.wide > 0.1;
        };
        CHECK(hands.frames_until(fills, kCameraFrames, kLongFrame));
    }
    strike_out(hands, screen, names);
}

// Each step, opened by its link and looked at at three sizes; what was seen of it at first.
std::vector<Seen> look_by_links(const lessons::Lesson& lesson) {
    played::HeadlessApp hands(kDesk);
    std::vector<Seen> all;
    for (std::size_t at = 0; at < lesson.steps.size(); ++at) {
        CAPTURE(at);
        hands.resize(kDesk);
        const std::string link = "lesson=" + std::string(lesson.id) + "&step=" + std::to_string(at + 1);
        CHECK(hands.app.open_link(link).sentence() == "");
        get_ready(hands);
        all.push_back(seen_of(hands));
        std::vector<std::string> names = quoted(lesson.steps[at].hint);
        for (const std::string_view later : kLater) std::erase(names, std::string(later));
        for (const played::Screen& screen : {kDesk, kTablet, kPhone}) look_at_size(hands, screen, names);
        for (const std::string& name : names) FAIL_CHECK("its hint names what is nowhere: " << name);
    }
    return all;
}

// Does what a step has the learner do; where that trains another model, the map or a figure must have moved.
void solve_and_see_it_move(played::HeadlessApp& hands, const lessons::Step& step) {
    const train::Snapshot before = hands.app.session().latest();
    const model::Spec had = hands.app.session().running();
    CHECK(app::solve_step(hands.app.rooms()).ok());
    hands.app.step(step.solve_steps);
    hands.frames(2);
    const bool trains = model::diff(had, hands.app.session().running()).depth > model::Change::look;
    if (!trains || step.solve_steps == 0) return;
    const train::Snapshot& after = hands.app.session().latest();
    CHECK(std::max(moved(before.points, after.points), figures_moved(before, after)) > 0.05);
}

// In an App of its own: a step that was seen is left as it is when one walks to it.
void walk(const lessons::Lesson& lesson, const std::vector<Seen>& linked) {
    played::HeadlessApp hands(kDesk);
    hands.app.open_link("lesson=" + std::string(lesson.id));
    for (std::size_t at = 0; at < lesson.steps.size(); ++at) {
        CAPTURE(at);
        get_ready(hands);
        const Seen walked = seen_of(hands);
        for (const model::FieldChange& change : model::diff(walked.spec, linked[at].spec).changes)
            FAIL_CHECK("a link differs from walking: " << change.path << ": " << change.sentence);
        CHECK(walked.exhibit == linked[at].exhibit);
        solve_and_see_it_move(hands, lesson.steps[at]);
        if (at + 1 == lesson.steps.size()) break;
        hands.press(ImGuiKey_PageDown);
    }
}

}  // namespace

TEST_CASE(
    "looked at: every step by its link, at three sizes; walking comes to the same, and its changes move the map") {
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        CAPTURE(lesson->id);
        walk(*lesson, look_by_links(*lesson));
    }
}
