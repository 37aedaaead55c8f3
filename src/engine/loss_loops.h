// What the loops of losses over single elements share: exp and log for floats and for the truth in doubles, the rules
// for shapes and weights. They are small sums over a batch, so one loop is written for both; totals are kept in double,
// which is the same everywhere. Internal to ops/. Next: ops/huber.cpp; pairs.h, for losses over pairs of things.
#pragma once

#include <cmath>

#include "engine/maths.h"
#include "engine/shape_rules.h"

namespace engine {

inline double exp_of(double x) { return std::exp(x); }
inline float exp_of(float x) { return engine::exp(x); }
inline double log_of(double x) { return std::log(x); }
inline float log_of(float x) { return engine::log(x); }

// prediction, target, weight, all of one shape.
inline core::Result<Shape> like_prediction(std::span<const Shape> in, const Attributes&) {
    if (in[1] != in[0]) return shape_error("target", in[1], text_of(in[0]) + " like the prediction");
    if (in[2] != in[0]) return shape_error("weight", in[2], text_of(in[0]) + " like the prediction");
    return Shape{1, 1};
}

inline core::Result<Shape> one_number(std::span<const Shape>, const Attributes&) { return Shape{1, 1}; }

// For every entry whose weight is not 0: visit(row, column, weight). Returns the sum of the weights.
template <class T, class Visit>
double for_each_counted(const Matrix<const T>& weight, Visit visit) {
    double sum = 0.0;
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

// A mean as the one number of a loss; 0 where nothing counted.
template <class T>
void set_mean(const Call<T>& call, double sum, double count) {
    call.out.at(0, 0) = count == 0.0 ? T{0} : static_cast<T>(sum / count);
}

}  // namespace engine
