// The k nearest neighbours of every row, nearly all of them right, without comparing all pairs. First a tree of random
// projections brings near rows together, and each block of rows is compared with the tiles of rows around it, by the loops of
// the exact search; where rows have moved, their last lists join in. Then nearest-neighbour descent: whoever is near to one
// of my neighbours may be near to me, so each round lets the neighbours of each row (and those that have it as a neighbour)
// meet. Rounds end as soon as the recall is good: the share of neighbours that are right, measured on some rows against
// all distances. Squared distances are those of neighbour_graph.h, to the bit. Seeded by fixed numbers,
// so it is the same everywhere. Source: Dong, Charikar, Li 2011, Efficient K-Nearest Neighbor Graph Construction for
// Generic Similarity Measures; the tree: Dasgupta, Freund 2008, Random projection trees and low dimensional manifolds. May include core, engine and projection. Knows no pictures.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/random.h"
#include "projection/neighbour_graph.h"

namespace projection {

inline constexpr double kLeastRecall = 0.95;   // below: search exactly
inline constexpr double kEnoughRecall = 0.97;  // no more rounds

// Some rows of each list that are to meet, chosen at random.
struct Meeting {
    int most = 0;                 // of each row
    std::vector<int> who;         // [N, most]
    std::vector<int> n, offered;  // [N] how many there are, and how many there were to choose from
};

// Work in portions, for callers with a time budget. Plain data; the same bits however it is portioned.
struct Descent {
    enum class Phase { relist, grow, probe, compare, measure, sample, meet, finish, done };
    Phase phase = Phase::grow;
    int n = 0, n_dims = 0, k = 0;
    int length = 0;              // of a list while searching: a few more than k, which makes the first k more certain
    int width = 0;               // of a row: n_dims rounded up to a multiple of 8
    std::vector<float> points;   // [N, n_dims]
    std::vector<float> rows;     // [N, width] the same, filled up with 0
    Neighbours last;             // lists to start from; n 0: none
    std::vector<int> index;      // [N, length] by distance; -1 where there is none yet
    std::vector<float> squared;  // [N, length] likewise; infinite where there is none yet
    std::vector<std::uint8_t> has_met;      // [N, length] whether this neighbour has met the others
    Meeting fresh, known;                   // of this round: those that have not met yet, and the others
    std::vector<int> order;                 // of the rows in the tree, leaf by leaf
    std::vector<std::pair<int, int>> open;  // segments of it that are to be split
    NeighbourSearch search;                 // the rows in that order
    std::vector<float> centres;             // [tiles, n_dims] of its tiles
    int round = 0;
    int next = 0;  // rows of this phase so far
    core::Random random;
    std::vector<float> kth;  // squared distance of the k-th nearest of each row that is measured
    double recall = 0;
    Neighbours found;
};

// Same conditions as nearest_neighbours(). `last`: the neighbours of the same number of rows when they were elsewhere,
// with at least k each; or none.
Descent begin_descent(std::vector<float> points, int n_dims, int k, Neighbours last = {});
// Does a portion of some milliseconds; true when `found` is complete.
bool descend_more(Descent& descent);
// About how much of it is done, 0..1.
double share_done(const Descent& descent);

}  // namespace projection
