// Regions drawn by hand on a small grid: who is who, and what is told.
#include "map/heads/identity.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "core/random.h"

namespace {

using Letters = std::vector<std::string>;
const std::vector<std::string> kNames = {"sea", "Japan", "USA"};

// '.' is class 0, 'J' 1, 'U' 2. A viewport of 10 pixels a cell, a map unit a pixel.
struct Watch {
    map::Identity identity;
    map::Camera camera{0, 0, 1};
    std::vector<std::uint8_t> ids;
    long step = 0;

    void look(const Letters& picture, bool anew = false) {
        ids.clear();
        for (const std::string& row : picture) {
            for (const char c : row) ids.push_back(c == 'J' ? 1 : c == 'U' ? 2 : c == '?' ? 9 : 0);
        }
        const auto columns = static_cast<int>(picture[0].size()), rows = static_cast<int>(picture.size());
        const map::RegionGrid grid{
            ids.data(), columns, rows, camera, {static_cast<float>(columns) * 10, static_cast<float>(rows) * 10}};
        map::update_identity(identity, grid, kNames, ++step, anew);
    }
    void look(const Letters& picture, int times) {
        for (int i = 0; i < times; ++i) look(picture);
    }
    [[nodiscard]] std::vector<std::string> told() const {
        std::vector<std::string> sentences;
        for (const map::RegionEvent& event : identity.events) sentences.push_back(event.sentence);
        return sentences;
    }
    // Ids of the parts of a class that are there.
    [[nodiscard]] std::vector<int> parts(int output) const {
        std::vector<int> found;
        for (const map::Part& part : identity.parts) {
            if (part.output == output && part.cells > 0) found.push_back(part.id);
        }
        return found;
    }
    [[nodiscard]] int id_at(int x, int y) const {
        const int part = identity.part_of[static_cast<std::size_t>(y * identity.columns + x)];
        return part < 0 ? -1 : identity.parts[static_cast<std::size_t>(part)].id;
    }
};

const Letters kOne = {"............", "..JJJJJJJJ..", "..JJJJJJJJ..", "............", "............", "............"};
const Letters kTwo = {"............", "..JJJ..JJJJ.", "..JJJ..JJJJ.", "............", "............", "............"};
const Letters kNone = {"............", "............", "............", "............", "............", "............"};
using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("a part keeps its id and colour while it moves and changes shape") {
    Watch w;
    Letters p = {"JJJ.............", "JJJ.............", "................", "................"};
    w.look(p);
    const int id = w.id_at(0, 0);
    const int color = w.identity.parts[0].color;
    for (int i = 0; i < 12; ++i) {
        for (std::string& row : p) row = "." + row.substr(0, 15);
        w.look(p);
        REQUIRE(w.parts(1) == std::vector<int>{id});
        for (const map::Part& part : w.identity.parts) {
            if (part.id == id) CHECK(part.color == color);
        }
    }
    CHECK(w.told().empty());
    CHECK(w.id_at(12, 1) == id);
}

TEST_CASE("a split is told once it has lasted, the larger part keeps the id") {
    Watch w;
    w.look(kOne, 2);
    const int id = w.parts(1)[0];
    w.look(kTwo, 2);
    CHECK(w.told().empty());
    w.look(kTwo, 5);
    CHECK(w.told() == Told{"Japan's land in the north-west split off."});
    CHECK(w.identity.events[0].kind == map::RegionChange::split);
    CHECK(w.identity.events[0].other == id);
    CHECK(w.identity.events[0].step == 5);
    CHECK(w.id_at(8, 1) == id);
    CHECK(w.id_at(3, 1) == w.identity.events[0].part);
    // And together again: the smaller one is gone.
    w.look(kOne, 5);
    CHECK(w.told() ==
          Told{"Japan's land in the north-west split off.", "Japan's land in the north-west joined its other land."});
    CHECK(w.identity.events[1].kind == map::RegionChange::merged);
    CHECK(w.identity.events[1].other == id);
    CHECK(w.parts(1) == std::vector<int>{id});
}

TEST_CASE("birth and end are told; a land alone needs no direction") {
    Watch w;
    w.look(kNone, 3);
    w.look(kOne, 4);
    CHECK(w.told() == Told{"Japan has new land in the north."});
    CHECK(w.identity.events[0].kind == map::RegionChange::born);
    w.look(kNone, 4);
    REQUIRE(w.told().size() == 2);
    CHECK(w.told()[1] == "Japan's land vanished.");
    CHECK(w.identity.events[1].kind == map::RegionChange::vanished);
    CHECK(w.parts(1).empty());
}

TEST_CASE("a flicker is no event: crumbs, a short split, a short absence with the id coming back") {
    Watch w;
    w.look(kOne, 3);
    const int id = w.parts(1)[0];
    Letters crumbs = kOne;
    crumbs[4][7] = crumbs[4][8] = 'J';
    for (int i = 0; i < 20; ++i) {
        w.look(i % 2 == 0 ? kOne : crumbs);
        w.look(i % 3 == 0 ? kTwo : kOne);
        if (i % 4 == 0) w.look(kNone, 2);
    }
    w.look(kOne, 3);
    CHECK(w.told().empty());
    CHECK(w.parts(1) == std::vector<int>{id});
    CHECK(w.id_at(7, 4) == w.id_at(0, 0));
    w.look(crumbs);
    CHECK(w.id_at(7, 4) == -1);
}

TEST_CASE("growth is told when it is large and lasts, and again only from there") {
    Watch w;
    Letters p = kNone;
    p[0] = p[1] = "UUU.........";
    w.look(p, 3);
    Letters large = kNone;
    large[0] = large[1] = "UUUUU.......";
    large[2] = "UU..........";
    w.look(large, 2);
    w.look(p);
    w.look(large, 2);
    CHECK(w.told().empty());
    w.look(large, 10);
    CHECK(w.told() == Told{"USA's land grew from 8 % to 17 % of the map."});
    w.look(p, 10);
    REQUIRE(w.told().size() == 2);
    CHECK(w.told()[1] == "USA's land shrank from 17 % to 8 % of the map.");
}

TEST_CASE("seen from elsewhere parts are the same, and nothing is told of what comes into sight") {
    Watch w;
    w.look(kTwo, 4);
    const int left = w.id_at(3, 1), right = w.id_at(8, 1);
    // Two cells to the right: the left one is cut, something new comes in at the right.
    w.camera.x += 20;
    w.look({"............", "JJJ..JJJJ...", "JJJ..JJJJ..U", "...........U", "...........U", "...........U"}, 5);
    CHECK(w.id_at(1, 1) == left);
    CHECK(w.id_at(6, 1) == right);
    CHECK(w.parts(2).size() == 1);
    CHECK(w.told().empty());
    w.camera.x += 40;
    w.look({".....U......", ".JJJ.U......", ".JJJ.U......", ".....U......", ".....U......", ".....U......"}, 5);
    CHECK(w.id_at(2, 1) == right);
    CHECK(w.parts(1) == std::vector<int>{right});
    CHECK(w.told().empty());
    // Twice as near, round the middle of the picture.
    w.camera.units_per_px = 0.5f;
    w.look({"....UU......", "....UU......", "....UU......", "....UU......", "....UU......", "....UU......"}, 5);
    CHECK(w.told().empty());
}

TEST_CASE("beginning anew tells nothing, other names begin anew, ids without a name are nobody's, events are bounded") {
    Watch w;
    w.look(kOne, 3);
    const int id = w.parts(1)[0];
    w.look(kNone, true);
    w.look(kNone, 5);
    CHECK(w.told().empty());
    w.look(kOne, 3);
    CHECK(w.parts(1)[0] > id);
    Letters odd = kNone;
    odd[0] = odd[1] = "????????????";
    w.look(odd);
    CHECK(w.id_at(3, 0) == -1);
    for (int i = 0; i < 60; ++i) {
        w.look(kOne, 3);
        w.look(kNone, 3);
    }
    CHECK(w.identity.events.size() == map::kMostEvents);
    CHECK(w.identity.events.back().step == w.step);
}

TEST_CASE("a look of 96 x 54 cells in 20 parts takes well under a millisecond") {
    std::vector<std::uint8_t> ids(96 * 54);
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = static_cast<std::uint8_t>((i % 96 / 20 + i / 96 / 14) % 3);
    map::Identity identity;
    const map::RegionGrid grid{ids.data(), 96, 54, {0, 0, 1}, {960, 540}};
    map::update_identity(identity, grid, kNames, 0);
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 50; ++i) map::update_identity(identity, grid, kNames, i);
    const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / 50;
    MESSAGE("a look: " << ms << " ms, " << identity.parts.size() << " parts");
    CHECK(ms < 5);
    CHECK(identity.events.empty());
}
