// See crowds.h.
#include "map/things/crowds.h"

#include <algorithm>

namespace map {
namespace {

// The place of a thing in the grid's list; null if it was left out.
const Point2* place_of(const PlaceGrid& grid, int thing) {
    if (thing < 0 || thing >= static_cast<int>(grid.cell_of.size())) return nullptr;
    const int cell = grid.cell_of[static_cast<std::size_t>(thing)];
    if (cell < 0) return nullptr;
    for (int i = grid.first[static_cast<std::size_t>(cell)]; i < grid.first[static_cast<std::size_t>(cell) + 1]; ++i) {
        if (grid.things[static_cast<std::size_t>(i)] == thing) return &grid.places[static_cast<std::size_t>(i)];
    }
    return nullptr;
}

// Whether at least kLeastSame things of a cell are at the very same place.
bool has_same(const PlaceGrid& grid, int first, int n) {
    constexpr int kSmall = 32;  // in larger ones all pairs would take long: it may be so
    if (n > kSmall) return true;
    for (int i = first; i + kLeastSame <= first + n; ++i) {
        const Point2 at = grid.places[static_cast<std::size_t>(i)];
        int same = 1;
        for (int k = i + 1; k < first + n; ++k) {
            const Point2 other = grid.places[static_cast<std::size_t>(k)];
            same += other.x == at.x && other.y == at.y ? 1 : 0;
        }
        if (same >= kLeastSame) return true;
    }
    return false;
}

// The things on the spot around a place that are in no crowd yet, if they are enough for one. Few things that happen to be
// close are no crowd; few that are at the very same place are.
void find_spot(const PlaceGrid& grid, Point2 at, float reach, Crowds& found) {
    const auto find = [&](float around) {
        things_in_box(grid, {at.x - around, at.y - around}, {at.x + around, at.y + around}, found.spot);
        std::erase_if(found.spot, [&](int thing) { return found.taken[static_cast<std::size_t>(thing)] != 0; });
    };
    find(reach);
    if (static_cast<int>(found.spot.size()) < kLeastCrowd) find(0);
    if (static_cast<int>(found.spot.size()) < kLeastSame) found.spot.clear();
}

}  // namespace

void things_on_spot(const PlaceGrid& grid, const Camera& camera, int thing, std::vector<int>& things) {
    things.clear();
    const Point2* at = place_of(grid, thing);
    if (at == nullptr) return;
    const float reach = kSpotPx * camera.units_per_px;
    things_in_box(grid, {at->x - reach, at->y - reach}, {at->x + reach, at->y + reach}, things);
    std::sort(things.begin(), things.end());
}

// Only cells of the grid with many things can hold a crowd. A few things of each are tried as its centre, so the work is
// small however many there are; counting the things around them rules most of these out.
void find_crowds(const PlaceGrid& grid, const Camera& camera, Crowds& found) {
    constexpr int kTries = 16;  // for each cell
    found.crowds.clear();
    found.taken.assign(grid.cell_of.size(), 0);
    const float reach = kSpotPx * camera.units_per_px;
    for (std::size_t cell = 0; cell + 1 < grid.first.size(); ++cell) {
        const int first = grid.first[cell], n = grid.first[cell + 1] - first;
        if (n < kLeastSame) continue;
        const bool same = has_same(grid, first, n);
        for (int k = 0; k < std::min(n, kTries); ++k) {
            const auto i = static_cast<std::size_t>(first + k * n / std::min(n, kTries));
            if (found.taken[static_cast<std::size_t>(grid.things[i])] != 0) continue;
            const Point2 at = grid.places[i];
            const Point2 low{at.x - reach, at.y - reach}, high{at.x + reach, at.y + reach};
            const bool crowded = count_in_box(grid, low, high, kLeastCrowd) >= kLeastCrowd;
            if (!crowded && !same) continue;
            find_spot(grid, at, crowded ? reach : 0, found);
            if (found.spot.empty()) continue;
            for (const int thing : found.spot) found.taken[static_cast<std::size_t>(thing)] = 1;
            found.crowds.push_back({at, static_cast<int>(found.spot.size())});
        }
    }
    std::sort(found.crowds.begin(), found.crowds.end(), [](const Crowd& a, const Crowd& b) {
        return a.count != b.count ? a.count > b.count : a.at.y != b.at.y ? a.at.y < b.at.y : a.at.x < b.at.x;
    });
}

}  // namespace map
