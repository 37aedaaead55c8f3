// Images in the computation graph, for convolution, pooling and upsampling: sizes of sliding windows, shape checks, and
// the loop over all windows. An image of a thing is H*W rows of a matrix, one row for each pixel, line by line, with
// the channels as columns (tensor.h). Internal to ops/.
//   H, W height and width in pixels   k side of a window   s step between windows   p border of zeros
#pragma once

#include "engine/shape_rules.h"

namespace engine {

// Sizes of the image and its windows, as stored in Attributes::ints in this order; an op without padding leaves the
// last one 0.
struct Windows {
    int height = 0, width = 0, kernel = 1, stride = 1, padding = 0;

    constexpr int lines() const { return (height + 2 * padding - kernel) / stride + 1; }   // rows of windows
    constexpr int columns() const { return (width + 2 * padding - kernel) / stride + 1; }  // windows in a row
};

constexpr Windows windows_of(const Attributes& attributes) {
    return {attributes.ints[0], attributes.ints[1], attributes.ints[2], attributes.ints[3], attributes.ints[4]};
}

inline core::Error attribute_error(std::string_view field, int got, const std::string& wanted) {
    return {std::string(field), std::string(field) + " is " + std::to_string(got) + ", but must be " + wanted};
}

// Shape check: x must have height * width rows for each thing. Returns its shape; error: a size below 1, another number
// of rows.
inline core::Result<Shape> check_picture(Shape x, int height, int width) {
    if (height < 1) return attribute_error("height", height, "at least 1");
    if (width < 1) return attribute_error("width", width, "at least 1");
    if (rows_a_thing(x) != height * width) {
        return shape_error("x", x, text_of({-height * width, x.cols}) + ": one row for each pixel");
    }
    return x;
}

// Shape rule of ops whose output has one row for each window and this many channels (columns).
inline core::Result<Shape> shape_of_windows(Shape x, const Windows& windows, int channels) {
    core::Result<Shape> picture = check_picture(x, windows.height, windows.width);
    if (!picture.ok()) return picture;
    const Windows& w = windows;
    if (w.kernel < 1) return attribute_error("kernel", w.kernel, "at least 1");
    if (w.stride < 1) return attribute_error("stride", w.stride, "at least 1");
    if (w.padding < 0 || w.padding >= w.kernel) {
        return attribute_error("padding", w.padding, "0 to kernel - 1, or windows would see nothing but zeros");
    }
    const int smaller = (w.height < w.width ? w.height : w.width) + 2 * w.padding;
    if (w.kernel > smaller) {
        return attribute_error("kernel", w.kernel, "at most " + std::to_string(smaller) + ", the size of the picture");
    }
    return Shape{-w.lines() * w.columns(), channels};
}

// For lambdas that use SIMD vectors: they must be inlined into the ES_CLONES function around them (lanes.h).
#define ES_INLINE_LAMBDA __attribute__((always_inline))

// Calls f(row of y, row of x at the window's top left pixel) for every window of every image, in order; for ops without
// padding. rows: the number of rows of y.
template <class F>
[[gnu::always_inline]] inline void for_each_window(const Windows& w, int rows, F f) {
    const int lines = w.lines();
    const int columns = w.columns();
    int x_row = 0;
    // each picture, each line i of windows, each window j of that line
    for (int r = 0; r < rows; x_row += w.height * w.width) {
        for (int i = 0; i < lines; ++i) {
            for (int j = 0; j < columns; ++j) f(r++, x_row + (i * w.width + j) * w.stride);
        }
    }
}

}  // namespace engine
