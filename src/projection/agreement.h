// Agreement of several maps of the same things: do they have the same nearest neighbours? What all maps share is a
// property of the data; where they differ, it was chance (the seed). For each thing and each pair of maps: the share of
// its k nearest neighbours on the one map that are among its k nearest on the other; then the mean over all pairs,
// corrected for chance:
//   (share - chance) / (1 - chance), chance = k / (n - 1)
// So 1 = the same neighbours on every map, 0 = as many in common as on random maps, below 0: fewer. Rotating,
// mirroring, shifting and scaling a map changes nothing. Source: Wendlandt, Kummerfeld, Mihalcea 2018, Factors
// Influencing the Surprising Instability of Word Embeddings, section 3 (k = 10; without the correction); correction:
// Hubert, Arabie 1985, Comparing Partitions, equation 5. May include core and projection. Next: quality.h.
#pragma once

#include <vector>

namespace projection {

inline constexpr int kAgreementNeighbours = 10;

// The k nearest neighbours of every thing, nearest first, ties by index: [N, k], k < N (checked). points [N, n_dims],
// finite. Brute force: N = 400 takes some 3 ms, N = 4,000 some 0.3 s.
std::vector<int> neighbourhoods_of(const std::vector<float>& points, int n_dims, int k);
// Appends the k neighbours of each of the things `from` .. `to` - 1 to `all`, for callers with a time budget.
void add_neighbourhoods(const std::vector<float>& points, int n_dims, int k, int from, int to, std::vector<int>& all);

struct Agreement {
    int n_maps = 0, k = 0;
    std::vector<double> of_thing;  // [N]; empty with fewer than two maps
    double mean = 0;               // over all things; NaN with fewer than two maps
};
// maps: the result of neighbourhoods_of() for each map, all with the same N and k (checked).
Agreement agreement_of(const std::vector<std::vector<int>>& maps, int k);

}  // namespace projection
