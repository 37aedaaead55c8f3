// Shape rule shared by the stochastic ops (dropout, Gaussian noise, reparameterisation): inputs are x, then matrices of
// the same shape as x, then `on` [1, 1], which is 1 while training and 0 otherwise. Internal to ops/.
#pragma once

#include "engine/shape_rules.h"

namespace engine {

inline core::Result<Shape> noisy_shape(std::span<const Shape> in, const Attributes&) {
    for (std::size_t i = 1; i + 1 < in.size(); ++i) {
        if (in[i] != in[0]) return shape_error("input " + std::to_string(i + 1), in[i], text_of(in[0]) + " like x");
    }
    if (in.back() != Shape{1, 1}) return shape_error("on", in.back(), "[1, 1]: 1 while training, else 0");
    return in[0];
}

}  // namespace engine
