// The loops of the register-blocked matrix product c = a b, to be inlined into the functions that use them: in
// product.cpp, and in fused_layer.cpp, which adds bias and activation while the sums are in registers. Internal to
// engine; only to be called inside an ES_CLONES function (lanes.h). Next: product.cpp, fused_layer.cpp.
#pragma once

#include <algorithm>
#include <cstddef>

#include "engine/lanes.h"
#include "engine/product.h"

namespace engine {

// The product uses this many rows of b at a time: a strip of kDepth rows, one block wide, stays in the L1 cache while
// it is multiplied with every row of a.
inline constexpr int kDepth = 256;

// One block of the output: kRows rows, kVectors vectors wide, from c on. Each element starts from 0 or from its old
// value (`into`), and `depth` products are added to it; all sums stay in registers. end(sum) is applied to each vector
// of sums before it is stored.
template <class V, int kRows, int kVectors, class End>
ES_INLINE void block(Factor<float> a, const float* b, long b_stride, float* c, long c_stride, int depth, Into into,
                     End end) {
    constexpr int kWide = kLanesOf<V>;
    V sum[kRows][kVectors];
    ES_UNROLL for (int i = 0; i < kRows; ++i) {
        ES_UNROLL for (int v = 0; v < kVectors; ++v) {
            sum[i][v] = into == Into::add ? load_as<V>(c + i * c_stride + v * kWide) : V{};
        }
    }
    // Pointers that advance and distances in bytes, because em++ does not move multiplications of indices out of the
    // loop.
    const auto* a_k = reinterpret_cast<const char*>(a.data);
    const float* b_k = b;
    const auto step = static_cast<std::ptrdiff_t>(a.col_step) * static_cast<std::ptrdiff_t>(sizeof(float));
    std::ptrdiff_t row[kRows];
    ES_UNROLL for (int i = 0; i < kRows; ++i) {
        row[i] = i * static_cast<std::ptrdiff_t>(a.row_step) * static_cast<std::ptrdiff_t>(sizeof(float));
    }
    // each term k of the sums: one row of b, one column of a
    for (int k = depth; k > 0; --k, a_k += step, b_k += b_stride) {
        V b_row[kVectors];
        ES_UNROLL for (int v = 0; v < kVectors; ++v) b_row[v] = load_as<V>(b_k + v * kWide);
        ES_UNROLL for (int i = 0; i < kRows; ++i) {
            const auto* a_ik_at = reinterpret_cast<const float*>(a_k + row[i]);
            V a_ik;
            if constexpr (kWide == kLanes) {
                a_ik = ES_SPLAT_FROM(a_ik_at);
            } else {
                a_ik = splat_half_from(a_ik_at);
            }
            ES_UNROLL for (int v = 0; v < kVectors; ++v) sum[i][v] += a_ik * b_row[v];
        }
    }
    ES_UNROLL for (int i = 0; i < kRows; ++i) {
        ES_UNROLL for (int v = 0; v < kVectors; ++v) {
            end(sum[i][v]);
            store(c + i * c_stride + v * kWide, sum[i][v]);
        }
    }
}

// For blocks whose sums are stored as they are.
struct NoEnd {
    template <class V>
    ES_INLINE void operator()(V&) const {}
};

// A column of blocks, from the first row of c to the last.
template <class V, int kVectors, class End = NoEnd>
ES_INLINE void column(Factor<float> a, const float* b, long b_stride, float* c, long c_stride, int rows, int depth,
                      Into into, End end = {}) {
    int i = 0;
    // kBlockRows rows at a time; then the remaining rows
    for (; i + kBlockRows <= rows; i += kBlockRows) {
        block<V, kBlockRows, kVectors>({a.data + i * a.row_step, a.row_step, a.col_step}, b, b_stride, c + i * c_stride,
                                       c_stride, depth, into, end);
    }
    const Factor<float> rest{a.data + i * a.row_step, a.row_step, a.col_step};
    float* c_rest = c + i * c_stride;
    switch (rows - i) {
        case 5:
            return block<V, 5, kVectors>(rest, b, b_stride, c_rest, c_stride, depth, into, end);
        case 4:
            return block<V, 4, kVectors>(rest, b, b_stride, c_rest, c_stride, depth, into, end);
        case 3:
            return block<V, 3, kVectors>(rest, b, b_stride, c_rest, c_stride, depth, into, end);
        case 2:
            return block<V, 2, kVectors>(rest, b, b_stride, c_rest, c_stride, depth, into, end);
        case 1:
            return block<V, 1, kVectors>(rest, b, b_stride, c_rest, c_stride, depth, into, end);
        default:
            return;
    }
}

// c = a b, or c += a b (`into`).
ES_INLINE void product_loops(Factor<float> a, Matrix<const float> b, Matrix<float> c, Into into) {
    if (b.rows == 0 && into == Into::overwrite) std::fill_n(c.data, static_cast<long>(c.rows) * c.stride, 0.0f);
    // kDepth rows of b at a time; for these, columns of c: kBlockVectors vectors at a time, then single vectors
    for (int k = 0; k < b.rows; k += kDepth) {
        const Factor<float> a_part{a.data + k * a.col_step, a.row_step, a.col_step};
        const int depth = b.rows - k < kDepth ? b.rows - k : kDepth;
        const Into part_into = k == 0 ? into : Into::add;
        int j = 0;
        for (; j + kBlockVectors * kLanes <= c.stride; j += kBlockVectors * kLanes) {
            if (kHalvesPay && c.cols - j <= 4) break;
            column<f32x8, kBlockVectors>(a_part, b.row(k) + j, b.stride, c.data + j, c.stride, c.rows, depth,
                                         part_into);
        }
        for (; j < c.stride; j += kLanes) {
            if (kHalvesPay && c.cols - j <= 4) {
                // The other four columns are padding, which is 0 already.
                column<f32x4, 1>(a_part, b.row(k) + j, b.stride, c.data + j, c.stride, c.rows, depth, part_into);
            } else if (kBlockVectors > 1) {
                column<f32x8, 1>(a_part, b.row(k) + j, b.stride, c.data + j, c.stride, c.rows, depth, part_into);
            }
        }
    }
}

// Writes b^T [b.cols, padded(b.rows)] to `to`, padding 0.
ES_INLINE void transposed_copy_loops(Matrix<const float> b, float* to) {
    const int stride = padded(b.rows);
    if (b.cols * b.rows <= 16) {  // too few to be worth the shuffles
        for (int i = 0; i < b.cols * stride; i += kLanes) store(to + i, f32x8{});
        // each element
        for (int k = 0; k < b.rows; ++k) {
            for (int i = 0; i < b.cols; ++i) to[i * stride + k] = b.data[k * b.stride + i];
        }
        return;
    }
    // squares of eight by eight elements
    for (int i = 0; i < b.cols; i += kLanes) {
        for (int k = 0; k < stride; k += kLanes) {
            f32x8 square[kLanes];
            ES_UNROLL for (int r = 0; r < kLanes; ++r) square[r] = k + r < b.rows ? load(b.row(k + r) + i) : f32x8{};
            if (b.cols - i <= 4) {
                transpose_to_four(square);
            } else if (b.rows - k <= 4) {
                transpose_from_four(square);
            } else {
                transpose(square);
            }
            ES_UNROLL for (int r = 0; r < kLanes; ++r) {
                if (i + r < b.cols) store(to + static_cast<long>(i + r) * stride + k, square[r]);
            }
        }
    }
}

}  // namespace engine
