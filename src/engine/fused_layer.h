// Fused kernels of a whole layer: one call computes product (or convolution), bias and activation; another computes all
// their gradients.
//   y = f(x W + b),   d_z = d_y f'(y),   d_W = x^T d_z,  d_b = sum over rows of d_z,  d_x = d_z W^T
// They exist only for activations whose gradient can be computed from y alone. Each element is computed by the same
// operations in the same order as by the separate ops, so the bits are the same. Internal to engine. Next:
// fused_layer.cpp, fuse.h.
#pragma once

#include "engine/op.h"

namespace engine {

// Whether a fused layer may start with this op; whether it may end with this activation.
bool can_start_layer(const Op& first);
bool can_end_layer(const Op& activation);

// The two kernels of a layer. Fields of Call in use: in = x, W, b; out = y; d_out = d_y; d_in = gradients of x, W, b,
// and d_in[3] = a buffer for d_z with the shape of y; attributes and scratch of the layer's first op; store_mask.
struct FusedLayer {
    Kernel<float> forward = nullptr;
    Kernel<float> backward = nullptr;
};
// The kernels of the layer from op `first` to op `last`: the activation, or the bias op if there is none. Only for ops
// that can start and end a layer (or bias); not checked.
FusedLayer fused_layer(const Op& first, const Op& last);

}  // namespace engine
