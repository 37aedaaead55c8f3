// A against B: in step to the same bits as alone, and differences that were put there by hand.
#include "app/stages/comparison.h"

#include <doctest/doctest.h>

#include <cmath>

#include "train/in_step.h"
#include "train/moved_snapshot.h"

namespace {

// Four things on a square; one head of two classes, whose border is the line x = at.
train::Snapshot square(float at) {
    train::Snapshot snapshot;
    snapshot.n_points = 4;
    snapshot.points = {-1, -1, 1, -1, -1, 1, 1, 1};
    train::HeadSnapshot head;
    head.id = "classify.side";
    head.outputs = {"west", "east"};
    head.layers = {{.n_in = 2, .n_out = 2, .weight = {-1, 1, 0, 0}, .bias = {at, -at}, .tanh = false}};
    for (std::size_t i = 0; i < 4; ++i) {
        const float x = snapshot.points[2 * i] - at;
        head.predictions.push_back(-x);
        head.predictions.push_back(x);
    }
    snapshot.heads = {head};
    return snapshot;
}

app::TwoMaps two(const train::Snapshot& a, const train::Snapshot& b) {
    return {.a = a,
            .b = b,
            .view_a = map::region_view(a, ""),
            .view_b = map::region_view(b, ""),
            .camera = {0, 0, 0.04f},  // 4 units wide
            .viewport = {100, 75}};
}

}  // namespace

TEST_CASE("equal maps differ in nothing; a map that only lies differently has not moved") {
    const train::Snapshot a = square(0);
    app::Differences found;
    app::find_differences(two(a, a), found);
    CHECK(found.same_question);
    CHECK(found.n_other_answers == 0);
    CHECK(found.land.share == 0);
    CHECK(found.movers.empty());
    train::Snapshot turned = a;
    projection::Rigid motion;
    motion.turn = {0, -1, 1, 0};
    motion.shift = {5, 2};
    train::move_picture(turned, motion);
    CHECK(turned.points[0] == doctest::Approx(6));
    CHECK(turned.points[1] == doctest::Approx(1));
    app::find_differences(two(a, turned), found);
    CHECK(found.movers.empty());
    CHECK(found.median_moved < 1e-6f);
    CHECK(found.n_other_answers == 0);
}

TEST_CASE("heads come along when the picture is moved: every place says what it said") {
    const train::Snapshot a = square(0.3f);
    train::Snapshot moved = a;
    projection::Rigid motion;
    motion.turn = {std::cos(0.7), std::sin(0.7), std::sin(0.7), -std::cos(0.7)};  // mirrored
    motion.shift = {-2, 0.5};
    train::move_picture(moved, motion);
    for (const float x : {-1.3f, 0.1f, 0.31f, 2.0f}) {
        for (const float y : {-0.5f, 1.25f}) {
            const auto to = projection::moved(motion, static_cast<double>(x), static_cast<double>(y));
            const float before[2] = {x, y}, after[2] = {static_cast<float>(to[0]), static_cast<float>(to[1])};
            const auto was = map::answer_at(a.heads[0], before, 2), is = map::answer_at(moved.heads[0], after, 2);
            CHECK(is[0] == doctest::Approx(was[0]).epsilon(1e-4));
        }
    }
}

TEST_CASE("land, answers and movers are counted") {
    const train::Snapshot a = square(0);
    train::Snapshot b = square(1.2f);  // west wins a strip of 1.2 of 4 units, and the two things in the east
    b.points[6] += 0.5f;
    app::Differences found;
    app::find_differences(two(a, b), found);
    CHECK(found.land.share == doctest::Approx(0.3).epsilon(0.03));
    REQUIRE(found.land.pairs.size() == 1);
    CHECK(found.land.pairs[0].from == 1);
    CHECK(found.n_other_answers == 2);
    CHECK(found.other_answer == std::vector<unsigned char>{0, 1, 0, 1});
    REQUIRE_FALSE(found.movers.empty());
    CHECK(found.movers.front() == 3);
    // The glow stands where the strip is: map x from 0 to 1.2, at any height.
    const map::Glow& glow = found.glow;
    const auto at = [&](float x) {
        const auto column = static_cast<std::size_t>(std::lround((x - glow.x) / glow.cell_x));
        return glow.strength[static_cast<std::size_t>(glow.columns) * 20 + column];
    };
    CHECK(at(0.6f) == 1);
    CHECK(at(-0.6f) == 0);
    CHECK(at(1.6f) == 0);
}

TEST_CASE("maps of other questions are not compared") {
    const train::Snapshot a = square(0);
    train::Snapshot b = square(1);
    b.heads[0].outputs = {"low", "high"};
    app::Differences found;
    app::find_differences(two(a, b), found);
    CHECK_FALSE(found.same_question);
    CHECK(found.land.share == 0);
    b = square(1);
    b.heads.clear();
    app::find_differences(two(a, b), found);
    CHECK_FALSE(found.same_question);
    CHECK(found.moved.size() == 4);
}

TEST_CASE("both train in step, each to the bits that it has alone") {
    app::Session a, alone_a, alone_b;
    a.run_steps(120);
    app::Session b = a.fork();
    model::Spec draft = b.running();
    draft.learning_rate *= 2;
    b.change_to(draft);
    long done = 0;
    while (done < 300) done += app::run_both(a, b, 2, 300 - done);
    CHECK(a.latest().step == 420);
    CHECK(b.latest().step == 420);
    alone_a.run_steps(420);
    alone_b.run_steps(120);
    alone_b.change_to(draft);
    alone_b.run_steps(300);
    CHECK(a.trainer().weights_hash() == alone_a.trainer().weights_hash());
    CHECK(b.trainer().weights_hash() == alone_b.trainer().weights_hash());
    const std::vector<std::string> levers = app::levers_between(a.running(), b.running());
    REQUIRE(levers.size() == 1);
    CHECK(levers[0].find("learning rate") == 0);
}

TEST_CASE("who began anew catches up") {
    app::Session a;
    a.run_steps(200);
    app::Session b = a.fork();
    b.reset(7);
    CHECK(app::lag(a, b) == 200);
    for (int i = 0; i < 1000 && app::lag(a, b) > 0; ++i) app::catch_up(a, b, 5);
    CHECK(b.latest().step == 200);
    CHECK(a.latest().step == 200);
    app::Session alone;
    alone.reset(7);
    alone.run_steps(200);
    CHECK(alone.trainer().weights_hash() == b.trainer().weights_hash());
}

TEST_CASE("a model that breaks down stops both, and says so") {
    app::Session a;
    a.run_steps(10);
    app::Session b = a.fork();
    model::Spec draft = b.running();
    draft.optimiser = "sgd";
    draft.learning_rate = 10;
    draft.decay = 0;
    for (model::LayerSpec& layer : draft.layers) layer.activation = "linear";
    b.change_to(draft);
    long done = 0;
    for (int i = 0; i < 200 && !b.trainer().trouble(); ++i) {
        done += app::run_both(a, b, 5, 50);
    }
    REQUIRE(b.trainer().trouble().has_value());
    CHECK(app::run_both(a, b, 5, 50) == 0);
    CHECK(a.latest().step == 10 + done);
}
