// See neighbour_graph.h.
#include "projection/neighbour_graph.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>

#include "core/check.h"
#include "engine/lanes.h"

namespace projection {
namespace {

using engine::f32x8;
using engine::i32x8;
using engine::kLanes;

static_assert(kRowsOfTile == 2 * kLanes);
constexpr int kTile = kRowsOfTile;      // partners at a time
constexpr int kRows = 4;                // rows at a time: with them and a tile, all sums stay in registers
constexpr int kBlock = kRowsOfPortion;  // rows that pass by a tile before the next one
constexpr float kLargest = 1e15f;

// Who may be among the k nearest of a row: more than k of them, of which the nearest k are kept when it is full.
struct Candidates {
    std::vector<std::uint64_t> keys;  // bits of the squared distance, then the index: sorted as (distance, index)
    int n = 0;
    float bound = std::numeric_limits<float>::infinity();  // only what is nearer can still be among them
};

std::uint64_t key_of(float squared, int index) {
    return (static_cast<std::uint64_t>(engine::to_bits(squared)) << 32) | static_cast<std::uint32_t>(index);
}
float squared_of(std::uint64_t key) { return engine::from_bits(static_cast<std::uint32_t>(key >> 32)); }

void keep_nearest(Candidates& found, int k) {
    if (found.n <= k) return;
    const auto last = found.keys.begin() + (k - 1);
    std::nth_element(found.keys.begin(), last, found.keys.begin() + found.n);
    found.n = k;
    found.bound = squared_of(*last);
}

ES_INLINE bool any(const i32x8& mask) {
    typedef std::int64_t i64x4 __attribute__((vector_size(32)));
    const i64x4 four = __builtin_bit_cast(i64x4, mask);
    return ((four[0] | four[1]) | (four[2] | four[3])) != 0;
}

// Adds to the candidates of `row` which of eight partners from `first` on are near enough. Partners come in ascending
// order, so one that is as far as the k-th is no better than it.
ES_INLINE void sift(const f32x8& squared, int row, int first, int k, Candidates& found) {
    if (!any(squared < engine::splat(found.bound))) return;
    float each[kLanes];
    engine::store(each, squared);
    if (found.n + kLanes > static_cast<int>(found.keys.size())) keep_nearest(found, k);
    for (int lane = 0; lane < kLanes; ++lane) {
        if (each[lane] < found.bound && first + lane != row) {
            found.keys[static_cast<std::size_t>(found.n++)] = key_of(each[lane], first + lane);
        }
    }
}

struct Tiles {
    const float* of = nullptr;  // [tiles, D, kTile]
    int n_dims = 0;
    const int* which = nullptr;  // tiles to be looked at, in their order
    int n_which = 0;
};

// [tiles, D, kTile]; infinite where there is no partner, so never near.
std::vector<float> tiles_of(const std::vector<float>& points, int n_dims) {
    const auto d = static_cast<std::size_t>(n_dims);
    const std::size_t n = points.size() / d, n_tiles = (n + kTile - 1) / kTile;
    std::vector<float> tiles(n_tiles * d * kTile, std::numeric_limits<float>::infinity());
    for (std::size_t i = 0; i < n; ++i) {
        float* to = tiles.data() + i / kTile * d * kTile + i % kTile;
        for (std::size_t c = 0; c < d; ++c) to[c * kTile] = points[i * d + c];
    }
    return tiles;
}

// kRows rows against the partners of one tile.
ES_INLINE void meet(const float* const (&rows)[kRows], const float* tile, int n_dims, f32x8 (&squared)[kRows][2]) {
    ES_UNROLL for (int r = 0; r < kRows; ++r) squared[r][0] = squared[r][1] = f32x8{};
    for (int c = 0; c < n_dims; ++c) {
        const f32x8 left = engine::load(tile + c * kTile), right = engine::load(tile + c * kTile + kLanes);
        ES_UNROLL for (int r = 0; r < kRows; ++r) {
            const f32x8 here = engine::splat(rows[r][c]);
            const f32x8 from_left = left - here, from_right = right - here;
            squared[r][0] += from_left * from_left;
            squared[r][1] += from_right * from_right;
        }
    }
}

// Rows first .. first + n_rows - 1 against all.
ES_INLINE void sift_block_loops(const float* points, const Tiles& tiles, int first, int n_rows, int k,
                                Candidates* found) {
    for (int t = 0; t < tiles.n_which; ++t) {
        const int start = tiles.which[t] * kTile;
        const float* tile = tiles.of + static_cast<long>(start) * tiles.n_dims;
        for (int at = 0; at < n_rows; at += kRows) {
            const float* rows[kRows];  // the last one again where there are fewer
            for (int r = 0; r < kRows; ++r) {
                rows[r] = points + static_cast<long>(first + std::min(at + r, n_rows - 1)) * tiles.n_dims;
            }
            f32x8 squared[kRows][2];
            meet(rows, tile, tiles.n_dims, squared);
            for (int r = 0; r < kRows && at + r < n_rows; ++r) {
                sift(squared[r][0], first + at + r, start, k, found[at + r]);
                sift(squared[r][1], first + at + r, start + kLanes, k, found[at + r]);
            }
        }
    }
}

ES_CLONES void neighbour_graph_block(const float* points, const Tiles& tiles, int first, int n_rows, int k,
                                     Candidates* found) {
    sift_block_loops(points, tiles, first, n_rows, k, found);
}

}  // namespace

bool rows_are_sound(const std::vector<float>& points) {
    return std::all_of(points.begin(), points.end(), [](float x) { return x > -kLargest && x < kLargest; });
}

NeighbourSearch begin_search(std::vector<float> points, int n_dims, int k) {
    ES_CHECK(n_dims >= 1 && points.size() % static_cast<std::size_t>(n_dims) == 0, "points are [N, n_dims]");
    ES_CHECK(rows_are_sound(points), "points have to be finite");
    const auto n = static_cast<int>(points.size() / static_cast<std::size_t>(n_dims));
    ES_CHECK(k >= 1 && k < n, "a row has n - 1 others");
    NeighbourSearch search;
    search.tiles = tiles_of(points, n_dims);
    search.all_tiles.resize(static_cast<std::size_t>((n + kTile - 1) / kTile));
    std::iota(search.all_tiles.begin(), search.all_tiles.end(), 0);
    search.points = std::move(points);
    search.n_dims = n_dims;
    search.found = {n, k, {}, {}};
    search.found.index.reserve(static_cast<std::size_t>(n) * static_cast<std::size_t>(k));
    search.found.squared.reserve(search.found.index.capacity());
    return search;
}

std::vector<std::vector<Near>> nearest_among(const NeighbourSearch& search, int first, int n_rows,
                                             const std::vector<int>& tiles) {
    ES_CHECK(n_rows <= kBlock && first + n_rows <= search.found.n, "rows of one block");
    const int k = search.found.k;
    std::vector<Candidates> found(kBlock);
    for (Candidates& one : found) one.keys.resize(static_cast<std::size_t>(2 * k + 4 * kLanes));
    neighbour_graph_block(search.points.data(),
                          {search.tiles.data(), search.n_dims, tiles.data(), static_cast<int>(tiles.size())}, first,
                          n_rows, k, found.data());
    std::vector<std::vector<Near>> near(static_cast<std::size_t>(n_rows));
    for (std::size_t row = 0; row < near.size(); ++row) {
        Candidates& one = found[row];
        keep_nearest(one, k);
        std::sort(one.keys.begin(), one.keys.begin() + one.n);
        for (int j = 0; j < one.n; ++j) {
            const std::uint64_t key = one.keys[static_cast<std::size_t>(j)];
            near[row].push_back({squared_of(key), static_cast<int>(key & 0xFFFFFFFFu)});
        }
    }
    return near;
}

bool search_more(NeighbourSearch& search) {
    const int n = search.found.n;
    if (search.next >= n) return true;
    const int n_rows = std::min(kBlock, n - search.next);
    for (const std::vector<Near>& row : nearest_among(search, search.next, n_rows, search.all_tiles)) {
        for (const Near& near : row) {
            search.found.index.push_back(near.index);
            search.found.squared.push_back(near.squared);
        }
    }
    search.next += n_rows;
    return search.next >= n;
}

Neighbours nearest_neighbours(const std::vector<float>& points, int n_dims, int k) {
    NeighbourSearch search = begin_search(points, n_dims, k);
    while (!search_more(search)) {
    }
    return std::move(search.found);
}

}  // namespace projection
