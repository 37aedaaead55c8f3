// See labels.h. On a coarse grid: regions by flood fill, clearance by a distance transform, then the names one by one,
// larger regions first, each at the free place of most clearance.
#include "map/names/labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace map {
namespace {

constexpr int kColumns = 64, kLeastRows = 12, kMostRows = 128;
constexpr std::size_t kMostLabels = 30;
constexpr float kLeastShare = 0.005f;  // of the picture
constexpr float kGap = 6;              // pixels between names, and to the picture's edge
constexpr float kFlatness = 2.2f;      // names are wide: room to the sides counts that much less than above and below
constexpr float kCentred = 0.01f;      // of clearance given up for each row away from the region's middle
constexpr float kStay = 0.75f;         // a name stays while its place has this much of the best clearance
constexpr double kLookEvery = 0.2, kLookEveryMoving = 0.05;  // seconds
constexpr double kHalfTime = 0.12, kFadeTime = 0.25;         // seconds
constexpr float kArrived = 0.25f;                            // pixels
constexpr float kCrowd = 0.25f;  // with a terrain: a place counts less for each thing that its name would cover
constexpr std::uint8_t kSea = 255;

Box box_at(Point2 centre, Point2 size) {
    return {centre.x - size.x / 2, centre.y - size.y / 2, centre.x + size.x / 2, centre.y + size.y / 2};
}

bool overlap(const Box& a, const Box& b) {
    return a.left < b.right + kGap && b.left < a.right + kGap && a.top < b.bottom + kGap && b.top < a.bottom + kGap;
}

bool free_of(const Box& box, const std::vector<Box>& taken) {
    return std::none_of(taken.begin(), taken.end(), [&](const Box& other) { return overlap(box, other); });
}

// The nearest place whose box is inside the picture; false if the picture is too small for it.
bool pull_inside(Point2& centre, Point2 size, const Viewport& viewport) {
    const float x_low = size.x / 2 + kGap, y_low = size.y / 2 + kGap;
    if (viewport.width < 2 * x_low || viewport.height < 2 * y_low) return false;
    centre = {std::clamp(centre.x, x_low, viewport.width - x_low),
              std::clamp(centre.y, y_low, viewport.height - y_low)};
    return true;
}

using Region = LabelRegion;
using Grid = LabelGrid;

// Cells of the part that starts at (x, y), neighbours being left, right, above and below.
int flood(Grid& grid, int x, int y, int part) {
    std::vector<std::array<int, 2>>& stack = grid.stack;
    const std::uint8_t id = grid.ids[grid.cell(x, y)];
    int cells = 0;
    stack.assign(1, {x, y});
    grid.parts[grid.cell(x, y)] = part;
    while (!stack.empty()) {
        const auto [cx, cy] = stack.back();
        stack.pop_back();
        ++cells;
        constexpr int kSteps[4][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
        for (const auto& step : kSteps) {
            const int nx = cx + step[0], ny = cy + step[1];
            if (nx < 0 || ny < 0 || nx >= grid.columns || ny >= grid.rows) continue;
            const std::size_t next = grid.cell(nx, ny);
            if (grid.parts[next] >= 0 || grid.ids[next] != id) continue;
            grid.parts[next] = part;
            stack.push_back({nx, ny});
        }
    }
    return cells;
}

// Marks the sea as no region.
void flood_sea(Grid& grid, const Terrain& terrain, const Camera& camera, const Viewport& viewport) {
    for (int y = 0; y < grid.rows; ++y) {
        for (int x = 0; x < grid.columns; ++x) {
            const Point2 at = to_map(camera, viewport, grid.middle(x, y));
            std::uint8_t& id = grid.ids[grid.cell(x, y)];
            id = is_land(terrain, at.x, at.y) ? std::min<std::uint8_t>(id, kSea - 1) : kSea;
        }
    }
}

void count_things(Grid& grid, const train::Snapshot& snapshot, const Camera& camera, const Viewport& viewport) {
    const auto width = static_cast<std::size_t>(grid.columns) + 1;
    grid.things.assign(width * (static_cast<std::size_t>(grid.rows) + 1), 0);
    for (int i = 0; i < snapshot.n_points; ++i) {
        const auto first = static_cast<std::size_t>(i) * 2;
        const Point2 px = to_px(camera, viewport, {snapshot.points[first], snapshot.points[first + 1]});
        if (!(px.x >= 0 && px.y >= 0 && px.x < viewport.width && px.y < viewport.height)) continue;
        const auto x = static_cast<std::size_t>(px.x / grid.cell_w), y = static_cast<std::size_t>(px.y / grid.cell_h);
        if (x + 1 < width && y < static_cast<std::size_t>(grid.rows)) ++grid.things[(y + 1) * width + x + 1];
    }
    for (std::size_t i = width; i < grid.things.size(); ++i) {
        if (i % width != 0) grid.things[i] += grid.things[i - 1] + grid.things[i - width] - grid.things[i - width - 1];
    }
}

int things_under(const Grid& grid, const Box& box) {
    if (grid.things.empty()) return 0;
    const auto corner = [&](float x, float y) {
        const int column = std::clamp(static_cast<int>(std::lround(x / grid.cell_w)), 0, grid.columns);
        const int row = std::clamp(static_cast<int>(std::lround(y / grid.cell_h)), 0, grid.rows);
        return grid.things[static_cast<std::size_t>(row) * (static_cast<std::size_t>(grid.columns) + 1) +
                           static_cast<std::size_t>(column)];
    };
    return corner(box.right, box.bottom) - corner(box.left, box.bottom) - corner(box.right, box.top) +
           corner(box.left, box.top);
}

void find_regions(Grid& grid, bool has_sea) {
    grid.parts.assign(grid.ids.size(), -1);
    std::array<Region, 256> found{};
    grid.regions.clear();
    int parts = 0;
    for (int y = 0; y < grid.rows; ++y) {
        for (int x = 0; x < grid.columns; ++x) {
            if (grid.parts[grid.cell(x, y)] >= 0) continue;
            const int cells = flood(grid, x, y, parts);
            Region& region = found[grid.ids[grid.cell(x, y)]];
            region.output = grid.ids[grid.cell(x, y)];
            region.cells += cells;
            if (cells > region.part_cells) {
                region.part_cells = cells;
                region.part = parts;
            }
            ++parts;
        }
    }
    const auto all = static_cast<float>(grid.ids.size());
    for (const Region& region : found) {
        if (has_sea && region.output == kSea) continue;
        if (static_cast<float>(region.part_cells) >= kLeastShare * all) grid.regions.push_back(region);
    }
    // A stable sort would allocate.
    std::sort(grid.regions.begin(), grid.regions.end(), [](const Region& a, const Region& b) {
        return a.cells != b.cells ? a.cells > b.cells : a.output < b.output;
    });
}

// Middles of the largest parts.
void find_middles(Grid& grid) {
    for (Region& region : grid.regions) {
        Point2 sum{};
        for (int y = 0; y < grid.rows; ++y) {
            for (int x = 0; x < grid.columns; ++x) {
                if (grid.parts[grid.cell(x, y)] != region.part) continue;
                const Point2 at = grid.middle(x, y);
                sum = {sum.x + at.x, sum.y + at.y};
            }
        }
        const auto n = static_cast<float>(region.part_cells);
        region.middle = {sum.x / n, sum.y / n};
    }
}

// Two sweeps of a chamfer distance transform: each cell is updated from the neighbours that a sweep has passed.
void find_clearance(Grid& grid) {
    const float side = grid.cell_w / kFlatness, up = grid.cell_h, slant = std::sqrt(side * side + up * up);
    grid.clearance.assign(grid.ids.size(), 1e9f);
    const auto learn = [&](int x, int y, int nx, int ny, float step) {
        float& own = grid.clearance[grid.cell(x, y)];
        const bool outside = nx < 0 || ny < 0 || nx >= grid.columns || ny >= grid.rows;
        // Half a step to the border between the two cells.
        const bool border = outside || grid.ids[grid.cell(nx, ny)] != grid.ids[grid.cell(x, y)];
        own = std::min(own, border ? step / 2 : grid.clearance[grid.cell(nx, ny)] + step);
    };
    for (int y = 0; y < grid.rows; ++y) {
        for (int x = 0; x < grid.columns; ++x) {
            learn(x, y, x - 1, y, side);
            learn(x, y, x, y - 1, up);
            learn(x, y, x - 1, y - 1, slant);
            learn(x, y, x + 1, y - 1, slant);
        }
    }
    for (int y = grid.rows - 1; y >= 0; --y) {
        for (int x = grid.columns - 1; x >= 0; --x) {
            learn(x, y, x + 1, y, side);
            learn(x, y, x, y + 1, up);
            learn(x, y, x + 1, y + 1, slant);
            learn(x, y, x - 1, y + 1, slant);
        }
    }
}

void look(LabelState& state, const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
          const Viewport& viewport) {
    Grid& grid = state.grid;
    grid.columns = kColumns;
    grid.rows =
        std::clamp(static_cast<int>(std::lround(kColumns * viewport.height / viewport.width)), kLeastRows, kMostRows);
    grid.cell_w = viewport.width / static_cast<float>(grid.columns);
    grid.cell_h = viewport.height / static_cast<float>(grid.rows);
    if (state.field) {
        grid.ids = field_ids(*state.field, camera, viewport, grid.columns, grid.rows);
    } else {
        write_region_ids(grid.ids, grid.plane, snapshot, view, camera, viewport, grid.columns, grid.rows);
    }
    grid.things.clear();
    if (state.terrain) {
        flood_sea(grid, *state.terrain, camera, viewport);
        count_things(grid, snapshot, camera, viewport);
    }
    find_regions(grid, state.terrain != nullptr);
    find_middles(grid);
    find_clearance(grid);
}

// A place for a name and how good it is; score < 0: there is none.
struct Place {
    Point2 px{};
    float score = -1;
};

// Clearance, and among places of about the same clearance those near the region's middle.
float score_of(const Grid& grid, const Region& region, std::size_t cell, Point2 px, Point2 size) {
    const float away = std::hypot((px.x - region.middle.x) / kFlatness, px.y - region.middle.y);
    const auto covered = static_cast<float>(things_under(grid, box_at(px, size)));
    return grid.clearance[cell] / (1 + kCentred * away / grid.cell_h) / (1 + kCrowd * covered);
}

Place best_place(const Grid& grid, const Region& region, Point2 size, const Viewport& viewport,
                 const std::vector<Box>& taken) {
    Place best;
    for (int y = 0; y < grid.rows; ++y) {
        for (int x = 0; x < grid.columns; ++x) {
            const std::size_t cell = grid.cell(x, y);
            if (grid.parts[cell] != region.part) continue;
            Point2 centre = grid.middle(x, y);
            const float score = score_of(grid, region, cell, centre, size);
            if (score <= best.score) continue;
            if (!pull_inside(centre, size, viewport) || !free_of(box_at(centre, size), taken)) continue;
            best = {centre, score};
        }
    }
    return best;
}

// How good the place is where a name stands; it must be on its region and free.
Place old_place(const Grid& grid, const Region& region, Point2 px, Point2 size, const Viewport& viewport,
                const std::vector<Box>& taken) {
    const int x = static_cast<int>(std::floor(px.x / grid.cell_w)),
              y = static_cast<int>(std::floor(px.y / grid.cell_h));
    if (x < 0 || y < 0 || x >= grid.columns || y >= grid.rows) return {};
    const std::size_t cell = grid.cell(x, y);
    if (grid.parts[cell] != region.part) return {};
    Point2 centre = px;
    if (!pull_inside(centre, size, viewport) || !free_of(box_at(centre, size), taken)) return {};
    return {centre, score_of(grid, region, cell, centre, size)};
}

LabelMemory* find_memory(LabelState& state, int output) {
    const auto found = std::find_if(state.memory.begin(), state.memory.end(),
                                    [&](const LabelMemory& m) { return m.output == output; });
    return found == state.memory.end() ? nullptr : &*found;
}

Point2 scaled(Point2 size, float scale) { return {size.x * scale, size.y * scale}; }

// Decides which names there are and where each should be.
void choose_places(LabelState& state, const std::vector<std::string>& names, const Camera& camera,
                   const Viewport& viewport, MeasureText measure) {
    Grid& grid = state.grid;
    for (LabelMemory& m : state.memory) m.wanted = false;
    std::vector<Box>& taken = grid.taken;
    taken = state.obstacles;
    for (const Region& region : grid.regions) {
        if (taken.size() - state.obstacles.size() >= kMostLabels || region.output >= static_cast<int>(names.size()))
            continue;
        const Point2 size = scaled(measure(names[static_cast<std::size_t>(region.output)]), state.scale);
        Place place = best_place(grid, region, size, viewport, taken);
        if (place.score < 0) continue;
        LabelMemory* memory = find_memory(state, region.output);
        if (memory) {
            const Place old = old_place(grid, region, to_px(camera, viewport, memory->target), size, viewport, taken);
            if (old.score >= kStay * place.score) place = old;
        } else {
            memory = &state.memory.emplace_back();
            memory->output = region.output;
            memory->at = to_map(camera, viewport, place.px);
        }
        memory->target = to_map(camera, viewport, place.px);
        memory->share = static_cast<float>(region.cells) / static_cast<float>(grid.ids.size());
        memory->wanted = true;
        taken.push_back(box_at(place.px, size));
    }
    std::sort(state.memory.begin(), state.memory.end(), [](const LabelMemory& a, const LabelMemory& b) {
        if (a.wanted != b.wanted) return a.wanted;
        return a.share != b.share ? a.share > b.share : a.output < b.output;
    });
}

// Moves and fades every name by so many seconds; true while something is under way.
bool advance(LabelState& state, const Camera& camera, double seconds) {
    const auto left = static_cast<float>(std::exp2(-seconds / kHalfTime));
    const auto fade = static_cast<float>(seconds / kFadeTime);
    bool moving = false;
    for (LabelMemory& m : state.memory) {
        m.at = {m.target.x + (m.at.x - m.target.x) * left, m.target.y + (m.at.y - m.target.y) * left};
        const float rest = std::max(std::abs(m.at.x - m.target.x), std::abs(m.at.y - m.target.y));
        if (rest < kArrived * camera.units_per_px) m.at = m.target;
        m.strength = std::clamp(m.strength + (m.wanted ? fade : -fade), 0.0f, 1.0f);
        moving = moving || rest > 0 || (m.wanted ? m.strength < 1 : m.strength > 0);
    }
    std::erase_if(state.memory, [](const LabelMemory& m) { return !m.wanted && m.strength <= 0; });
    return moving;
}

// Whether this place belonged to another region when places were last computed.
bool on_other_region(const Grid& grid, Point2 px, int output) {
    const int x = static_cast<int>(std::floor(px.x / grid.cell_w)),
              y = static_cast<int>(std::floor(px.y / grid.cell_h));
    if (x < 0 || y < 0 || x >= grid.columns || y >= grid.rows) return false;
    const int there = grid.ids[grid.cell(x, y)];
    return there != output && there != kSea;
}

// The names to draw. A name never moves or fades over another region. Where moving names meet, the smaller region's jumps to its target or is hidden for now.
void write_labels(LabelState& state, const std::vector<std::string>& names, const Camera& camera,
                  const Viewport& viewport, MeasureText measure) {
    std::size_t n = 0;  // the old labels' texts keep their memory
    std::vector<Box>& taken = state.grid.taken;
    taken = state.obstacles;
    for (LabelMemory& m : state.memory) {
        if (n >= kMostLabels || m.output >= static_cast<int>(names.size())) continue;
        const std::string& text = names[static_cast<std::size_t>(m.output)];
        const Point2 size = scaled(measure(text), state.scale);
        if (on_other_region(state.grid, to_px(camera, viewport, m.at), m.output)) {
            if (!m.wanted) continue;
            m.at = m.target;
        }
        for (const bool jump : {false, true}) {
            if (jump) m.at = m.target;
            Point2 px = to_px(camera, viewport, m.at);
            if (!pull_inside(px, size, viewport)) break;
            const Box box = box_at(px, size);
            if (!free_of(box, taken)) continue;
            taken.push_back(box);
            if (n == state.labels.size()) state.labels.emplace_back();
            Label& label = state.labels[n++];
            label.output = m.output;
            label.text = text;
            label.px = px;
            label.share = m.share;
            label.strength = m.strength;
            break;
        }
    }
    state.labels.resize(n);
}

void forget(LabelState& state) {
    LabelState fresh;
    fresh.obstacles = std::move(state.obstacles);
    fresh.names = std::move(state.names);
    fresh.terrain = state.terrain;
    fresh.field = state.field;
    fresh.scale = state.scale;
    state = std::move(fresh);
}

}  // namespace

void place_labels(LabelState& state, const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
                  const Viewport& viewport, MeasureText measure, double seconds) {
    const bool named = view.head >= 0 && view.head < static_cast<int>(snapshot.heads.size()) &&
                       view.answer == model::Answer::classes && viewport.width >= 1 && viewport.height >= 1;
    if (!named) {
        forget(state);
        return;
    }
    const train::HeadSnapshot& head = snapshot.heads[static_cast<std::size_t>(view.head)];
    if (state.head != head.id) {
        forget(state);
        state.head = head.id;
    }
    const std::vector<std::string>& names = state.names.empty() ? head.outputs : state.names;
    state.since_s += seconds;
    const bool camera_moved = camera != state.seen_camera;
    if (state.since_s >= (camera_moved ? kLookEveryMoving : kLookEvery)) {
        look(state, snapshot, view, camera, viewport);
        choose_places(state, names, camera, viewport, measure);
        state.seen_camera = camera;
        state.since_s = 0;
    }
    state.moving = advance(state, camera, seconds) || camera != state.seen_camera;
    write_labels(state, names, camera, viewport, measure);
}

}  // namespace map
