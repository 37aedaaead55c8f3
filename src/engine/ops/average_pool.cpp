// Average pooling: the mean of each window, for each channel.
//   y[i, j, c] = sum over ky, kx < k of x[i s + ky, j s + kx, c] / k^2
// Shapes      x [N*H*W, C] -> y [N*Ho*Wo, C],  Ho = (H - k) / s + 1; pixels that no window covers are left out
// Attributes  ints: height H, width W, kernel k, stride s (picture.h)
// Gradient    d_x = sum of d_y / k^2 over the windows that a pixel is in
// Sums        in floats, over a window line by line; d_x over windows line by line
#include "engine/lanes.h"
#include "engine/picture.h"

namespace engine {
namespace {

core::Result<Shape> average_pool_shape(std::span<const Shape> in, const Attributes& attributes) {
    if (attributes.ints[4] != 0) return attribute_error("padding", attributes.ints[4], "0: pools have none");
    return shape_of_windows(in[0], windows_of(attributes), in[0].cols);
}

void average_pool_forward_plain(const Call<double>& call) {
    const Windows w = windows_of(*call.attributes);
    const int n = w.kernel * w.kernel;
    // each window (row r of y), each channel c, each pixel i of the window
    for_each_window(w, call.out.rows, [&](int r, int corner) {
        for (int c = 0; c < call.out.cols; ++c) {
            double sum = 0.0;
            for (int i = 0; i < n; ++i) sum += call.in[0].at(corner + i / w.kernel * w.width + i % w.kernel, c);
            call.out.at(r, c) = sum / n;
        }
    });
}

void average_pool_backward_plain(const Call<double>& call) {
    const Windows w = windows_of(*call.attributes);
    const int n = w.kernel * w.kernel;
    if (call.d_in[0].data == nullptr) return;
    // each window (row r of y), each channel c, each pixel i of the window
    for_each_window(w, call.out.rows, [&](int r, int corner) {
        for (int c = 0; c < call.out.cols; ++c) {
            for (int i = 0; i < n; ++i) {
                call.d_in[0].at(corner + i / w.kernel * w.width + i % w.kernel, c) += call.d_out.at(r, c) / n;
            }
        }
    });
}

ES_INLINE void average_pool_forward_loops(const Call<float>& call) {
    const Windows w = windows_of(*call.attributes);
    const Matrix<const float> x = call.in[0];
    const auto n = static_cast<float>(w.kernel * w.kernel);
    // each window (row r of y), eight channels from c on at a time, each pixel (ky, kx) of the window
    for_each_window(w, call.out.rows, [&](int r, int corner) ES_INLINE_LAMBDA {
        for (int c = 0; c < x.stride; c += kLanes) {
            f32x8 sum{};
            for (int ky = 0; ky < w.kernel; ++ky) {
                const float* pixel = x.row(corner + ky * w.width) + c;
                for (int kx = 0; kx < w.kernel; ++kx, pixel += x.stride) sum += load(pixel);
            }
            store(call.out.row(r) + c, sum / n);
        }
    });
}

ES_INLINE void average_pool_backward_loops(const Call<float>& call) {
    const Windows w = windows_of(*call.attributes);
    const Matrix<float> d_x = call.d_in[0];
    if (d_x.data == nullptr) return;
    const auto n = static_cast<float>(w.kernel * w.kernel);
    // each window (row r of y), eight channels from c on at a time, each pixel (ky, kx) of the window
    for_each_window(w, call.out.rows, [&](int r, int corner) ES_INLINE_LAMBDA {
        for (int c = 0; c < d_x.stride; c += kLanes) {
            const f32x8 part = load(call.d_out.row(r) + c) / n;
            for (int ky = 0; ky < w.kernel; ++ky) {
                float* pixel = d_x.row(corner + ky * w.width) + c;
                for (int kx = 0; kx < w.kernel; ++kx, pixel += d_x.stride) store(pixel, load(pixel) + part);
            }
        }
    });
}

ES_CLONES void average_pool_forward(const Call<float>& call) { average_pool_forward_loops(call); }
ES_CLONES void average_pool_backward(const Call<float>& call) { average_pool_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op average_pool{
    .name = "average_pool",
    .formula = "y[i, j] = sum x[i s + ky, j s + kx] / k^2",
    .n_inputs = 1,
    .shape = average_pool_shape,
    .forward_reference = average_pool_forward_plain,
    .backward_reference = average_pool_backward_plain,
    .forward_cpu = average_pool_forward,
    .backward_cpu = average_pool_backward,
    .shader = "ops/average_pool.frag",
};
}  // namespace ops
}  // namespace engine
