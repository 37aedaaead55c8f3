// The exact k nearest neighbours of every row, which are the only input of t-SNE and UMAP. Squared distances are sums
// of squared differences in the order of the columns, so there is no cancellation and the bits are the same everywhere.
// The loops compare a row with sixteen others at a time, in tiles of rows that stay in the L1 cache. May include core
// and engine. Knows nothing about drawing. Next: affinities.h, which turns distances into weights.
#pragma once

#include <vector>

namespace projection {

struct Neighbours {
    int n = 0, k = 0;
    std::vector<int> index;      // [N, k] neighbours of each row, nearest first, ties by index, never the row itself
    std::vector<float> squared;  // [N, k] squared distances
};

// The same search in portions, for callers with a time budget. Plain data; the same bits whatever the portions.
struct NeighbourSearch {
    std::vector<float> points;  // [N, n_dims]
    int n_dims = 0;
    std::vector<float> tiles;    // the points again, as the loops read them
    std::vector<int> all_tiles;  // 0, 1, 2 ...
    int next = 0;                // rows before this one are done
    Neighbours found;
};
inline constexpr int kRowsOfPortion = 32;
// points [N, n_dims], 1 <= k < N; all numbers finite and below 1e15 in size (checked: see rows_are_sound).
NeighbourSearch begin_search(std::vector<float> points, int n_dims, int k);
// Finds the neighbours of the next kRowsOfPortion rows; true when all are found.
bool search_more(NeighbourSearch& search);

// The k nearest of rows first .. first + n_rows - 1 (at most kRowsOfPortion) among the rows of these tiles only, for
// approximate searches (neighbour_descent.h); a tile is kRowsOfTile rows. Returns [rows][k], nearest first; fewer than
// k if the tiles have fewer other rows.
inline constexpr int kRowsOfTile = 16;
struct Near {
    float squared = 0;
    int index = 0;
};
std::vector<std::vector<Near>> nearest_among(const NeighbourSearch& search, int first, int n_rows,
                                             const std::vector<int>& tiles);

// The neighbours of points [N, n_dims], 1 <= k < N; all numbers finite and below 1e15 in size (checked: see
// rows_are_sound). N = 2,000 with 50 dimensions takes some 20 ms, N = 10,000 some 0.5 s.
Neighbours nearest_neighbours(const std::vector<float>& points, int n_dims, int k);

// Whether all numbers are finite and small enough that no squared distance is infinite.
bool rows_are_sound(const std::vector<float>& points);

}  // namespace projection
