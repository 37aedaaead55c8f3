// Two-dimensional convolution without a bias (which is an op of its own).
//   y[i, j, f] = sum over ky, kx, c of x[i s + ky - p, j s + kx - p, c] W[(ky, kx, c), f],   0 outside of the picture
// (a cross-correlation, as usual in this field: the kernel is not flipped)
// Shapes      x [N*H*W, C], W [k*k*C, F] with row (ky k + kx) C + c -> y [N*Ho*Wo, F],  Ho = (H + 2p - k) / s + 1
// Attributes  ints: height H, width W, kernel k, stride s, padding p (picture.h)
// Gradient    d_W = sum over pictures and windows of window^T d_y,  d_x = sum over the windows that a pixel is in
// Sums        one float for each element: y over ky, kx, c; d_W over pictures, lines, windows; d_x over the windows
//             line by line and their f; all ascending
//
// The CPU kernel has output channels in its lanes and keeps the sums of a block of neighbouring pixels in registers.
// Each picture is first copied into a larger one with a border of zeros, without the padding of its channels: then the
// k*C numbers of one line of a window lie one after the other. d_x is again a convolution, of d_y with flipped weights.
// With a stride above 1, the pixels with the same position in the grid of windows (the same phase) use the same part of
// W: one convolution for each phase.
#include <algorithm>

#include "engine/lanes.h"
#include "engine/picture.h"
#include "engine/product.h"

namespace engine {
namespace {

core::Result<Shape> conv2d_shape(std::span<const Shape> in, const Attributes& attributes) {
    const Windows windows = windows_of(attributes);
    core::Result<Shape> out = shape_of_windows(in[0], windows, in[1].cols);
    if (!out.ok()) return out;
    const int rows = windows.kernel * windows.kernel * in[0].cols;
    if (in[1].rows != rows) {
        return shape_error("W", in[1], "[" + std::to_string(rows) + ", F]: one row for each number in a window");
    }
    return out;
}

// Calls f(row of y, row of x, first row of W) for every pixel of every window that lies inside of the picture.
template <class F>
void for_each_pair(const Windows& w, int pictures, int channels, F f) {
    // each picture n, each window (i, j) of it, each pixel (ky, kx) of the window
    for (int n = 0; n < pictures; ++n) {
        for (int i = 0; i < w.lines(); ++i) {
            for (int j = 0; j < w.columns(); ++j) {
                for (int ky = 0; ky < w.kernel; ++ky) {
                    for (int kx = 0; kx < w.kernel; ++kx) {
                        const int line = i * w.stride + ky - w.padding;
                        const int column = j * w.stride + kx - w.padding;
                        if (line < 0 || line >= w.height || column < 0 || column >= w.width) continue;
                        f((n * w.lines() + i) * w.columns() + j, (n * w.height + line) * w.width + column,
                          (ky * w.kernel + kx) * channels);
                    }
                }
            }
        }
    }
}

template <class T>
int pictures_of(const Matrix<T>& x, const Windows& windows) {
    return x.rows / (windows.height * windows.width);
}

void conv2d_forward_plain(const Call<double>& call) {
    const Windows windows = windows_of(*call.attributes);
    const Matrix<const double>& x = call.in[0];
    // each row r of y
    for (int r = 0; r < call.out.rows; ++r) std::fill_n(call.out.row(r), call.out.cols, 0.0);
    // each (pixel of y, pixel of x in its window), each input channel c, each filter f
    for_each_pair(windows, pictures_of(x, windows), x.cols, [&](int y_row, int x_row, int w_row) {
        for (int c = 0; c < x.cols; ++c) {
            for (int f = 0; f < call.out.cols; ++f) {
                call.out.at(y_row, f) += x.at(x_row, c) * call.in[1].at(w_row + c, f);
            }
        }
    });
}

void conv2d_backward_plain(const Call<double>& call) {
    const Windows windows = windows_of(*call.attributes);
    const Matrix<const double>& x = call.in[0];
    // each (pixel of y, pixel of x in its window), each input channel c, each filter f
    for_each_pair(windows, pictures_of(x, windows), x.cols, [&](int y_row, int x_row, int w_row) {
        for (int c = 0; c < x.cols; ++c) {
            for (int f = 0; f < call.out.cols; ++f) {
                const double d_y = call.d_out.at(y_row, f);
                if (call.d_in[0].data != nullptr) call.d_in[0].at(x_row, c) += d_y * call.in[1].at(w_row + c, f);
                if (call.d_in[1].data != nullptr) call.d_in[1].at(w_row + c, f) += d_y * x.at(x_row, c);
            }
        }
    });
}

// A copy of one picture with borders of zeros and no padding of channels.
struct Bordered {
    int before = 0;                       // lines above the picture, and pixels left of it
    int height = 0, width = 0, cols = 0;  // borders included
    long line() const { return static_cast<long>(width) * cols; }
    long room() const { return height * line() + kLanes; }  // in floats; the last pixel is written as whole vectors
};

Bordered bordered_x(const Windows& w, int channels) {
    return {w.padding, w.height + 2 * w.padding, w.width + 2 * w.padding, channels};
}

// The borders of d_y: large enough that the gradient of each pixel finds all windows around it, even those that do not
// exist (zeros).
Bordered bordered_d_y(const Windows& w, int filters) {
    const int before = (w.kernel + w.stride - 1) / w.stride - 1;
    const int last_line = std::max(w.lines() - 1, (w.height - 1 + w.padding) / w.stride);
    const int last_column = std::max(w.columns() - 1, (w.width - 1 + w.padding) / w.stride);
    return {before, before + last_line + 1, before + last_column + 1, filters};
}

// For one bordered picture of x or d_y, whichever is larger, and the flipped weights.
long conv2d_scratch(std::span<const Shape> in, const Attributes& attributes, int) {
    const Windows w = windows_of(attributes);
    const long turned = static_cast<long>(w.kernel) * w.kernel * in[1].cols * padded(in[0].cols);
    return std::max(bordered_x(w, in[0].cols).room(), bordered_d_y(w, in[1].cols).room()) + turned;
}

// In ascending order, so that zeros written behind the end of a pixel are overwritten by the next pixel or lie in the
// border.
ES_INLINE void copy_between_borders(Matrix<const float> x, int first_row, int lines, int columns, const Bordered& b,
                                    float* to) {
    // each line i of the picture, each pixel j, eight channels from c on at a time
    for (int i = 0; i < lines; ++i) {
        float* pixel = to + (b.before + i) * b.line() + static_cast<long>(b.before) * b.cols;
        const float* from = x.row(first_row + i * columns);
        for (int j = 0; j < columns; ++j, from += x.stride, pixel += b.cols) {
            for (int c = 0; c < b.cols; c += kLanes) store(pixel + c, load(from + c));
        }
    }
}

// One line of output pixels and the windows they read. A window is `segments` runs of `depth` numbers, `segment_step`
// apart; the window of the next pixel starts `window_step` later.
struct Line {
    const float* window = nullptr;
    long window_step = 0, segment_step = 0;
    int segments = 0, depth = 0;
    const float* weights = nullptr;  // [segments * depth, cols], cols a multiple of kLanes
    int cols = 0;
    float* out = nullptr;
    long out_step = 0;
    int pixels = 0;
};

template <int kPixels, int kVectors>
ES_INLINE void conv2d_block(const Line& line, int first, int col, Into into) {
    float* out = line.out + first * line.out_step + col;
    f32x8 sum[kPixels][kVectors];
    ES_UNROLL for (int i = 0; i < kPixels; ++i) {
        ES_UNROLL for (int v = 0; v < kVectors; ++v) {
            sum[i][v] = into == Into::add ? load(out + i * line.out_step + v * kLanes) : f32x8{};
        }
    }
    const float* w = line.weights + col;
    const float* window = line.window + first * line.window_step;
    // each line of the window, each number of that line (all its pixels and channels)
    for (int segment = 0; segment < line.segments; ++segment, window += line.segment_step) {
        for (int k = 0; k < line.depth; ++k, w += line.cols) {
            f32x8 w_row[kVectors];
            ES_UNROLL for (int v = 0; v < kVectors; ++v) w_row[v] = load(w + v * kLanes);
            ES_UNROLL for (int i = 0; i < kPixels; ++i) {
                const f32x8 x = splat(window[i * line.window_step + k]);
                ES_UNROLL for (int v = 0; v < kVectors; ++v) sum[i][v] += x * w_row[v];
            }
        }
    }
    ES_UNROLL for (int i = 0; i < kPixels; ++i) {
        ES_UNROLL for (int v = 0; v < kVectors; ++v) store(out + i * line.out_step + v * kLanes, sum[i][v]);
    }
}

// A block of n <= kPixels pixels, dispatched to the template for n.
template <int kPixels, int kVectors>
ES_INLINE void conv2d_block_of(int n, const Line& line, int first, int col, Into into) {
    if (n == kPixels) return conv2d_block<kPixels, kVectors>(line, first, col, into);
    if constexpr (kPixels > 1) conv2d_block_of<kPixels - 1, kVectors>(n, line, first, col, into);
}

// n pixels cut into blocks of at most `most`, all of about the same size, because small blocks are slow.
constexpr int blocks_in(int n, int most) { return (n + most - 1) / most; }
constexpr int block_start(int n, int most, int block) { return n * block / blocks_in(n, most); }
// Rows of a block that is one vector wide.
constexpr int kNarrowRows = kBlockVectors == 1 ? kBlockRows : 8;

template <int kPixels, int kVectors>
ES_INLINE void conv2d_column(const Line& line, int col, Into into) {
    // blocks of at most kPixels pixels
    for (int b = 0; b < blocks_in(line.pixels, kPixels); ++b) {
        const int first = block_start(line.pixels, kPixels, b);
        const int n = block_start(line.pixels, kPixels, b + 1) - first;
        conv2d_block_of<kPixels, kVectors>(n, line, first, col, into);
    }
}

ES_INLINE void conv2d_line(const Line& line, Into into) {
    int col = 0;
    // kBlockVectors vectors of filters at a time
    for (; col + kBlockVectors * kLanes <= line.cols; col += kBlockVectors * kLanes) {
        conv2d_column<kBlockRows, kBlockVectors>(line, col, into);
    }
    // the filters that are left, one vector at a time
    for (; kBlockVectors > 1 && col < line.cols; col += kLanes) conv2d_column<kNarrowRows, 1>(line, col, into);
}

ES_INLINE void conv2d_forward_loops(const Call<float>& call) {
    const Windows windows = windows_of(*call.attributes);
    const Matrix<const float> x = call.in[0];
    const Bordered b = bordered_x(windows, x.cols);
    std::fill_n(call.scratch, b.room(), 0.0f);
    Line line;
    line.window_step = static_cast<long>(windows.stride) * b.cols;
    line.segment_step = b.line();
    line.segments = windows.kernel;
    line.depth = windows.kernel * x.cols;
    line.weights = call.in[1].data;
    line.cols = call.out.stride;
    line.out_step = call.out.stride;
    line.pixels = windows.columns();
    line.out = call.out.data;
    // each picture n, each line i of the output
    for (int n = 0; n < pictures_of(x, windows); ++n) {
        copy_between_borders(x, n * windows.height * windows.width, windows.height, windows.width, b, call.scratch);
        for (int i = 0; i < windows.lines(); ++i, line.out += line.pixels * line.out_step) {
            line.window = call.scratch + i * windows.stride * b.line();
            conv2d_line(line, Into::overwrite);
        }
    }
}

// Adds to kRows neighbouring rows of d_W the terms of all windows of one picture; x points to the first of these rows'
// numbers in the first window.
template <int kRows, int kVectors>
ES_INLINE void conv2d_weight_block(const float* x, const Bordered& b, const float* d_y, const Windows& windows,
                                   float* d_w, int stride) {
    f32x8 sum[kRows][kVectors];
    ES_UNROLL for (int i = 0; i < kRows; ++i) {
        ES_UNROLL for (int v = 0; v < kVectors; ++v) sum[i][v] = load(d_w + i * stride + v * kLanes);
    }
    const int step = windows.stride * b.cols;
    // each window of the picture, line by line
    for (int line = 0; line < windows.lines(); ++line, x += windows.stride * b.line()) {
        const float* window = x;
        for (int column = 0; column < windows.columns(); ++column, window += step, d_y += stride) {
            f32x8 d[kVectors];
            ES_UNROLL for (int v = 0; v < kVectors; ++v) d[v] = load(d_y + v * kLanes);
            ES_UNROLL for (int i = 0; i < kRows; ++i) {
                const f32x8 x_i = splat(window[i]);
                ES_UNROLL for (int v = 0; v < kVectors; ++v) sum[i][v] += x_i * d[v];
            }
        }
    }
    ES_UNROLL for (int i = 0; i < kRows; ++i) {
        ES_UNROLL for (int v = 0; v < kVectors; ++v) store(d_w + i * stride + v * kLanes, sum[i][v]);
    }
}

template <int kRows, int kVectors>
ES_INLINE void conv2d_weight_block_of(int n, const float* x, const Bordered& b, const float* d_y,
                                      const Windows& windows, float* d_w, int stride) {
    if (n == kRows) return conv2d_weight_block<kRows, kVectors>(x, b, d_y, windows, d_w, stride);
    if constexpr (kRows > 1) conv2d_weight_block_of<kRows - 1, kVectors>(n, x, b, d_y, windows, d_w, stride);
}

// One column of d_W, kVectors wide.
template <int kRows, int kVectors>
ES_INLINE void conv2d_weight_column(const float* x, const Bordered& b, const float* d_y, const Windows& windows,
                                    float* d_w, int stride) {
    const int depth = windows.kernel * b.cols;
    // each line ky of the kernel, blocks of at most kRows rows of W that belong to it
    for (int ky = 0; ky < windows.kernel; ++ky, x += b.line(), d_w += static_cast<long>(depth) * stride) {
        for (int block = 0; block < blocks_in(depth, kRows); ++block) {
            const int first = block_start(depth, kRows, block);
            const int n = block_start(depth, kRows, block + 1) - first;
            conv2d_weight_block_of<kRows, kVectors>(n, x + first, b, d_y, windows,
                                                    d_w + static_cast<long>(first) * stride, stride);
        }
    }
}

ES_INLINE void conv2d_weight_gradient(const Call<float>& call, const Windows& windows) {
    const Matrix<const float> x = call.in[0];
    const Matrix<float> d_w = call.d_in[1];
    const Bordered b = bordered_x(windows, x.cols);
    std::fill_n(call.scratch, b.room(), 0.0f);
    // each picture n, then the filters: kBlockVectors vectors at a time, what is left one by one
    for (int n = 0; n < pictures_of(x, windows); ++n) {
        copy_between_borders(x, n * windows.height * windows.width, windows.height, windows.width, b, call.scratch);
        const float* d_y = call.d_out.row(n * windows.lines() * windows.columns());
        int col = 0;
        for (; col + kBlockVectors * kLanes <= d_w.stride; col += kBlockVectors * kLanes) {
            conv2d_weight_column<kBlockRows, kBlockVectors>(call.scratch, b, d_y + col, windows, d_w.data + col,
                                                            d_w.stride);
        }
        for (; kBlockVectors > 1 && col < d_w.stride; col += kLanes) {
            conv2d_weight_column<kNarrowRows, 1>(call.scratch, b, d_y + col, windows, d_w.data + col, d_w.stride);
        }
    }
}

// How many of a window's lines (or columns) meet the pixels of a phase: phase, phase + s, ... below k.
constexpr int taps_of(const Windows& w, int phase) {
    return phase < w.kernel ? (w.kernel - phase + w.stride - 1) / w.stride : 0;
}

// Flipped weights of one phase, in the order in which a pixel of that phase meets them as it goes through d_y: window
// by window, and filter by filter. Phases are written one after the other; returns the end of what was written.
ES_INLINE float* turned_weights(Matrix<const float> weights, const Windows& w, int channels, int phase_line,
                                int phase_column, float* to) {
    const int stride = padded(channels);
    // each line m and column l of the window, last first, each filter f, each input channel c
    for (int m = taps_of(w, phase_line); m-- > 0;) {
        for (int l = taps_of(w, phase_column); l-- > 0;) {
            const int ky = phase_line + m * w.stride;
            const int kx = phase_column + l * w.stride;
            for (int f = 0; f < weights.cols; ++f, to += stride) {
                for (int c = 0; c < channels; ++c) to[c] = weights.at((ky * w.kernel + kx) * channels + c, f);
                for (int c = channels; c < stride; ++c) to[c] = 0.0f;
            }
        }
    }
    return to;
}

// d_x of one line of a picture; `weights` are the flipped weights of the first phase of this line.
ES_INLINE void conv2d_input_line(const Matrix<float>& d_x, int row, int place, const Windows& w, const Bordered& b,
                                 const float* d_y, const float* weights) {
    Line line;
    line.window_step = b.cols;
    line.segment_step = b.line();
    line.segments = taps_of(w, place % w.stride);
    line.weights = weights;
    line.cols = d_x.stride;
    line.out_step = static_cast<long>(w.stride) * d_x.stride;
    const float* d_y_line = d_y + (place / w.stride - line.segments + 1 + b.before) * b.line();
    // each phase: every w.stride-th pixel of the line, from `first` on
    for (int phase = 0; phase < w.stride; ++phase) {
        const int taps = taps_of(w, phase);
        // The first pixel of this phase that lies inside of the picture.
        const int first = ((phase - w.padding) % w.stride + w.stride) % w.stride;
        line.depth = taps * b.cols;
        line.pixels = first < w.width ? (w.width - first + w.stride - 1) / w.stride : 0;
        line.window = d_y_line + ((first + w.padding) / w.stride - taps + 1 + b.before) * b.cols;
        line.out = d_x.row(row + first);
        if (line.segments * taps > 0) conv2d_line(line, Into::add);
        line.weights += static_cast<long>(line.segments) * line.depth * line.cols;
    }
}

ES_INLINE void conv2d_input_gradient(const Call<float>& call, const Windows& w) {
    const Matrix<const float> d_y = call.d_out;
    const Matrix<float> d_x = call.d_in[0];
    const Bordered b = bordered_d_y(w, d_y.cols);
    std::fill_n(call.scratch, b.room(), 0.0f);
    float* const turned = call.scratch + b.room();
    float* end = turned;
    // each phase (of lines and of columns) in turn
    for (int phase = 0; phase < w.stride * w.stride; ++phase) {
        end = turned_weights(call.in[1], w, d_x.cols, phase / w.stride, phase % w.stride, end);
    }
    // each picture n, each line i of it
    for (int n = 0; n < pictures_of(d_x, w); ++n) {
        copy_between_borders(d_y, n * w.lines() * w.columns(), w.lines(), w.columns(), b, call.scratch);
        for (int i = 0; i < w.height; ++i) {
            // The flipped weights of earlier phases stand before those of this line.
            const int place = i + w.padding;
            long earlier = 0;
            for (int phase = 0; phase < place % w.stride; ++phase) earlier += taps_of(w, phase);
            const long rows = earlier * w.kernel * d_y.cols;
            conv2d_input_line(d_x, (n * w.height + i) * w.width, place, w, b, call.scratch, turned + rows * d_x.stride);
        }
    }
}

ES_INLINE void conv2d_backward_loops(const Call<float>& call) {
    const Windows windows = windows_of(*call.attributes);
    if (call.d_in[0].data != nullptr) conv2d_input_gradient(call, windows);
    if (call.d_in[1].data != nullptr) conv2d_weight_gradient(call, windows);
}

ES_CLONES void conv2d_forward(const Call<float>& call) { conv2d_forward_loops(call); }
ES_CLONES void conv2d_backward(const Call<float>& call) { conv2d_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op conv2d{
    .name = "conv2d",
    .formula = "y[i, j] = sum W[ky, kx] x[i s + ky - p, j s + kx - p]",
    .n_inputs = 2,
    .shape = conv2d_shape,
    .scratch = conv2d_scratch,
    .forward_reference = conv2d_forward_plain,
    .backward_reference = conv2d_backward_plain,
    .forward_cpu = conv2d_forward,
    .backward_cpu = conv2d_backward,
    .shader = "ops/conv2d.frag",
};
}  // namespace ops
}  // namespace engine
