// How far several maps of the same things agree about who is near whom: what all of them say is knowledge, what each
// says otherwise is luck. For each thing and each pair of maps: the share of its k nearest neighbours on the one map
// that are among its k nearest on the other; the mean over all pairs. Source: Wendlandt, Kummerfeld, Mihalcea 2018,
// Factors Influencing the Surprising Instability of Word Embeddings, section 3 (k = 10). They leave chance in it; here
// it is taken out as Hubert, Arabie 1985, Comparing Partitions, equation 5 does:
//   (share - chance) / (1 - chance), chance = k / (n - 1)
// so 1 = the same neighbours on every map, 0 = as many in common as in random maps, below 0: fewer.
// Turning, mirroring, shifting and scaling a map changes nothing. May include core and projection. Next: quality.h.
#pragma once

#include <vector>

namespace projection {

inline constexpr int kAgreementNeighbours = 10;

// The k nearest of every thing, nearest first, ties by number: [N, k], k < N (checked). points [N, n_dims], finite.
// Brute force: N = 400 takes some 3 ms, N = 4,000 some 0.3 s.
std::vector<int> neighbourhoods_of(const std::vector<float>& points, int n_dims, int k);
// Those of things `from` to `to` (not included), behind what is in `all`: for who has little time at once.
void add_neighbourhoods(const std::vector<float>& points, int n_dims, int k, int from, int to, std::vector<int>& all);

struct Agreement {
    int n_maps = 0, k = 0;
    std::vector<double> of_thing;  // [N]
    double mean = 0;               // over the things; NaN with fewer than two maps
};
// maps: one neighbourhoods_of() each, all of the same N and k (checked).
Agreement agreement_of(const std::vector<std::vector<int>>& maps, int k);

}  // namespace projection
