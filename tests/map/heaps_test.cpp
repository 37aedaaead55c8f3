// Crowds of things with pictures become fans: all are counted, wrong ones are told apart and shown, and what would hide
// another fan is part of it.
#include "map/things/heaps.h"

#include <doctest/doctest.h>

#include <cmath>

TEST_CASE("heaps: a crowd becomes a fan that counts all and shows wrong ones on top") {
    train::Snapshot snapshot;
    train::HeadSnapshot head;
    head.outputs = {"no", "yes"};
    std::vector<int> truth;
    // Said to be `said`; every tenth is not.
    const auto put = [&](int n, float x, float y, int said) {
        for (int i = 0; i < n; ++i) {
            snapshot.points.insert(snapshot.points.end(), {x, y});
            head.predictions.insert(head.predictions.end(), {said == 0 ? 1.0f : -1.0f, said == 0 ? -1.0f : 1.0f});
            truth.push_back(i % 10 == 0 ? 1 - said : said);
        }
        snapshot.n_points += n;
    };
    put(300, -1, 0, 0);
    put(100, 1, 0, 1);
    put(20, 1.05f, 0, 1);  // five pixels from the one before
    snapshot.heads.push_back(head);
    map::PlaceGrid grid;
    map::update_place_grid(grid, snapshot);
    map::Scene scene;
    scene.snapshot = &snapshot;
    scene.view.head = 0;
    scene.camera = {0, 0, 0.01f};
    scene.viewport = {640, 480};
    map::Crowds crowds;
    map::find_crowds(grid, scene.camera, crowds);
    map::Heaps heaps;
    map::make_heaps(grid, scene, crowds, truth, heaps);
    REQUIRE(heaps.heaps.size() == 2);
    const map::Heap &first = heaps.heaps[0], &second = heaps.heaps[1];
    CHECK(first.count == 300);
    CHECK(first.wrong == 30);
    CHECK(first.answer == 0);
    CHECK(second.count == 120);
    CHECK(second.wrong == 12);
    CHECK(second.answer == 1);
    CHECK(first.shown > second.shown);
    CHECK(first.radius_px > second.radius_px);
    CHECK(heaps.pictures.size() == first.shown + second.shown);
    // Wrong ones come last, so they are on top, and in the middle; all within the ring.
    CHECK_FALSE(heaps.pictures[first.first].wrong);
    CHECK(heaps.pictures[first.first + first.shown - 1].wrong);
    for (std::size_t i = 0; i < first.shown; ++i) {
        const map::PictureMark& mark = heaps.pictures[i];
        CHECK(std::hypot(mark.shift.x, mark.shift.y) < first.radius_px);
        CHECK(mark.wrong == (truth[static_cast<std::size_t>(mark.thing)] != 0));
    }
    // Where nobody is asked for a class, nothing is wrong.
    scene.view.head = -1;
    map::make_heaps(grid, scene, crowds, {}, heaps);
    CHECK(heaps.heaps[0].wrong == 0);
    CHECK(heaps.heaps[0].answer == -1);
    map::make_heaps(grid, scene, {}, {}, heaps);
    CHECK(heaps.heaps.empty());
}
