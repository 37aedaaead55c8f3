// UMAP's curve 1 / (1 + a d^(2b)): how strongly two points at distance d count as neighbours in the picture, for a wished
// smallest distance between neighbours. May include engine.
#pragma once

namespace projection {

struct Curve {
    float a = 1, b = 1;  // 1, 1: t-SNE's kernel
};

// The curve nearest, by least squares over 300 distances from 0 to 3, to 1 up to min_dist and e^(min_dist - d) beyond;
// min_dist in [0, 1]. min_dist 0.1: a = 1.577, b = 0.895. By Gauss-Newton, damped (Levenberg-Marquardt).
//  Source  McInnes, Healy, Melville 2018, UMAP, definition 11.
Curve curve_for(double min_dist);

}  // namespace projection
