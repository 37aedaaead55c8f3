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

}  // namespace

void things_on_spot(const PlaceGrid& grid, const Camera& camera, int thing, std::vector<int>& things) {
    things.clear();
    const Point2* at = place_of(grid, thing);
    if (at == nullptr) return;
    const float reach = kSpotPx * camera.units_per_px;
    things_in_box(grid, {at->x - reach, at->y - reach}, {at->x + reach, at->y + reach}, things);
    std::sort(things.begin(), things.end());
}

// Only cells of the grid with many things can hold a crowd; a few of their things are tried as its middle, so the work is
// small however many there are.
void find_crowds(const PlaceGrid& grid, const Camera& camera, Crowds& found) {
    constexpr int kTries = 16;  // for each cell
    found.crowds.clear();
    found.taken.assign(grid.cell_of.size(), 0);
    const float reach = kSpotPx * camera.units_per_px;
    for (std::size_t cell = 0; cell + 1 < grid.first.size(); ++cell) {
        const int first = grid.first[cell], n = grid.first[cell + 1] - first;
        if (n < kLeastCrowd / 4) continue;
        for (int k = 0; k < std::min(n, kTries); ++k) {
            const auto i = static_cast<std::size_t>(first + k * n / std::min(n, kTries));
            if (found.taken[static_cast<std::size_t>(grid.things[i])] != 0) continue;
            const Point2 at = grid.places[i];
            things_in_box(grid, {at.x - reach, at.y - reach}, {at.x + reach, at.y + reach}, found.spot);
            std::erase_if(found.spot, [&](int thing) { return found.taken[static_cast<std::size_t>(thing)] != 0; });
            if (static_cast<int>(found.spot.size()) < kLeastCrowd) continue;
            for (const int thing : found.spot) found.taken[static_cast<std::size_t>(thing)] = 1;
            found.crowds.push_back({at, static_cast<int>(found.spot.size())});
        }
    }
    std::sort(found.crowds.begin(), found.crowds.end(), [](const Crowd& a, const Crowd& b) {
        return a.count != b.count ? a.count > b.count : a.at.y != b.at.y ? a.at.y < b.at.y : a.at.x < b.at.x;
    });
}

}  // namespace map
