// See mountains.h.
#include "map/names/mountains.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "map/names/country_names.h"

namespace map {
namespace {

constexpr float kApart = 0.16f;       // of the terrain's reach, between two summits
constexpr float kAround = 0.2f;       // of reach: what stands around a summit
constexpr float kHighEnough = 0.45f;  // of the highest summit
constexpr int kFewest = 3;            // things around a summit
constexpr double kLookEvery = 0.4, kLookEveryMoving = 0.06, kFadeTime = 0.3;  // seconds
constexpr float kGap = 3;                                                     // pixels between names
constexpr int kRings = 4, kTurns = 8;  // where a name may stand: on the summit, and on rings around it
constexpr float kRing = 15;            // pixels from ring to ring; names are wide, so sideways it is more
constexpr float kWide = 2.4f;
constexpr int kMostCovered = 1;  // things under a name

float height_at(const Terrain& terrain, int x, int y) {
    return terrain.cells[static_cast<std::size_t>(y) * kTerrainSide + static_cast<std::size_t>(x)].height;
}

bool is_summit(const Terrain& terrain, int x, int y, int apart) {
    const float height = height_at(terrain, x, y);
    for (int v = std::max(0, y - apart); v <= std::min(kTerrainSide - 1, y + apart); ++v) {
        for (int u = std::max(0, x - apart); u <= std::min(kTerrainSide - 1, x + apart); ++u) {
            const float other = height_at(terrain, u, v);
            if (other > height || (other == height && (v < y || (v == y && u < x)))) return false;
        }
    }
    return true;
}

std::vector<Mountain> summits(const Terrain& terrain) {
    std::vector<Mountain> found;
    if (terrain.cells.empty() || !(terrain.cell > 0)) return found;
    const int apart = std::max(2, static_cast<int>(kApart * terrain.reach / terrain.cell));
    for (int y = 1; y + 1 < kTerrainSide; ++y) {
        for (int x = 1; x + 1 < kTerrainSide; ++x) {
            const float height = height_at(terrain, x, y);
            if (height <= 0 || height < height_at(terrain, x - 1, y) || height < height_at(terrain, x + 1, y)) continue;
            if (!is_summit(terrain, x, y, apart)) continue;
            const Point2 at{terrain.x + static_cast<float>(x) * terrain.cell,
                            terrain.y + static_cast<float>(y) * terrain.cell};
            found.push_back({"", at, height});
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Mountain& a, const Mountain& b) { return a.height > b.height; });
    return found;
}

// What most of the things around a summit are; -1: they are too few or too unlike.
int shared_code(const Mountain& mountain, const train::Snapshot& snapshot, const data::Column& column, float reach) {
    std::vector<int> counts(column.categories.size(), 0);
    int n = 0;
    for (std::size_t i = 0; i < column.codes.size() && static_cast<int>(i) < snapshot.n_points; ++i) {
        const float away =
            std::hypot(snapshot.points[i * 2] - mountain.summit.x, snapshot.points[i * 2 + 1] - mountain.summit.y);
        if (!(away <= reach)) continue;
        ++n;
        if (column.codes[i] >= 0) ++counts[static_cast<std::size_t>(column.codes[i])];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    const bool shared =
        most != counts.end() && *most >= kFewest && static_cast<float>(*most) >= kSharedName * static_cast<float>(n);
    return shared ? static_cast<int>(most - counts.begin()) : -1;
}

Box box_about(Point2 at, Point2 size) {
    return {at.x - size.x / 2, at.y - size.y / 2, at.x + size.x / 2, at.y + size.y / 2};
}

bool overlap(const Box& a, const Box& b) {
    return a.left < b.right + kGap && b.left < a.right + kGap && a.top < b.bottom + kGap && b.top < a.bottom + kGap;
}

Point2 place_of(Point2 summit, int place) {
    if (place == 0) return summit;
    const int ring = 1 + (place - 1) / kTurns, turn = (place - 1) % kTurns;
    const float angle = 6.2831853f * static_cast<float>(turn) / kTurns - 1.5707963f;
    const float away = kRing * static_cast<float>(ring);
    return {summit.x + std::cos(angle) * away * kWide, summit.y + std::sin(angle) * away};
}

struct Room {
    const MountainState& state;
    const MountainInput& input;
    std::vector<Box> taken;

    [[nodiscard]] bool holds(const Box& box) const {
        return box.left >= 2 && box.top >= 2 && box.right <= input.viewport.width - 2 &&
               box.bottom <= input.viewport.height - 2;
    }
    [[nodiscard]] bool is_free(const Box& box) const {
        const auto hits = [&](const Box& other) { return overlap(box, other); };
        return holds(box) && std::none_of(taken.begin(), taken.end(), hits) &&
               std::none_of(state.obstacles.begin(), state.obstacles.end(), hits);
    }
    [[nodiscard]] int covered(const Box& box) const {
        return static_cast<int>(std::count_if(state.things.begin(), state.things.end(), [&](Point2 at) {
            return at.x > box.left - 3 && at.x < box.right + 3 && at.y > box.top - 2 && at.y < box.bottom + 2;
        }));
    }
};

// A checksum that changes when a box moves.
float sum_of(const std::vector<Box>& boxes) {
    float sum = 0, weight = 1;
    for (const Box& box : boxes) sum += (weight += 0.37f) * (box.left + 1.7f * box.top + 2.3f * box.right + box.bottom);
    return sum;
}

Point2 size_of(const std::string& name, MeasureText measure) {
    const Point2 words = measure(name);
    return {words.x + kPeakWidth, words.y};
}

// The first free place that hides no thing or, where there is none, the one that hides the fewest; the one it has stays
// while it is as good. -1: none is free.
int choose_place(const Room& room, const MountainState::Known& known, Point2 summit, Point2 size) {
    int best = -1, fewest = kMostCovered + 1;
    const auto look = [&](int place) {
        const Box box = box_about(place_of(summit, place), size);
        if (!room.is_free(box)) return;
        const int covered = room.covered(box);
        if (covered >= fewest) return;
        fewest = covered;
        best = place;
    };
    look(known.place);
    for (int place = 0; place <= kRings * kTurns && fewest > 0; ++place) look(place);
    return best;
}

void look(MountainState& state, const MountainInput& input, MeasureText measure) {
    state.things.clear();
    for (int i = 0; i < input.snapshot.n_points; ++i) {
        const auto at = static_cast<std::size_t>(i) * 2;
        state.things.push_back(
            to_px(input.camera, input.viewport, {input.snapshot.points[at], input.snapshot.points[at + 1]}));
    }
    for (MountainState::Known& known : state.known) known.wanted = false;
    Room room{state, input, {}};
    for (const Mountain& mountain : find_mountains(input.terrain, input.snapshot, input.column)) {
        auto known = std::find_if(state.known.begin(), state.known.end(),
                                  [&](const MountainState::Known& one) { return one.mountain.name == mountain.name; });
        if (known == state.known.end()) known = state.known.insert(known, {.mountain = mountain});
        known->mountain = mountain;
        const Point2 size = size_of(mountain.name, measure);
        const Point2 summit = to_px(input.camera, input.viewport, mountain.summit);
        const int place = choose_place(room, *known, summit, size);
        known->wanted = place >= 0;
        if (place < 0) continue;
        known->place = place;
        room.taken.push_back(box_about(place_of(summit, place), size));
    }
}

}  // namespace

std::vector<Mountain> find_mountains(const Terrain& terrain, const train::Snapshot& snapshot,
                                     const data::Column& column) {
    std::vector<Mountain> named;
    const std::vector<Mountain> all = summits(terrain);
    for (const Mountain& summit : all) {
        if (named.size() >= kMostMountains || summit.height < kHighEnough * all.front().height) break;
        const int code = shared_code(summit, snapshot, column, kAround * terrain.reach);
        if (code < 0) continue;
        const std::string name = mountain_name(column.categories[static_cast<std::size_t>(code)]);
        const bool has_one =
            std::any_of(named.begin(), named.end(), [&](const Mountain& one) { return one.name == name; });
        if (!has_one) named.push_back({name, summit.summit, summit.height});
    }
    return named;
}

const data::Column* column_of_mountains(const data::Dataset& dataset, const std::string& color_by) {
    for (const std::string& id : {color_by, dataset.row.color_by}) {
        const data::Attribute* attribute = data::find_attribute(dataset.row, id);
        if (attribute == nullptr || attribute->kind != data::ColumnKind::category) continue;
        return data::find_column(dataset.table, attribute->column);
    }
    return nullptr;
}

void place_mountains(MountainState& state, const MountainInput& input, MeasureText measure, double seconds) {
    state.since_s += seconds;
    const bool moved = input.camera != state.seen_camera;
    // Both in one key: what is seen, and what is in the way.
    const auto obstacles = static_cast<long>(std::lround(sum_of(state.obstacles)));
    const long key = input.changes * 1000003 + obstacles;
    const bool changed = moved || key != state.seen_changes;
    if (state.since_s >= (moved ? kLookEveryMoving : kLookEvery)) {
        look(state, input, measure);
        state.seen_camera = input.camera;
        state.seen_changes = key;
        state.since_s = 0;
    }
    state.moving = changed && state.since_s > 0;
    state.labels.clear();
    const auto step = static_cast<float>(seconds / kFadeTime);
    for (MountainState::Known& known : state.known) {
        known.strength = std::clamp(known.strength + (known.wanted ? step : -step), 0.0f, 1.0f);
        state.moving = state.moving || (known.wanted ? known.strength < 1 : known.strength > 0);
        const Point2 summit = to_px(input.camera, input.viewport, known.mountain.summit);
        if (known.strength > 0)
            state.labels.push_back(
                {known.mountain.name, place_of(summit, known.place), known.strength, summit, known.place > kTurns});
    }
    std::erase_if(state.known, [](const MountainState::Known& one) { return !one.wanted && one.strength <= 0; });
}

}  // namespace map
