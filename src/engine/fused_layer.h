// A whole layer in one call: product or convolution, bias and activation forward; all their gradients backward.
//   y = f(x W + b),   d_z = d_y f'(y),   d_W = x^T d_z,  d_b = sum over rows of d_z,  d_x = d_z W^T
// For activations whose gradient needs y alone. Each number is made by the same operations in the same order as the ops
// make it one by one: the bits are the same. Internal to engine. Next: fused_layer.cpp, fuse.h.
#pragma once

#include "engine/op.h"

namespace engine {

// Whether a layer may start with this op and end in this activation.
bool can_start_layer(const Op& first);
bool can_end_layer(const Op& activation);

// What its kernels read of a Call: in = x, W, b; out = y; d_in = gradients of x, W, b and room for d_z (its shape is
// that of y); d_out = d_y; attributes and scratch of its first op; store_mask.
struct FusedLayer {
    Kernel<float> forward = nullptr;
    Kernel<float> backward = nullptr;
};
// `last`: the activation, or the bias op if there is none.
FusedLayer fused_layer(const Op& first, const Op& last);

}  // namespace engine
