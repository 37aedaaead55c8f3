// The two most probable of a head's classes from its logits: `best`, `second`, `gap` and `margin` of a PlaneAnswer.
// Shared by the head as a function of the plane (head_plane.cpp) and by its predictions on a grid (answer_grid.cpp).
// May include map/heads/head_plane.h. The shader's twin is evaluate_classes() in shaders/head.glsl.
#pragma once

#include <cmath>
#include <utility>

#include "map/heads/head_plane.h"

namespace map {

// logit_of(k): the logit of class k, 0 <= k < n_classes. The gradient of the answer stays 0.
template <class LogitOf>
PlaneAnswer best_two(int n_classes, LogitOf logit_of) {
    PlaneAnswer answer;
    if (n_classes < 2) return answer;
    float best = logit_of(0), second = logit_of(1);
    answer.second = 1;
    if (second > best) {
        std::swap(best, second);
        std::swap(answer.best, answer.second);
    }
    // Softmax in one pass: the sum of exponentials is kept relative to the highest logit so far.
    float sum = 1 + std::exp(second - best);
    for (int k = 2; k < n_classes; ++k) {
        const float logit = logit_of(k);
        if (logit > best) {
            sum = sum * std::exp(best - logit) + 1;
            second = best;
            answer.second = answer.best;
            best = logit;
            answer.best = k;
            continue;
        }
        sum += std::exp(logit - best);
        if (logit > second) {
            second = logit;
            answer.second = k;
        }
    }
    answer.gap = best - second;
    answer.margin = (1 - std::exp(second - best)) / sum;
    return answer;
}

}  // namespace map
