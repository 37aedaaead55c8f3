// Quality of a projection: are things that are near each other in the picture also near each other in the original
// space (the cloud), and vice versa?
//   trustworthiness  1 - 2 / (n k (2 n - 3 k - 1)) * sum over i, and over the j that are among the k nearest of i in
//                    the picture but not in the cloud, of (rank of j from i in the cloud - k).
//                    Low: the picture shows things as neighbours that are not
//   continuity       the same with picture and cloud exchanged. Low: the picture tears neighbours apart
//   kept             the share of the k nearest in the cloud that are among the k nearest in the picture
//   Shepard          Spearman's rank correlation between the distances of pairs in the cloud and in the picture: the
//                    correlation of Shepard's diagram, the only one of these that also considers distant pairs
// 1 is perfect; a random picture has about 0.5, 0.5, k / (n - 1) and 0. Distances are Euclidean. Tied neighbours go by
// index; tied distances get their mean rank. Source: Venna, Kaski 2001, Neighborhood Preservation in Nonlinear
// Projection Methods, equations 1 and 3; Shepard 1962; Espadoto et al. 2019, Toward a Quantitative Survey of
// Dimension Reduction Techniques. May include core. Knows nothing about models or drawing. Next: projections.h.
#pragma once

#include <array>
#include <vector>

namespace projection {

struct Quality {
    double trustworthiness = 0, continuity = 0, kept = 0;
};

// The values of k for which the share of kept neighbours is measured.
inline constexpr std::array kKeptAt = {1, 2, 5, 10, 20, 50, 100};

// The quality of picture [N, 2] for cloud [N, n_dims], with k neighbours, 1 <= k < N / 2 (checked). `sample`: the
// number of things whose neighbours are compared, evenly spread over the data (0: all); their neighbours are always
// sought among all things. N = 2,000 with 100 dimensions and a sample of 200 takes some 20 ms.
Quality quality_of(const std::vector<float>& cloud, int n_dims, const std::vector<float>& picture, int k,
                   int sample = 0);

// A false or a torn neighbour of a thing (see Mistakes below). rank: the neighbour's from the thing, 1 for the nearest,
// in the space in which they are far from each other: of a false one in the cloud, of a torn one in the picture.
struct Mistake {
    int thing = 0, other = 0, rank = 0;
    bool torn = false;
};

// The same in portions, for callers with a time budget, and with a value for each thing. Things are processed in an
// order that is spread over the data, so that those done so far are a sample.
struct QualityWork {
    std::vector<float> cloud, picture;  // [N, n_dims], [N, 2]
    int n_dims = 0, n = 0, k = 0;
    int far = 0;        // neighbours of a rank beyond this one are mistakes; 0: they are not collected
    int looked_at = 0;  // number of things measured so far
    // [N] the share of a thing's k nearest in the picture that are also among its k nearest in the cloud; NaN: not
    // measured yet
    std::vector<float> kept_of;
    long false_sum = 0, torn = 0, kept = 0;      // the sums in trustworthiness and in continuity; neighbours kept
    std::array<long, kKeptAt.size()> kept_at{};  // neighbours kept at each k of kKeptAt, all measured things
    std::vector<float> in_cloud, in_picture;     // squared distances of pairs, for Shepard's correlation
    std::vector<Mistake> mistakes;               // of the things measured so far; next: mistakes.h
};
// far: QualityWork::far, 0 or at least k (checked).
QualityWork begin_quality(std::vector<float> cloud, int n_dims, std::vector<float> picture, int k, int far = 0);
// Evaluates the neighbourhood of one more thing; true when all are done.
bool look_at_one_more(QualityWork& work);
// The quality over the things evaluated so far, at least one (checked).
Quality quality_so_far(const QualityWork& work);
// The share of neighbours kept for each number in kKeptAt, likewise; NaN for a number that is N or larger.
std::array<double, kKeptAt.size()> kept_so_far(const QualityWork& work);
// Shepard's correlation over pairs of a thing measured so far and another: all pairs if there are few things, else some
// 20,000. NaN if all distances are the same.
double shepard_so_far(const QualityWork& work);

// Spearman's rank correlation of two lists of the same length; NaN if one of them does not vary.
double rank_correlation(const std::vector<float>& a, const std::vector<float>& b);

// False neighbours of a thing (`false_ones`): those of its k nearest in the picture that are not among its `far` nearest in
// the cloud. Torn neighbours: those of its k nearest in the cloud that are not among its `far` nearest in the picture.
// Nearest first.
struct Mistakes {
    std::vector<int> false_ones, torn;
};
Mistakes mistakes_of(const std::vector<float>& cloud, int n_dims, const std::vector<float>& picture, int thing, int k,
                     int far);

// The k things nearest to `thing`, itself left out, nearest first; fewer if there are not so many. points [N, n_dims].
std::vector<int> nearest_of(const std::vector<float>& points, int n_dims, int thing, int k);

}  // namespace projection
