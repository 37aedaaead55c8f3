// UMAP's curve 1 / (1 + a d^(2b)): how strongly two points at distance d count as neighbours in the picture. a and b
// follow from min_dist, the desired least distance of neighbours. May include engine. Knows no points. Next: layout.h.
#pragma once

namespace projection {

struct Curve {
    float a = 1, b = 1;  // 1, 1: t-SNE's kernel
};

// Fits the curve, by least squares over 300 distances from 0 to 3, to the target that is 1 up to min_dist and
// e^(min_dist - d) beyond it; min_dist in [0, 1]. By damped Gauss-Newton (Levenberg-Marquardt). For min_dist 0.1:
// a = 1.577, b = 0.895.
//  Source  McInnes, Healy, Melville 2018, UMAP, definition 11.
Curve curve_for(double min_dist);

}  // namespace projection
