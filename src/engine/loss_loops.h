// Helpers for the kernels of losses with one term for each prediction: exp and log under one name for float and double,
// shape rules, and the loop over all entries with their weights. One template serves both precisions, because these
// loops only make small sums over a batch; totals are added in double, in the same order on every machine. Internal to
// ops/. Next: elementwise_loss.h; pairs.h for losses over pairs of things.
#pragma once

#include <cmath>

#include "engine/maths.h"
#include "engine/shape_rules.h"

namespace engine {

inline double exp_of(double x) { return std::exp(x); }
inline float exp_of(float x) { return engine::exp(x); }
inline double log_of(double x) { return std::log(x); }
inline float log_of(float x) { return engine::log(x); }

// Shape rule for inputs prediction, target and weight, which must have one shape; the loss is [1, 1].
inline core::Result<Shape> like_prediction(std::span<const Shape> in, const Attributes&) {
    if (in[1] != in[0]) return shape_error("target", in[1], text_of(in[0]) + " like the prediction");
    if (in[2] != in[0]) return shape_error("weight", in[2], text_of(in[0]) + " like the prediction");
    return Shape{1, 1};
}

// Shape rule of ops that reduce any input to [1, 1].
inline core::Result<Shape> one_number(std::span<const Shape>, const Attributes&) { return Shape{1, 1}; }

// Calls visit(row, column, weight) for every entry of `weight` that is not 0. Returns the sum of the weights.
template <class T, class Visit>
double for_each_counted(const Matrix<const T>& weight, Visit visit) {
    double sum = 0.0;
    // each row n, each column k
    for (int n = 0; n < weight.rows; ++n) {
        for (int k = 0; k < weight.cols; ++k) {
            const T w = weight.at(n, k);
            if (w == T{0}) continue;
            sum += static_cast<double>(w);
            visit(n, k, w);
        }
    }
    return sum;
}

// Writes sum / count as the value of the loss; 0 if count is 0.
template <class T>
void set_mean(const Call<T>& call, double sum, double count) {
    call.out.at(0, 0) = count == 0.0 ? T{0} : static_cast<T>(sum / count);
}

}  // namespace engine
