// Max pooling: the largest number of each window, for each channel.
//   y[i, j, c] = max over ky, kx < k of x[i s + ky, j s + kx, c]
// Shapes      x [N*H*W, C] -> y [N*Ho*Wo, C],  Ho = (H - k) / s + 1; pixels that no window covers are left out
// Attributes  ints: height H, width W, kernel k, stride s (picture.h)
// Gradient    d_y goes to the largest pixel; of several equal ones to the first, line by line
// nan         a nan in a window becomes its maximum, so that the trainer notices it; it gets no gradient
#include "engine/lanes.h"
#include "engine/picture.h"

namespace engine {
namespace {

core::Result<Shape> max_pool_shape(std::span<const Shape> in, const Attributes& attributes) {
    if (attributes.ints[4] != 0) return attribute_error("padding", attributes.ints[4], "0: pools have none");
    return shape_of_windows(in[0], windows_of(attributes), in[0].cols);
}

void max_pool_forward_plain(const Call<double>& call) {
    const Windows w = windows_of(*call.attributes);
    // each window (row r of y), each channel c, each pixel i of the window
    for_each_window(w, call.out.rows, [&](int r, int corner) {
        for (int c = 0; c < call.out.cols; ++c) {
            double largest = call.in[0].at(corner, c);
            for (int i = 0; i < w.kernel * w.kernel; ++i) {
                const double x = call.in[0].at(corner + i / w.kernel * w.width + i % w.kernel, c);
                if (x > largest || x != x) largest = x;
            }
            call.out.at(r, c) = largest;
        }
    });
}

void max_pool_backward_plain(const Call<double>& call) {
    const Windows w = windows_of(*call.attributes);
    if (call.d_in[0].data == nullptr) return;
    // each window (row r of y), each channel c, each pixel i of the window
    for_each_window(w, call.out.rows, [&](int r, int corner) {
        for (int c = 0; c < call.out.cols; ++c) {
            for (int i = 0; i < w.kernel * w.kernel; ++i) {
                const int row = corner + i / w.kernel * w.width + i % w.kernel;
                if (call.in[0].at(row, c) != call.out.at(r, c)) continue;
                call.d_in[0].at(row, c) += call.d_out.at(r, c);
                break;
            }
        }
    });
}

ES_INLINE void max_pool_forward_loops(const Call<float>& call) {
    const Windows w = windows_of(*call.attributes);
    const Matrix<const float> x = call.in[0];
    // each window (row r of y), eight channels from c on at a time, each pixel (ky, kx) of the window
    for_each_window(w, call.out.rows, [&](int r, int corner) ES_INLINE_LAMBDA {
        for (int c = 0; c < call.out.stride; c += kLanes) {
            f32x8 largest = load(x.row(corner) + c);
            for (int ky = 0; ky < w.kernel; ++ky) {
                const float* pixel = x.row(corner + ky * w.width) + c;
                for (int kx = 0; kx < w.kernel; ++kx, pixel += x.stride) {
                    const f32x8 here = load(pixel);
                    largest = select((here > largest) | (here != here), here, largest);
                }
            }
            store(call.out.row(r) + c, largest);
        }
    });
}

ES_INLINE void max_pool_backward_loops(const Call<float>& call) {
    const Windows w = windows_of(*call.attributes);
    const Matrix<const float> x = call.in[0];
    const Matrix<float> d_x = call.d_in[0];
    if (d_x.data == nullptr) return;
    // each window (row r of y), eight channels from c on at a time, each pixel (ky, kx) of the window
    for_each_window(w, call.out.rows, [&](int r, int corner) ES_INLINE_LAMBDA {
        for (int c = 0; c < d_x.stride; c += kLanes) {
            const f32x8 largest = load(call.out.row(r) + c);
            f32x8 d_y = load(call.d_out.row(r) + c);  // lanes that have found their pixel become 0
            for (int ky = 0; ky < w.kernel; ++ky) {
                const float* pixel = x.row(corner + ky * w.width) + c;
                float* d_pixel = d_x.row(corner + ky * w.width) + c;
                for (int kx = 0; kx < w.kernel; ++kx, pixel += x.stride, d_pixel += x.stride) {
                    const i32x8 found = load(pixel) == largest;
                    store(d_pixel, load(d_pixel) + select(found, d_y, f32x8{}));
                    d_y = select(found, f32x8{}, d_y);
                }
            }
        }
    });
}

ES_CLONES void max_pool_forward(const Call<float>& call) { max_pool_forward_loops(call); }
ES_CLONES void max_pool_backward(const Call<float>& call) { max_pool_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op max_pool{
    .name = "max_pool",
    .formula = "y[i, j] = max x[i s + ky, j s + kx]",
    .n_inputs = 1,
    .shape = max_pool_shape,
    .forward_reference = max_pool_forward_plain,
    .backward_reference = max_pool_backward_plain,
    .forward_cpu = max_pool_forward,
    .backward_cpu = max_pool_backward,
    .shader = "ops/max_pool.frag",
};
}  // namespace ops
}  // namespace engine
