// The repulsion of all points of a layout on each other, for many points, as a potential on a grid:
//   phi(y) = sum over j of 1 / (1 + |y - y_j|^2)
//   sum over j of (y - y_j) / (1 + |y - y_j|^2)^2 = -grad phi / 2,   sum over j != i of 1 / (1 + ...) = phi(y_i) - 1
// So one convolution gives all repulsive forces of t-SNE. Points are spread over the grid by cubic splines and
// convolved with the kernel by Fourier transforms; phi and its gradient are interpolated by the same splines. Forces
// have a relative error of about 1 % where points are dense and of a few % where they are sparse
// (tests/projection/field_test.cpp). The cost grows with the area of the layout and hardly with the number of points.
//  Source  Linderman, Rachh, Hoskins, Steinerberger, Kluger 2019, Fast interpolation-based t-SNE. Unlike
//          theirs, this uses one potential instead of four, and splines instead of polynomials.
// May include core and engine.
#pragma once

#include <vector>

namespace projection {

// State that is reused from step to step: tables for one size of the grid, and memory.
struct Field {
    int n = 0;                            // size of the transforms; the grid has n / 2 nodes a side
    float spacing = 0;                    // between nodes
    std::vector<float> cos, sin;          // [n]
    std::vector<float> kernel;            // [n, n / 2 + 8] transformed, by frequency along x, then y
    std::vector<float> grid;              // [n / 2, n / 2], rows along y
    std::vector<float> half_re, half_im;  // [n / 2, n / 2 + 8] transformed along y
    std::vector<float> work;              // [4, n, 8]
};

// Writes sum over j of (y_i - y_j) / (1 + |y_i - y_j|^2)^2 to push [N, 2], and returns the sum of 1 / (1 + |y_i -
// y_j|^2) over all ordered pairs i != j. positions [N, 2], finite.
double repulsion_by_field(Field& field, const std::vector<float>& positions, std::vector<float>& push);

// The same, exactly, from all pairs one by one: faster for few points, and the reference in tests.
double repulsion_by_pairs(const std::vector<float>& positions, std::vector<float>& push);

// The one of these two that is faster for this number of points.
double repulsion(Field& field, const std::vector<float>& positions, std::vector<float>& push);

}  // namespace projection
