#include "engine/product.h"

#include <algorithm>

#include "engine/lanes.h"

namespace engine {
namespace {

// A part of b this tall and a block of the output wide stays in the fastest cache while all rows of a pass over it.
constexpr int kDepth = 256;

// c[0..kRows, 0..kVectors * 8] starts from `into` and gains depth terms for each element; all sums live in registers.
template <int kRows, int kVectors>
ES_INLINE void block(Factor<float> a, const float* b, long b_stride, float* c, long c_stride, int depth, Into into) {
    f32x8 sum[kRows][kVectors];
    ES_UNROLL for (int i = 0; i < kRows; ++i) {
        ES_UNROLL for (int v = 0; v < kVectors; ++v) {
            sum[i][v] = into == Into::add ? load(c + i * c_stride + v * kLanes) : f32x8{};
        }
    }
    for (int k = 0; k < depth; ++k) {
        f32x8 b_row[kVectors];
        ES_UNROLL for (int v = 0; v < kVectors; ++v) b_row[v] = load(b + k * b_stride + v * kLanes);
        const float* a_column = a.data + k * a.col_step;
        ES_UNROLL for (int i = 0; i < kRows; ++i) {
            const f32x8 a_ik = splat(a_column[i * a.row_step]);
            ES_UNROLL for (int v = 0; v < kVectors; ++v) sum[i][v] += a_ik * b_row[v];
        }
    }
    ES_UNROLL for (int i = 0; i < kRows; ++i) {
        ES_UNROLL for (int v = 0; v < kVectors; ++v) store(c + i * c_stride + v * kLanes, sum[i][v]);
    }
}

// One column of blocks, from the top to the bottom of c.
template <int kVectors>
ES_INLINE void column(Factor<float> a, const float* b, long b_stride, float* c, long c_stride, int rows, int depth,
                      Into into) {
    int i = 0;
    for (; i + kBlockRows <= rows; i += kBlockRows) {
        block<kBlockRows, kVectors>({a.data + i * a.row_step, a.row_step, a.col_step}, b, b_stride, c + i * c_stride,
                                    c_stride, depth, into);
    }
    const Factor<float> rest{a.data + i * a.row_step, a.row_step, a.col_step};
    float* c_rest = c + i * c_stride;
    switch (rows - i) {
        case 5:
            return block<5, kVectors>(rest, b, b_stride, c_rest, c_stride, depth, into);
        case 4:
            return block<4, kVectors>(rest, b, b_stride, c_rest, c_stride, depth, into);
        case 3:
            return block<3, kVectors>(rest, b, b_stride, c_rest, c_stride, depth, into);
        case 2:
            return block<2, kVectors>(rest, b, b_stride, c_rest, c_stride, depth, into);
        case 1:
            return block<1, kVectors>(rest, b, b_stride, c_rest, c_stride, depth, into);
        default:
            return;
    }
}

ES_INLINE void product_blocked_loops(Factor<float> a, Matrix<const float> b, Matrix<float> c, Into into) {
    if (b.rows == 0 && into == Into::overwrite) std::fill_n(c.data, static_cast<long>(c.rows) * c.stride, 0.0f);
    for (int k = 0; k < b.rows; k += kDepth) {
        const Factor<float> a_part{a.data + k * a.col_step, a.row_step, a.col_step};
        const int depth = b.rows - k < kDepth ? b.rows - k : kDepth;
        const Into part_into = k == 0 ? into : Into::add;
        int j = 0;
        for (; j + kBlockVectors * kLanes <= c.stride; j += kBlockVectors * kLanes) {
            column<kBlockVectors>(a_part, b.row(k) + j, b.stride, c.data + j, c.stride, c.rows, depth, part_into);
        }
        for (; j < c.stride; j += kLanes) {
            column<1>(a_part, b.row(k) + j, b.stride, c.data + j, c.stride, c.rows, depth, part_into);
        }
    }
}

ES_CLONES void product_blocked(Factor<float> a, Matrix<const float> b, Matrix<float> c, Into into) {
    product_blocked_loops(a, b, c, into);
}

}  // namespace

void product(Factor<float> a, Matrix<const float> b, Matrix<float> c, Into into) { product_blocked(a, b, c, into); }

void product_plain(Factor<double> a, Matrix<const double> b, Matrix<double> c, Into into) {
    for (int i = 0; i < c.rows; ++i) {
        for (int j = 0; j < c.cols; ++j) {
            double sum = into == Into::add ? c.at(i, j) : 0.0;
            for (int k = 0; k < b.rows; ++k) sum += a.data[i * a.row_step + k * a.col_step] * b.at(k, j);
            c.at(i, j) = sum;
        }
    }
}

Matrix<const float> transposed_copy(Matrix<const float> b, float* to) {
    const int stride = padded(b.rows);
    for (int i = 0; i < b.cols; ++i) {
        float* row = to + static_cast<long>(i) * stride;
        for (int k = 0; k < b.rows; ++k) row[k] = b.at(k, i);
        for (int k = b.rows; k < stride; ++k) row[k] = 0.0f;
    }
    return {to, b.cols, b.rows, stride};
}

}  // namespace engine
