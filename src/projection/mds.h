// Metric multidimensional scaling by SMACOF: finds places in the plane whose distances are as near as possible to the
// distances of the points. One step is the Guttman transform, which never increases the stress:
//   y_i <- 1/N sum_j d_ij (y_i - y_j) / |y_i - y_j|
//   stress = sqrt(sum_ij (|y_i - y_j| - d_ij)^2 / sum_ij d_ij^2), 0 where all distances are kept (Kruskal: 0.2 is poor)
// Each step visits all pairs, so it is for a few thousand points. Source: de Leeuw 1977, Applications of convex
// analysis to multidimensional scaling; Kruskal 1964; Borg, Groenen 2005, Modern Multidimensional Scaling, chapter 8.
// Plain data; the same bits everywhere, whatever the portions. May include core and engine. Knows nothing about
// drawing. Next: layout.h.
#pragma once

#include <vector>

namespace projection {

inline constexpr int kMostScaled = 4000;  // most points; their distances take 64 MB

struct Scaling {
    int n = 0, n_dims = 0;
    int width = 0;                 // of a row of distances: n rounded up to a multiple of 8
    std::vector<float> distances;  // [N, width] between the points; 0 in columns from N on
    double squares = 0;            // sum of their squares
    std::vector<float> columns;    // [n_dims, width] the points, transposed; empty once all distances are measured
    int measured = 0;              // rows of distances measured so far
    // A step in progress.
    std::vector<float> x, y, next;  // [width] each: places before it; [N, 2]: places after it, times N
    int stepped = 0;                // rows done so far
    double off = 0;                 // sum of the squared errors of the distances so far
    double stress = -1;             // of the places before the last complete step; -1: no step is complete yet
};

// Distances of points [N, n_dims], N <= kMostScaled (checked), in portions: begin, then measure_more() until it returns
// true. step_more() (checked) and stress_of() need all distances.
Scaling begin_scaling(const std::vector<float>& points, int n_dims);
bool measure_more(Scaling& scaling);

// Does a portion of a step from `positions` [N, 2]. The last portion changes `positions` and returns true.
bool step_more(Scaling& scaling, std::vector<float>& positions);

// The stress of any places [N, 2].
double stress_of(const Scaling& scaling, const std::vector<float>& positions);

}  // namespace projection
