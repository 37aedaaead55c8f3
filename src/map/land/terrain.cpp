// See terrain.h.
#include "map/land/terrain.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace map {
namespace {

constexpr auto kSide = static_cast<std::size_t>(kTerrainSide);
constexpr float kBlur = 0.085f;                // standard deviation, of reach
constexpr float kMargin = 0.55f;               // of reach: sea round the outermost things
constexpr float kRoom = 1.12f;                 // a new grid is larger than it need be, so that it may stay for a while
constexpr float kMostRoom = 1.45f;             // and is left when it is this much too large
constexpr float kAshore = 0.03f;               // share of the things that may lie below the level that makes land
constexpr float kLeast = 0.2f, kMost = 0.55f;  // that level, of the things' mean
constexpr float kBays = 0.95f;                 // how much noise shapes the coast
constexpr float kIsland = 0.13f;               // of reach: how far the land under a lone thing goes at most
constexpr float kSummit = 0.4f;                // how high a thing stands at least
constexpr float kFar = 1e6f;                   // cells

struct Things {
    float low_x = 0, low_y = 0, high_x = 0, high_y = 0;
    float reach = 0;
    int n = 0;
};

bool finite(const float* at) { return std::isfinite(at[0]) && std::isfinite(at[1]); }

Things things_of(const train::Snapshot& snapshot) {
    Things things;
    double sum_x = 0, sum_y = 0, squares = 0;
    for (int i = 0; i < snapshot.n_points; ++i) {
        const float* at = snapshot.points.data() + static_cast<std::ptrdiff_t>(i) * 2;
        if (!finite(at)) continue;
        if (things.n++ == 0) {
            things.low_x = things.high_x = at[0];
            things.low_y = things.high_y = at[1];
        }
        things.low_x = std::min(things.low_x, at[0]);
        things.high_x = std::max(things.high_x, at[0]);
        things.low_y = std::min(things.low_y, at[1]);
        things.high_y = std::max(things.high_y, at[1]);
        const double x = static_cast<double>(at[0]), y = static_cast<double>(at[1]);
        sum_x += x;
        sum_y += y;
        squares += x * x + y * y;
    }
    if (things.n == 0) return things;
    const double n = things.n;
    const double spread = std::sqrt(std::max(0.0, squares / n - (sum_x * sum_x + sum_y * sum_y) / (n * n)));
    const float half = std::max(things.high_x - things.low_x, things.high_y - things.low_y) / 2;
    // Both, so that neither a single far thing nor a dense crowd decides alone.
    things.reach = 0.5f * half + 0.6f * static_cast<float>(spread);
    if (!(things.reach > 1e-12f)) things.reach = 0.5f;
    return things;
}

// Keeps or moves the grid; true if it had to move.
bool place(Terrain& terrain, const Things& things) {
    terrain.reach = things.reach;
    const float margin = kMargin * things.reach;
    const float needed = std::max(things.high_x - things.low_x, things.high_y - things.low_y) / 2 + margin;
    const float half = terrain.cell * static_cast<float>(kTerrainSide - 1) / 2;
    const float middle_x = terrain.x + half, middle_y = terrain.y + half;
    const bool holds = things.low_x - margin >= middle_x - half && things.high_x + margin <= middle_x + half &&
                       things.low_y - margin >= middle_y - half && things.high_y + margin <= middle_y + half;
    if (terrain.cell > 0 && holds && half <= kMostRoom * needed) return false;
    terrain.cell = 2 * kRoom * needed / static_cast<float>(kTerrainSide - 1);
    terrain.x = (things.low_x + things.high_x) / 2 - kRoom * needed;
    terrain.y = (things.low_y + things.high_y) / 2 - kRoom * needed;
    return true;
}

// Each octave is stored separately, so that their weights may follow the things from frame to frame.
void make_octaves(Terrain& terrain, int coarsest) {
    terrain.coarsest = coarsest;
    for (int k = 0; k < kTerrainOctaves; ++k) {
        std::vector<float>& values = terrain.octaves[static_cast<std::size_t>(k)];
        values.resize(kSide * kSide);
        const Octave octave = octave_at(coarsest + k, static_cast<double>(terrain.x), static_cast<double>(terrain.y));
        for (int y = 0; y < kTerrainSide; ++y) {
            for (int x = 0; x < kTerrainSide; ++x) {
                values[static_cast<std::size_t>(y) * kSide + static_cast<std::size_t>(x)] =
                    noise_at(octave, static_cast<float>(x) * terrain.cell, static_cast<float>(y) * terrain.cell).value;
            }
        }
    }
}

// Grid coordinates of a place: the cell below and left of it, and the fractions towards the next ones.
struct Spot {
    std::size_t at = 0;
    float right = 0, up = 0;
};

Spot spot_of(const Terrain& terrain, float x, float y) {
    constexpr float kLast = static_cast<float>(kTerrainSide - 1);
    const float column = std::clamp((x - terrain.x) / terrain.cell, 0.0f, kLast);
    const float row = std::clamp((y - terrain.y) / terrain.cell, 0.0f, kLast);
    const float low_column = std::min(std::floor(column), kLast - 1), low_row = std::min(std::floor(row), kLast - 1);
    return {static_cast<std::size_t>(low_row) * kSide + static_cast<std::size_t>(low_column), column - low_column,
            row - low_row};
}

void scatter(Terrain& terrain, const train::Snapshot& snapshot) {
    terrain.density.assign(kSide * kSide, 0.0f);
    terrain.scratch.resize(kSide * kSide);
    for (int i = 0; i < snapshot.n_points; ++i) {
        const float* at = snapshot.points.data() + static_cast<std::ptrdiff_t>(i) * 2;
        if (!finite(at)) continue;
        const Spot spot = spot_of(terrain, at[0], at[1]);
        float* cell = terrain.density.data() + spot.at;
        cell[0] += (1 - spot.right) * (1 - spot.up);
        cell[1] += spot.right * (1 - spot.up);
        cell[kSide] += (1 - spot.right) * spot.up;
        cell[kSide + 1] += spot.right * spot.up;
    }
}

// A box filter of `radius` whole cells and a share `rest` of the next ones, up and down all columns at once: rows are
// added to and taken from a running sum.
void blur_columns(const std::vector<float>& from, std::vector<float>& to, int radius, float rest) {
    const float scale = 1 / (2 * (static_cast<float>(radius) + rest) + 1);
    std::array<float, kSide> sum{};
    const auto row = [&](int y) { return from.data() + static_cast<std::ptrdiff_t>(y) * kTerrainSide; };
    const std::array<float, kSide> nothing{};
    const auto row_or_zero = [&](int y) { return y >= 0 && y < kTerrainSide ? row(y) : nothing.data(); };
    for (int y = 0; y < radius; ++y) {
        const float* in = row(y);
        for (std::size_t x = 0; x < kSide; ++x) sum[x] += in[x];
    }
    for (int y = 0; y < kTerrainSide; ++y) {
        const float* enters = row_or_zero(y + radius);
        const float* above = row_or_zero(y + radius + 1);
        const float* below = row_or_zero(y - radius - 1);
        float* out = to.data() + static_cast<std::ptrdiff_t>(y) * kTerrainSide;
        const float* leaves = row_or_zero(y - radius);
        for (std::size_t x = 0; x < kSide; ++x) {
            sum[x] += enters[x];
            // Rounding may leave a running sum a little below 0.
            out[x] = std::max(0.0f, (sum[x] + rest * (above[x] + below[x])) * scale);
            sum[x] -= leaves[x];
        }
    }
}

void transpose(const std::vector<float>& from, std::vector<float>& to) {
    constexpr std::size_t kBlock = 16;
    static_assert(kSide % kBlock == 0);
    for (std::size_t by = 0; by < kSide; by += kBlock) {
        for (std::size_t bx = 0; bx < kSide; bx += kBlock) {
            for (std::size_t y = by; y < by + kBlock; ++y) {
                for (std::size_t x = bx; x < bx + kBlock; ++x) to[x * kSide + y] = from[y * kSide + x];
            }
        }
    }
}

// Three box filters in a row: their variances add up, so each has a third of the wanted one.
// Gwosdek et al., Theoretical foundations of Gaussian convolution by extended box filtering, SSVM 2011, eq. 9-13.
void blur(Terrain& terrain, float deviation) {
    const float variance = deviation * deviation / 3;
    const int radius = std::max(0, static_cast<int>(std::floor(0.5f * std::sqrt(12 * variance + 1) - 0.5f)));
    const auto r = static_cast<float>(radius);
    const float rest =
        std::clamp((2 * r + 1) * (r * (r + 1) - 3 * variance) / (6 * (variance - (r + 1) * (r + 1))), 0.0f, 1.0f);
    std::vector<float>&a = terrain.density, &b = terrain.scratch;
    for (int turn = 0; turn < 2; ++turn) {
        blur_columns(a, b, radius, rest);
        blur_columns(b, a, radius, rest);
        blur_columns(a, b, radius, rest);
        transpose(b, a);
    }
}

float between(const std::vector<float>& values, const Spot& spot) {
    const float* v = values.data() + spot.at;
    const float low = v[0] + (v[1] - v[0]) * spot.right;
    const float high = v[kSide] + (v[kSide + 1] - v[kSide]) * spot.right;
    return low + (high - low) * spot.up;
}

// The level of sqrt(density) that makes land: nearly all things have it.
float sea_level(Terrain& terrain, const train::Snapshot& snapshot) {
    std::vector<float>& values = terrain.at_things;
    values.clear();
    double sum = 0;
    for (int i = 0; i < snapshot.n_points; ++i) {
        const float* at = snapshot.points.data() + static_cast<std::ptrdiff_t>(i) * 2;
        if (!finite(at)) continue;
        values.push_back(std::sqrt(between(terrain.density, spot_of(terrain, at[0], at[1]))));
        sum += static_cast<double>(values.back());
    }
    const auto rank = static_cast<std::ptrdiff_t>(kAshore * static_cast<float>(values.size()));
    std::nth_element(values.begin(), values.begin() + rank, values.end());
    const auto mean = static_cast<float>(sum / static_cast<double>(values.size()));
    return std::clamp(0.8f * values[static_cast<std::size_t>(rank)], kLeast * mean, kMost * mean);
}

// Writes the height above sea level to terrain.density: 0 at the coast, -1 far out; noise added.
void raise(Terrain& terrain, float level) {
    std::array<float, kTerrainOctaves> weights{};
    for (int k = 0; k < kTerrainOctaves; ++k) {
        const float length = std::exp2(-static_cast<float>(terrain.coarsest + k)) / terrain.reach;
        const float coarse = std::clamp(std::log2(1.6f / length), 0.0f, 1.0f);
        const float fine = std::clamp(std::log2(2 * length / kFinestBay), 0.0f, 1.0f);
        weights[static_cast<std::size_t>(k)] = kBays * coarse * fine * std::min(length, 0.6f);
    }
    const float per_level = 1 / level;
    for (std::size_t i = 0; i < kSide * kSide; ++i) {
        const float above = std::sqrt(terrain.density[i]) * per_level - 1;
        float noise = 0;
        for (std::size_t k = 0; k < kTerrainOctaves; ++k) noise += weights[k] * terrain.octaves[k][i];
        // Sublinear: a hundred times as many things are not a hundred times as high.
        terrain.density[i] = above / (1 + 0.4f * std::max(above, 0.0f)) + noise;
    }
}

// Land under every thing: a thing in the sea gets an island, one on the coast a cape.
void raise_islands(Terrain& terrain, const train::Snapshot& snapshot) {
    const float radius = kIsland * terrain.reach;
    for (int i = 0; i < snapshot.n_points; ++i) {
        const float* at = snapshot.points.data() + static_cast<std::ptrdiff_t>(i) * 2;
        if (!finite(at)) continue;
        const float missing = kSummit - between(terrain.density, spot_of(terrain, at[0], at[1]));
        if (missing <= 0) continue;
        const float column = (at[0] - terrain.x) / terrain.cell, row = (at[1] - terrain.y) / terrain.cell;
        const float cells = radius / terrain.cell;
        const auto low = [](float x) { return std::max(0, static_cast<int>(std::ceil(x))); };
        const auto high = [](float x) { return std::min(kTerrainSide - 1, static_cast<int>(std::floor(x))); };
        for (int y = low(row - cells); y <= high(row + cells); ++y) {
            for (int x = low(column - cells); x <= high(column + cells); ++x) {
                const float dx = (static_cast<float>(x) - column) / cells, dy = (static_cast<float>(y) - row) / cells;
                const float share = std::max(0.0f, 1 - dx * dx - dy * dy);
                float& height = terrain.scratch[static_cast<std::size_t>(y) * kSide + static_cast<std::size_t>(x)];
                height = std::max(height, missing * share * share);
            }
        }
    }
    for (std::size_t i = 0; i < kSide * kSide; ++i) terrain.density[i] += terrain.scratch[i];
}

// Distance in cells from a cell to the coast beside it, where linear interpolation between neighbours crosses 0.
float crossing(float own, float other) {
    return (own > 0) != (other > 0) ? std::abs(own) / std::max(std::abs(own) + std::abs(other), 1e-12f) : kFar;
}

void seed_coast(const std::vector<float>& height, std::vector<float>& distance) {
    for (int y = 0; y < kTerrainSide; ++y) {
        for (int x = 0; x < kTerrainSide; ++x) {
            const auto i = static_cast<std::size_t>(y) * kSide + static_cast<std::size_t>(x);
            const float own = height[i];
            const float left = x > 0 ? crossing(own, height[i - 1]) : kFar;
            const float right = x + 1 < kTerrainSide ? crossing(own, height[i + 1]) : kFar;
            const float below = y > 0 ? crossing(own, height[i - kSide]) : kFar;
            const float above = y + 1 < kTerrainSide ? crossing(own, height[i + kSide]) : kFar;
            const float dx = std::min(left, right), dy = std::min(below, above);
            // The coast as a straight line through both crossings.
            const float least = std::min(dx, dy);
            distance[i] = dx < kFar && dy < kFar ? dx * dy / std::sqrt(dx * dx + dy * dy + 1e-20f) : least;
        }
    }
}

// One sweep: each cell is updated from the neighbour on each axis that the sweep has passed.
void sweep(std::vector<float>& distance, int from_x, int from_y) {
    for (int row = 0; row < kTerrainSide; ++row) {
        const int y = from_y > 0 ? kTerrainSide - 1 - row : row;
        for (int column = 0; column < kTerrainSide; ++column) {
            const int x = from_x > 0 ? kTerrainSide - 1 - column : column;
            const auto i = static_cast<std::size_t>(y) * kSide + static_cast<std::size_t>(x);
            const float a = std::min(x > 0 ? distance[i - 1] : kFar, x + 1 < kTerrainSide ? distance[i + 1] : kFar);
            const float b =
                std::min(y > 0 ? distance[i - kSide] : kFar, y + 1 < kTerrainSide ? distance[i + kSide] : kFar);
            const float nearer = std::min(a, b);
            if (nearer >= distance[i]) continue;
            const float apart = std::abs(a - b);
            const float found = apart >= 1 ? nearer + 1 : (a + b + std::sqrt(2 - apart * apart)) / 2;
            distance[i] = std::min(distance[i], found);
        }
    }
}

void write_cells(Terrain& terrain) {
    terrain.cells.resize(kSide * kSide);
    const std::vector<float>& height = terrain.density;
    const float per_cell = terrain.reach / (2 * terrain.cell);
    for (std::size_t y = 0; y < kSide; ++y) {
        const std::size_t below = y > 0 ? y - 1 : y, above = std::min(y + 1, kSide - 1);
        for (std::size_t x = 0; x < kSide; ++x) {
            const std::size_t i = y * kSide + x;
            const std::size_t left = x > 0 ? x - 1 : x, right = std::min(x + 1, kSide - 1);
            const float distance = std::min(terrain.scratch[i], 1e4f);
            terrain.cells[i] = {height[i] > 0 ? distance : -distance, height[i],
                                (height[y * kSide + right] - height[y * kSide + left]) * per_cell,
                                (height[above * kSide + x] - height[below * kSide + x]) * per_cell};
        }
    }
}

}  // namespace

void update_terrain(Terrain& terrain, const train::Snapshot& snapshot) {
    const Things things = things_of(snapshot);
    if (things.n == 0) {
        terrain.cells.assign(kSide * kSide, Ground{-1e4f, -1, 0, 0});
        terrain.cell = terrain.cell > 0 ? terrain.cell : 1;
        return;
    }
    const bool moved = place(terrain, things);
    const int coarsest = static_cast<int>(std::floor(-std::log2(1.6f * things.reach))) + 1;
    if (moved || coarsest != terrain.coarsest || terrain.octaves[0].empty()) make_octaves(terrain, coarsest);
    scatter(terrain, snapshot);
    blur(terrain, kBlur * terrain.reach / terrain.cell);
    raise(terrain, sea_level(terrain, snapshot));
    std::fill(terrain.scratch.begin(), terrain.scratch.end(), 0.0f);
    raise_islands(terrain, snapshot);
    seed_coast(terrain.density, terrain.scratch);
    for (const int from_y : {0, 1}) {
        for (const int from_x : {0, 1}) sweep(terrain.scratch, from_x, from_y);
    }
    write_cells(terrain);
}

Ground ground_at(const Terrain& terrain, float x, float y) {
    if (terrain.cells.empty()) return {-1, -1, 0, 0};
    const Spot spot = spot_of(terrain, x, y);
    const Ground* g = terrain.cells.data() + spot.at;
    const auto mixed = [&](float Ground::*part) {
        const float low = g[0].*part + (g[1].*part - g[0].*part) * spot.right;
        const float high = g[kSide].*part + (g[kSide + 1].*part - g[kSide].*part) * spot.right;
        return low + (high - low) * spot.up;
    };
    return {mixed(&Ground::coast), mixed(&Ground::height), mixed(&Ground::slope_x), mixed(&Ground::slope_y)};
}

}  // namespace map
