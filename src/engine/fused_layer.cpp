#include "engine/fused_layer.h"

#include <type_traits>

#include "engine/maths.h"
#include "engine/ops.h"
#include "engine/product_loops.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

// One struct for each activation: y from z, and d_z from y and d_y, by the same operations as its op in ops/.
struct Linear {
    ES_INLINE static f32x8 value(const f32x8& z) { return z; }
    ES_INLINE static f32x8 gradient(const f32x8&, const f32x8& d_y) { return d_y; }
};
struct Tanh {
    ES_INLINE static f32x8 value(const f32x8& z) { return engine::tanh(z); }
    ES_INLINE static f32x8 gradient(const f32x8& y, const f32x8& d_y) { return d_y * (1.0f - y * y); }
};
struct Relu {
    ES_INLINE static f32x8 value(const f32x8& z) { return select(z < 0.0f, f32x8{}, z); }
    // y > 0 where z > 0, nan included
    ES_INLINE static f32x8 gradient(const f32x8& y, const f32x8& d_y) { return select(y > 0.0f, d_y, f32x8{}); }
};

// y = f(y + b), the last part of the forward pass, done while y is still in the cache.
template <class F>
ES_INLINE void finish_rows(const Matrix<float>& y, const float* b) {
    for (int h = 0; h < y.stride; h += kLanes) {
        const f32x8 b_h = load(b + h);
        float* y_h = y.data + h;
        for (int n = 0; n < y.rows; ++n)
            store(y_h + n * static_cast<long>(y.stride), F::value(load(y_h + n * static_cast<long>(y.stride)) + b_h));
    }
}

// Bias and activation for a block of sums one vector wide, applied while the sums are still in registers.
template <class F>
struct LayerEnd {
    f32x8 b;
    ES_INLINE void operator()(f32x8& sum) const { sum = F::value(sum + b); }
};
struct LinearHalfEnd {
    f32x4 b;
    ES_INLINE void operator()(f32x4& sum) const { sum = sum + b; }
};

template <class F>
ES_INLINE void layer_forward(const Call<float>& call) {
    const Matrix<const float> w = call.in[1];
    const Matrix<float> y = call.out;
    if (y.stride == kLanes && w.rows <= kDepth) {
        if constexpr (kHalvesPay && std::is_same_v<F, Linear>) {
            if (y.cols <= 4) {
                return column<f32x4, 1>(factor(call.in[0]), w.data, w.stride, y.data, y.stride, y.rows, w.rows,
                                        Into::overwrite, LinearHalfEnd{load_as<f32x4>(call.in[2].data)});
            }
        }
        return column<f32x8, 1>(factor(call.in[0]), w.data, w.stride, y.data, y.stride, y.rows, w.rows, Into::overwrite,
                                LayerEnd<F>{load(call.in[2].data)});
    }
    product_loops(factor(call.in[0]), call.in[1], call.out, Into::overwrite);
    finish_rows<F>(call.out, call.in[2].data);
}

ES_INLINE Into into(const Call<float>& call, int i) {
    return ((call.store_mask >> i) & 1u) != 0 ? Into::overwrite : Into::add;
}

// First part of the backward pass: writes d_z (to d_in[3]; for a linear layer d_z is d_y and nothing is written) and
// adds its sum over the rows to d_b.
template <class F>
ES_INLINE Matrix<const float> start_backward(const Call<float>& call) {
    const Matrix<const float> d_y = call.d_out;
    const Matrix<float> d_z = call.d_in[3];
    float* d_b = call.d_in[2].data;
    const long stride = d_y.stride;
    for (int h = 0; h < stride; h += kLanes) {
        f32x8 sum = into(call, 2) == Into::add ? load(d_b + h) : f32x8{};
        for (long at = h; at < d_y.rows * stride; at += stride) {
            f32x8 d = load(d_y.data + at);
            if constexpr (!std::is_same_v<F, Linear>) {
                d = F::gradient(load(call.out.data + at), d);
                store(d_z.data + at, d);
            }
            sum += d;
        }
        store(d_b + h, sum);
    }
    if constexpr (std::is_same_v<F, Linear>) return d_y;
    return {d_z.data, d_z.rows, d_z.cols, d_z.stride};
}

// d_W of a layer with at most four outputs, computed as its transpose: so vectors are full of inputs instead of being
// mostly padding. Each element has the same terms in the same order.
ES_INLINE void narrow_weight_gradient(const Call<float>& call, Matrix<const float> d_z) {
    const Matrix<float> d_w = call.d_in[1];
    const Matrix<float> d_w_transposed{call.scratch, d_w.cols, d_w.rows, padded(d_w.rows)};
    product_loops(transposed(d_z), call.in[0], d_w_transposed, Into::overwrite);
    for (int k = 0; k < d_w.rows; k += kLanes) {
        f32x8 square[kLanes] = {};
        ES_UNROLL for (int h = 0; h < 4; ++h) {
            if (h < d_w.cols) square[h] = load(d_w_transposed.row(h) + k);
        }
        transpose_from_four(square);
        ES_UNROLL for (int i = 0; i < kLanes; ++i) {
            if (k + i < d_w.rows) store(d_w.row(k + i), square[i]);
        }
    }
}

template <class F>
ES_INLINE void layer_backward(const Call<float>& call) {
    const Matrix<const float> d_z = start_backward<F>(call);
    if (d_z.cols <= 4 && call.in[0].cols > 4 && into(call, 1) == Into::overwrite) {
        narrow_weight_gradient(call, d_z);
    } else {
        product_loops(transposed(call.in[0]), d_z, call.d_in[1], into(call, 1));
    }
    if (call.d_in[0].data == nullptr) return;
    transposed_copy_loops(call.in[1], call.scratch);
    const Matrix<const float> w_transposed{call.scratch, call.in[1].cols, call.in[1].rows, padded(call.in[1].rows)};
    product_loops(factor(d_z), w_transposed, call.d_in[0], into(call, 0));
}

ES_CLONES void linear_layer_forward(const Call<float>& call) { layer_forward<Linear>(call); }
ES_CLONES void linear_layer_backward(const Call<float>& call) { layer_backward<Linear>(call); }
ES_CLONES void tanh_layer_forward(const Call<float>& call) { layer_forward<Tanh>(call); }
ES_CLONES void tanh_layer_backward(const Call<float>& call) { layer_backward<Tanh>(call); }
ES_CLONES void relu_layer_forward(const Call<float>& call) { layer_forward<Relu>(call); }
ES_CLONES void relu_layer_backward(const Call<float>& call) { layer_backward<Relu>(call); }

// Bias and activation alone, for layers whose first op (conv2d) is called as a separate kernel.
ES_CLONES void linear_layer_end(const Call<float>& call) { finish_rows<Linear>(call.out, call.in[2].data); }
ES_CLONES void linear_layer_start(const Call<float>& call) { start_backward<Linear>(call); }
ES_CLONES void tanh_layer_end(const Call<float>& call) { finish_rows<Tanh>(call.out, call.in[2].data); }
ES_CLONES void tanh_layer_start(const Call<float>& call) { start_backward<Tanh>(call); }
ES_CLONES void relu_layer_end(const Call<float>& call) { finish_rows<Relu>(call.out, call.in[2].data); }
ES_CLONES void relu_layer_start(const Call<float>& call) { start_backward<Relu>(call); }

// Convolution layers: the conv2d kernel, and one pass for bias and activation together instead of two or three.
template <Kernel<float> kEnd>
void conv_layer_forward(const Call<float>& call) {
    ops::conv2d.forward_cpu(call);
    kEnd(call);
}
template <Kernel<float> kStart, bool kIsLinear>
void conv_layer_backward(const Call<float>& call) {
    kStart(call);
    Call<float> of_conv = call;
    const Matrix<float> d_z = call.d_in[3];
    if (!kIsLinear) of_conv.d_out = {d_z.data, d_z.rows, d_z.cols, d_z.stride};
    for (int i = 0; i < 2; ++i) {  // conv2d's backward kernel always adds, so what is to be stored is cleared first
        const Matrix<float> d = call.d_in[static_cast<std::size_t>(i)];
        if (d.data != nullptr && into(call, i) == Into::overwrite) std::fill_n(d.data, elements(d), 0.0f);
    }
    ops::conv2d.backward_cpu(of_conv);
}

FusedLayer dense_layer(const Op& last) {
    if (&last == &ops::bias) return {linear_layer_forward, linear_layer_backward};
    if (&last == &ops::tanh) return {tanh_layer_forward, tanh_layer_backward};
    if (&last == &ops::relu) return {relu_layer_forward, relu_layer_backward};
    return {};
}

FusedLayer conv_layer(const Op& last) {
    if (&last == &ops::bias)
        return {conv_layer_forward<linear_layer_end>, conv_layer_backward<linear_layer_start, true>};
    if (&last == &ops::tanh) return {conv_layer_forward<tanh_layer_end>, conv_layer_backward<tanh_layer_start, false>};
    if (&last == &ops::relu) return {conv_layer_forward<relu_layer_end>, conv_layer_backward<relu_layer_start, false>};
    return {};
}

}  // namespace

FusedLayer fused_layer(const Op& first, const Op& last) {
    return &first == &ops::conv2d ? conv_layer(last) : dense_layer(last);
}

bool can_start_layer(const Op& first) { return &first == &ops::dense || &first == &ops::conv2d; }

bool can_end_layer(const Op& activation) {
    return &activation != &ops::bias && dense_layer(activation).forward != nullptr;
}

}  // namespace engine
