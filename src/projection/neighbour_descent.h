// The k nearest neighbours of every row, nearly all of them right, without comparing all pairs.
//
// First a random projection tree sorts near rows next to each other. Each block of rows is compared with the tiles
// (short runs of sorted rows) whose centres are nearest to it, by the loops of the exact search; neighbour lists from
// before the rows moved are used, too, if given. Then nearest-neighbour descent: a neighbour of a neighbour is probably
// near. So in each round, some of the rows around each row (its neighbours, and the rows that have it as a neighbour)
// are compared with each other (a Meeting). Rounds end as soon as the recall is good enough: the share of neighbours
// that are right, measured on some rows against all distances. Squared distances have the same bits as those of
// neighbour_graph.h. The seeds are fixed, so the result is the same everywhere.
//
// Source: Dong, Charikar, Li 2011, Efficient K-Nearest Neighbor Graph Construction for Generic Similarity Measures; the
// tree: Dasgupta, Freund 2008, Random projection trees and low dimensional manifolds. May include core, engine and
// projection. Knows nothing about drawing. Next: neighbour_graph.h.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/random.h"
#include "projection/neighbour_graph.h"

namespace projection {

inline constexpr double kLeastRecall = 0.95;   // below: the caller should search exactly (begin_search)
inline constexpr double kEnoughRecall = 0.97;  // no more rounds

// For each row, a random sample of the rows around it that are to be compared with each other.
struct Meeting {
    int most = 0;                 // largest size of a sample
    std::vector<int> who;         // [N, most] indices of rows
    std::vector<int> n, offered;  // [N] size of each sample, and number of rows it was drawn from
};

// Work in portions, for callers with a time budget. Plain data; the same bits whatever the portions.
struct Descent {
    enum class Phase {
        relist,   // starts from the lists in `last`, with new distances
        grow,     // sorts the rows by the tree
        probe,    // compares each block of rows with the tiles nearest to it
        compare,  // finds the true neighbours of the rows that recall is measured on
        // Rounds of these three, until the recall is good enough:
        measure,  // measures the recall
        sample,   // draws the meetings
        meet,     // compares the rows of each meeting with each other
        finish,   // cuts the lists to k neighbours; rows that have fewer are compared with all rows
        done
    };
    Phase phase = Phase::grow;
    int n = 0, n_dims = 0, k = 0;
    int length = 0;                     // of a list while searching: above k, so that the first k are more often right
    int width = 0;                      // of a row: n_dims rounded up to a multiple of 8
    std::vector<float> points;          // [N, n_dims]
    std::vector<float> rows;            // [N, width] the same, filled up with 0
    Neighbours last;                    // lists to start from; n 0: none
    std::vector<int> index;             // [N, length] by distance; -1 where there is none yet
    std::vector<float> squared;         // [N, length] likewise; infinite where there is none yet
    std::vector<std::uint8_t> has_met;  // [N, length] whether it was in the row's meeting of an earlier round
    Meeting fresh, known;               // of this round: neighbours not compared before, and the others
    std::vector<int> order;             // the rows, leaf by leaf of the tree
    std::vector<std::pair<int, int>> open;  // (first, n): segments of `order` still to be split
    NeighbourSearch search;                 // the rows in that order
    std::vector<float> centres;             // [tiles, n_dims] mean of each tile of `search`
    int round = 0;
    int next = 0;  // rows done so far in this phase
    core::Random random;
    std::vector<float> kth;  // of each row that recall is measured on: true squared distance of the k-th nearest
    double recall = 0;       // 0..1, as measured last
    Neighbours found;
};

// points [N, n_dims], finite and below 1e15 in size; 1 <= k < N (checked). `last`: the neighbours of the same rows
// before they moved, at least k of each; or empty.
Descent begin_descent(std::vector<float> points, int n_dims, int k, Neighbours last = {});
// Does a portion of a few milliseconds; true when `found` is complete.
bool descend_more(Descent& descent);
// The share of the work that is done, roughly, 0..1.
double share_done(const Descent& descent);

}  // namespace projection
