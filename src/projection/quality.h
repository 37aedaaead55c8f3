// Quality of a projection: do things that are near each other in the picture also lie near each other in the original
// cloud of points, and the other way round?
//   trustworthiness  1 - 2 / (n k (2 n - 3 k - 1)) * sum over i, and over the j that are among the k nearest of i in
//                    the picture but not in the cloud, of (rank of j from i in the cloud - k).
//                    Low: the picture shows things as neighbours that are none
//   continuity       the same with picture and cloud exchanged. Low: the picture tears neighbours apart
//   kept             the share of the k nearest in the cloud that are among the k nearest in the picture
// 1 is perfect; a random picture has about 0.5, 0.5 and k / (n - 1). Euclidean distances; ties by index. Source: Venna,
// Kaski 2001, Neighborhood Preservation in Nonlinear Projection Methods, equations 1 and 3. May include core. Knows no
// models and no pictures.
#pragma once

#include <vector>

namespace projection {

struct Quality {
    double trustworthiness = 0, continuity = 0, kept = 0;
};

// The quality of picture [N, 2] for cloud [N, n_dims], with k neighbours, 1 <= k < N / 2 (checked). `sample`: only the
// neighbourhoods of so many things, evenly spread over the data, among all things (0: those of all). N = 2,000 with 100
// dimensions and a sample of 200 takes some 20 ms.
Quality quality_of(const std::vector<float>& cloud, int n_dims, const std::vector<float>& picture, int k,
                   int sample = 0);

// The k nearest neighbours of `thing`, nearest first; fewer if there are fewer things. points [N, n_dims].
std::vector<int> nearest_of(const std::vector<float>& points, int n_dims, int thing, int k);

}  // namespace projection
