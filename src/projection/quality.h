// How far to trust a picture of a cloud: who is near in it, against who is near in the cloud itself.
//   trustworthiness  1 - 2 / (n k (2 n - 3 k - 1)) * sum over i, and over the j that are among the k nearest of i in
//                    the picture but not in the cloud, of (rank of j from i in the cloud - k).
//                    Low: the picture makes neighbours of things that are none
//   continuity       the same with picture and cloud changed over. Low: the picture tears neighbours apart
//   kept             the share of the k nearest in the cloud that are among the k nearest in the picture
// 1 is perfect; a random picture has about 0.5, 0.5 and k / (n - 1). Euclidean distances; of equal ones the first thing
// is nearer. Source: Venna, Kaski 2001, Neighborhood Preservation in Nonlinear Projection Methods, equations 1 and 3.
// May include core. Knows nothing of models or pictures.
#pragma once

#include <vector>

namespace projection {

struct Quality {
    double trustworthiness = 0, continuity = 0, kept = 0;
};

// cloud [N, n_dims], picture [N, 2] -> of k neighbours, 1 <= k < N / 2 (checked). Looks from `sample` things, evenly
// spread, at all others: N = 2,000 of 100 dimensions from 200 things takes some 20 ms. 0: from every thing.
Quality quality_of(const std::vector<float>& cloud, int n_dims, const std::vector<float>& picture, int k,
                   int sample = 0);

// The k things nearest to `thing`, nearest first; fewer if there are not so many. points [N, n_dims].
std::vector<int> nearest_of(const std::vector<float>& points, int n_dims, int thing, int k);

}  // namespace projection
