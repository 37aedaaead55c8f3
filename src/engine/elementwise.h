// Kernel templates for elementwise ops (activations): each output element is a function of the input element at the
// same place. An op passes a struct F with
//   value(x)        y, for a double and for eight floats
//   slope(x, y)     dy/dx
//   kKeepsZero      whether value(0) is 0; if it is not, the padding is masked so that it stays 0
// Internal to ops/. Example: ops/sigmoid.cpp.
#pragma once

#include "engine/lanes.h"
#include "engine/op.h"

namespace engine {

template <class F>
void elementwise_forward_plain(const Call<double>& call) {
    // each row n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) call.out.at(n, h) = F::value(call.in[0].at(n, h));
    }
}

template <class F>
void elementwise_backward_plain(const Call<double>& call) {
    if (call.d_in[0].data == nullptr) return;
    // each row n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) {
            call.d_in[0].at(n, h) += call.d_out.at(n, h) * F::slope(call.in[0].at(n, h), call.out.at(n, h));
        }
    }
}

template <class F>
ES_INLINE void elementwise_forward_loops(const Call<float>& call) {
    const Matrix<float> y = call.out;
    const int last = y.stride - kLanes;  // the only vector of a row that has padding
    const i32x8 true_lanes = lanes_below(y.cols - last);
    // each row n, eight columns from h on at a time
    for (int n = 0; n < y.rows; ++n) {
        const float* x_row = call.in[0].row(n);
        float* y_row = y.row(n);
        for (int h = 0; h < y.stride; h += kLanes) {
            const f32x8 y_h = F::value(load(x_row + h));
            store(y_row + h, F::kKeepsZero || h != last ? y_h : select(true_lanes, y_h, f32x8{}));
        }
    }
}

// The padding of d_y is 0, so that of d_x does not change.
template <class F>
ES_INLINE void elementwise_backward_loops(const Call<float>& call) {
    if (call.d_in[0].data == nullptr) return;
    const float* x = call.in[0].data;
    const float* y = call.out.data;
    const float* d_y = call.d_out.data;
    float* d_x = call.d_in[0].data;
    const long size = static_cast<long>(call.out.rows) * call.out.stride;
    // every element, padding included, eight at a time
    for (long i = 0; i < size; i += kLanes) {
        store(d_x + i, load(d_x + i) + load(d_y + i) * F::slope(load(x + i), load(y + i)));
    }
}

}  // namespace engine
