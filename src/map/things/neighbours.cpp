// See neighbours.h.
#include "map/things/neighbours.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace map {
namespace {

constexpr std::size_t kSample = 1024;  // places that say where nearly all things are
constexpr std::size_t kOutside = 50;   // one in so many may lie beyond the box, each side
constexpr float kRoom = 0.25f;         // of the box's width, added on each side
constexpr int kMostSide = 512;         // cells

bool nearer(const Neighbour& a, const Neighbour& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.thing < b.thing;
}

void keep_nearest(std::vector<Neighbour>& all, int k) {
    const std::size_t kept = std::min(all.size(), static_cast<std::size_t>(std::max(k, 0)));
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(), nearer);
    all.resize(kept);
}

bool finite(Point2 at) { return std::isfinite(at.x) && std::isfinite(at.y); }

Point2 place_of(const train::Snapshot& snapshot, std::size_t thing) {
    return {snapshot.points[thing * 2], snapshot.points[thing * 2 + 1]};
}

struct Span {
    float low = 0, high = 0;
};

// The range of nearly all things along one axis (0 = x), with a margin, but no wider than that of all things.
Span span_of(PlaceGrid& grid, const train::Snapshot& snapshot, std::size_t axis) {
    const auto n = static_cast<std::size_t>(snapshot.n_points);
    const std::size_t stride = std::max<std::size_t>(1, n / kSample);
    Span all;
    bool any = false;
    grid.sample.clear();
    for (std::size_t i = 0; i < n; ++i) {
        if (!finite(place_of(snapshot, i))) continue;
        const float value = snapshot.points[i * 2 + axis];
        all = any ? Span{std::min(all.low, value), std::max(all.high, value)} : Span{value, value};
        any = true;
        if (i % stride == 0) grid.sample.push_back(value);
    }
    if (grid.sample.empty()) return all;
    std::sort(grid.sample.begin(), grid.sample.end());
    const std::size_t cut = grid.sample.size() / kOutside;
    const float low = grid.sample[cut], high = grid.sample[grid.sample.size() - 1 - cut];
    const float room = kRoom * (high - low);
    return high > low ? Span{std::max(all.low, low - room), std::min(all.high, high + room)} : all;
}

void place_cells(PlaceGrid& grid, const train::Snapshot& snapshot) {
    const Span x = span_of(grid, snapshot, 0), y = span_of(grid, snapshot, 1);
    const float width = x.high - x.low, height = y.high - y.low;
    const float longer = std::max(width, height);
    const float wanted = static_cast<float>(std::max(snapshot.n_points / kThingsPerCell, 1));
    // So many square cells fill the box; where it is a line, so many stand in a row.
    float cell = std::sqrt(width * height / wanted);
    cell = std::max({cell, longer / wanted, longer / static_cast<float>(kMostSide)});
    if (!(cell > 0) || !std::isfinite(cell)) cell = 1;
    grid.x = x.low;
    grid.y = y.low;
    grid.cell = cell;
    grid.columns = std::clamp(static_cast<int>(width / cell) + 1, 1, kMostSide);
    grid.rows = std::clamp(static_cast<int>(height / cell) + 1, 1, kMostSide);
}

// Places beyond the rim are in the cell at the rim.
int along(float value, float origin, float cell, int count) {
    return static_cast<int>(std::clamp((value - origin) / cell, 0.0f, static_cast<float>(count - 1)));
}
int column_of(const PlaceGrid& grid, float x) { return along(x, grid.x, grid.cell, grid.columns); }
int row_of(const PlaceGrid& grid, float y) { return along(y, grid.y, grid.cell, grid.rows); }

// Calls with the place and the number of each thing in these cells, borders included.
template <class Visit>
void visit_cells(const PlaceGrid& grid, int left, int low, int right, int high, Visit visit) {
    if (grid.things.empty()) return;
    for (int row = std::max(low, 0); row <= std::min(high, grid.rows - 1); ++row) {
        // Cells of a row lie one after the other.
        const auto at = static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns);
        const int from = std::max(left, 0), to = std::min(right, grid.columns - 1);
        if (from > to) continue;
        const auto begin = static_cast<std::size_t>(grid.first[at + static_cast<std::size_t>(from)]);
        const auto end = static_cast<std::size_t>(grid.first[at + static_cast<std::size_t>(to) + 1]);
        for (std::size_t i = begin; i < end; ++i) visit(grid.things[i], grid.places[i]);
    }
}

}  // namespace

void nearest_rows(const std::vector<float>& values, int n_rows, int n_columns, int thing, int k,
                  std::vector<Neighbour>& nearest) {
    nearest.clear();
    const auto width = static_cast<std::size_t>(std::max(n_columns, 0));
    if (thing < 0 || thing >= n_rows || values.size() < width * static_cast<std::size_t>(n_rows)) return;
    const float* own = values.data() + static_cast<std::size_t>(thing) * width;
    for (int i = 0; i < n_rows; ++i) {
        if (i == thing) continue;
        const float* other = values.data() + static_cast<std::size_t>(i) * width;
        double sum = 0;
        for (std::size_t c = 0; c < width; ++c) {
            const double gap = static_cast<double>(own[c]) - static_cast<double>(other[c]);
            sum += gap * gap;
        }
        if (std::isfinite(sum)) nearest.push_back({i, static_cast<float>(std::sqrt(sum))});
    }
    keep_nearest(nearest, k);
}

void nearest_in_layer(const train::Snapshot& snapshot, int layer, int thing, int k, std::vector<Neighbour>& nearest) {
    nearest.clear();
    if (layer < 0 || layer >= static_cast<int>(snapshot.layers.size())) return;
    const train::LayerSnapshot& said = snapshot.layers[static_cast<std::size_t>(layer)];
    nearest_rows(said.values, snapshot.n_points, said.n_units, thing, k, nearest);
}

void nearest_in_features(const train::Snapshot& snapshot, int thing, int k, std::vector<Neighbour>& nearest) {
    nearest_in_layer(snapshot, 0, thing, k, nearest);
}

void update_place_grid(PlaceGrid& grid, const train::Snapshot& snapshot) {
    place_cells(grid, snapshot);
    const auto n = static_cast<std::size_t>(snapshot.n_points);
    const auto n_cells = static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows);
    grid.first.assign(n_cells + 1, 0);
    grid.cell_of.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const Point2 at = place_of(snapshot, i);
        grid.cell_of[i] = finite(at) ? row_of(grid, at.y) * grid.columns + column_of(grid, at.x) : -1;
        if (grid.cell_of[i] >= 0) ++grid.first[static_cast<std::size_t>(grid.cell_of[i]) + 1];
    }
    for (std::size_t cell = 0; cell < n_cells; ++cell) grid.first[cell + 1] += grid.first[cell];
    grid.next.assign(grid.first.begin(), grid.first.end() - 1);
    grid.things.resize(static_cast<std::size_t>(grid.first.back()));
    grid.places.resize(grid.things.size());
    for (std::size_t i = 0; i < n; ++i) {
        if (grid.cell_of[i] < 0) continue;
        const auto slot = static_cast<std::size_t>(grid.next[static_cast<std::size_t>(grid.cell_of[i])]++);
        grid.things[slot] = static_cast<int>(i);
        grid.places[slot] = place_of(snapshot, i);
    }
}

int nearest_point(const PlaceGrid& grid, const Camera& camera, const Viewport& viewport, Point2 px, float radius_px) {
    // A little farther, so that rounding never leaves out what is just within the radius.
    const float reach = (radius_px + 0.01f) * 1.001f;
    const Point2 low = to_map(camera, viewport, {px.x - reach, px.y + reach});
    const Point2 high = to_map(camera, viewport, {px.x + reach, px.y - reach});
    int nearest = -1;
    float least = radius_px * radius_px;
    visit_cells(grid, column_of(grid, low.x), row_of(grid, low.y), column_of(grid, high.x), row_of(grid, high.y),
                [&](int thing, Point2 place) {
                    const Point2 at = to_px(camera, viewport, place);
                    const float square = (at.x - px.x) * (at.x - px.x) + (at.y - px.y) * (at.y - px.y);
                    if (square > least || (square == least && thing < nearest)) return;
                    least = square;
                    nearest = thing;
                });
    return nearest;
}

void nearest_on_map(const PlaceGrid& grid, Point2 at, int k, int but, std::vector<Neighbour>& nearest) {
    nearest.clear();
    if (k <= 0 || grid.things.empty() || !finite(at)) return;
    const int column = column_of(grid, at.x), row = row_of(grid, at.y);
    const auto visit = [&](int thing, Point2 place) {
        if (thing != but) nearest.push_back({thing, std::hypot(place.x - at.x, place.y - at.y)});
    };
    const int most = std::max({column, grid.columns - 1 - column, row, grid.rows - 1 - row});
    for (int ring = 0; ring <= most; ++ring) {
        visit_cells(grid, column - ring, row - ring, column + ring, row - ring, visit);
        if (ring > 0) visit_cells(grid, column - ring, row + ring, column + ring, row + ring, visit);
        for (int y = row - ring + 1; y < row + ring; ++y) {
            visit_cells(grid, column - ring, y, column - ring, y, visit);
            visit_cells(grid, column + ring, y, column + ring, y, visit);
        }
        if (nearest.size() < static_cast<std::size_t>(k)) continue;
        keep_nearest(nearest, k);
        // How far the rings so far reach for certain, on the sides where there are more cells.
        float seen = 1e30f;
        if (column - ring > 0) seen = std::min(seen, at.x - grid.x - static_cast<float>(column - ring) * grid.cell);
        if (row - ring > 0) seen = std::min(seen, at.y - grid.y - static_cast<float>(row - ring) * grid.cell);
        const float right = grid.x + static_cast<float>(column + ring + 1) * grid.cell;
        const float top = grid.y + static_cast<float>(row + ring + 1) * grid.cell;
        if (column + ring < grid.columns - 1) seen = std::min(seen, right - at.x);
        if (row + ring < grid.rows - 1) seen = std::min(seen, top - at.y);
        if (nearest.back().distance < seen) break;
    }
    keep_nearest(nearest, k);
}

void things_in_box(const PlaceGrid& grid, Point2 low, Point2 high, std::vector<int>& things) {
    things.clear();
    visit_cells(grid, column_of(grid, low.x), row_of(grid, low.y), column_of(grid, high.x), row_of(grid, high.y),
                [&](int thing, Point2 at) {
                    const bool inside = at.x >= low.x && at.x <= high.x && at.y >= low.y && at.y <= high.y;
                    if (inside) things.push_back(thing);
                });
}

int count_in_box(const PlaceGrid& grid, Point2 low, Point2 high, int most) {
    int count = 0;
    const int left = column_of(grid, low.x), right = column_of(grid, high.x);
    for (int row = row_of(grid, low.y); row <= row_of(grid, high.y) && count < most; ++row) {
        visit_cells(grid, left, row, right, row, [&](int, Point2 at) {
            const bool inside = at.x >= low.x && at.x <= high.x && at.y >= low.y && at.y <= high.y;
            count += inside ? 1 : 0;
        });
    }
    return std::min(count, most);
}

}  // namespace map
