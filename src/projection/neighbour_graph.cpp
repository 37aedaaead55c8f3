// See neighbour_graph.h.
#include "projection/neighbour_graph.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "core/check.h"
#include "engine/lanes.h"

namespace projection {
namespace {

using engine::f32x8;
using engine::i32x8;
using engine::kLanes;

constexpr int kTile = 2 * kLanes;  // partners at a time
constexpr int kRows = 4;           // rows at a time: with them and a tile, all sums stay in registers
constexpr int kBlock = 32;         // rows that pass by a tile before the next one
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
    std::vector<float> of;  // [tiles, D, kTile]; infinite where there is no partner, so never near
    int n = 0, n_dims = 0;
};

Tiles tiles_of(const std::vector<float>& points, int n_dims) {
    const auto d = static_cast<std::size_t>(n_dims);
    const std::size_t n = points.size() / d, n_tiles = (n + kTile - 1) / kTile;
    Tiles tiles{std::vector<float>(n_tiles * d * kTile, std::numeric_limits<float>::infinity()), static_cast<int>(n),
                n_dims};
    for (std::size_t i = 0; i < n; ++i) {
        float* to = tiles.of.data() + i / kTile * d * kTile + i % kTile;
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
    for (int start = 0; start < tiles.n; start += kTile) {
        const float* tile = tiles.of.data() + static_cast<long>(start) * tiles.n_dims;
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

Neighbours nearest_neighbours(const std::vector<float>& points, int n_dims, int k) {
    ES_CHECK(n_dims >= 1 && points.size() % static_cast<std::size_t>(n_dims) == 0, "points are [N, n_dims]");
    ES_CHECK(rows_are_sound(points), "points have to be finite");
    const Tiles tiles = tiles_of(points, n_dims);
    ES_CHECK(k >= 1 && k < tiles.n, "a row has n - 1 others");
    Neighbours all{tiles.n, k, {}, {}};
    all.of.reserve(static_cast<std::size_t>(tiles.n) * static_cast<std::size_t>(k));
    all.squared.reserve(all.of.capacity());
    std::vector<Candidates> found(kBlock);
    for (Candidates& one : found) one.keys.resize(static_cast<std::size_t>(2 * k + 4 * kLanes));
    for (int first = 0; first < tiles.n; first += kBlock) {
        const int n_rows = std::min(kBlock, tiles.n - first);
        for (Candidates& one : found) {
            one.n = 0;
            one.bound = std::numeric_limits<float>::infinity();
        }
        neighbour_graph_block(points.data(), tiles, first, n_rows, k, found.data());
        for (int row = 0; row < n_rows; ++row) {
            Candidates& one = found[static_cast<std::size_t>(row)];
            keep_nearest(one, k);
            std::sort(one.keys.begin(), one.keys.begin() + k);
            for (int j = 0; j < k; ++j) {
                const std::uint64_t key = one.keys[static_cast<std::size_t>(j)];
                all.of.push_back(static_cast<int>(key & 0xFFFFFFFFu));
                all.squared.push_back(squared_of(key));
            }
        }
    }
    return all;
}

}  // namespace projection
