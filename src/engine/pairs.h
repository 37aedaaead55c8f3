// Helpers for the kernels of losses over all pairs of things in a batch: which things count, their distances, and the
// conversion of gradients with respect to distances to gradients with respect to places on the map. Internal to ops/:
// include it in .cpp files only.
//
// Every such loss is a function of the squared distances a_ij = |x_i - x_j|^2. With g_ij = dL / da_ij,
//   d_x_i = 2 sum_j (g_ij + g_ji) (x_i - x_j).
//
// CPU kernels first gather the M things that count (weight not 0) into a matrix with one column per thing. So eight
// partners of a thing are adjacent in memory whatever the map's dimension, and rows that do not count (which may
// contain nan) are not read again. Columns M .. padded(M) - 1 have class -1 and position 0.
#pragma once

#include <cmath>

#include "core/check.h"
#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {

// Added to a squared distance before the square root, whose slope at 0 would be infinite.
inline constexpr double kTinyDistance = 1e-12;

// Shape rule for inputs map [N, D], class [N, 1], weight [N, 1].
inline core::Result<Shape> pairs_shape(std::span<const Shape> in, const Attributes&) {
    const Shape one_a_row{in[0].rows, 1};
    if (in[1] != one_a_row) return shape_error("class", in[1], text_of(one_a_row));
    if (in[2] != one_a_row) return shape_error("weight", in[2], text_of(one_a_row));
    return Shape{1, 1};
}

// ---- Reference kernels: on the rows of the batch, without scratch.

inline bool takes_part(const Call<double>& call, int n) { return call.in[2].at(n, 0) != 0.0; }
inline bool same_class(const Call<double>& call, int i, int j) { return call.in[1].at(i, 0) == call.in[1].at(j, 0); }

inline double squared_distance_plain(const Matrix<const double>& x, int i, int j) {
    double sum = 0.0;
    // each dimension c of the map
    for (int c = 0; c < x.cols; ++c) sum += (x.at(i, c) - x.at(j, c)) * (x.at(i, c) - x.at(j, c));
    return sum;
}

// d = sqrt(a + 1e-12)
inline double distance_plain(const Matrix<const double>& x, int i, int j) {
    return std::sqrt(squared_distance_plain(x, i, j) + kTinyDistance);
}

// Adds the gradients of x_i and x_j that follow from dL / da_ij = g.
inline void add_pair_slope_plain(const Call<double>& call, int i, int j, double g) {
    if (call.d_in[0].data == nullptr) return;
    // each dimension c of the map
    for (int c = 0; c < call.in[0].cols; ++c) {
        const double slope = 2.0 * g * (call.in[0].at(i, c) - call.in[0].at(j, c));
        call.d_in[0].at(i, c) += slope;
        call.d_in[0].at(j, c) -= slope;
    }
}

// For Op::pair_gradients: adds g to out [N, N] at (i, j) and (j, i). Call clear_pair_slopes() before the first pair.
inline void store_pair_slope(const Call<double>& call, int i, int j, double g) {
    call.out.at(i, j) += g;
    call.out.at(j, i) += g;
}
inline void clear_pair_slopes(const Call<double>& call) {
    // each row i, each row j
    for (int i = 0; i < call.out.rows; ++i) {
        for (int j = 0; j < call.out.cols; ++j) call.out.at(i, j) = 0.0;
    }
}

// ---- CPU kernels. The gathered things: those that take part, one in each column (see the top of this file).

struct Gathered {
    int n = 0;       // M
    int stride = 0;  // padded(M)
    int n_columns = 0;
    float* x = nullptr;       // [D, M]
    float* label = nullptr;   // [M]
    float* source = nullptr;  // [M]: row in the batch; exact, a batch has far fewer than 2^24 rows
    float* rest = nullptr;    // the unused rest of the scratch
};

// Scratch elements for the gathered things, n_matrices matrices [M, padded(M)] and n_rows rows [padded(M)].
inline long pairs_scratch(Shape map, int max_rows, long n_matrices, long n_rows) {
    const long rows = padded(rows_of(map, max_rows));
    return rows * (map.cols + 2L + n_rows) + rows * rows * n_matrices;
}

// Copies the columns of x of the gathered things to `to` [x.cols, padded(M)].
ES_INLINE void gather_columns(const Matrix<const float>& x, const Gathered& things, float* to) {
    // each dimension c: each thing m that takes part, then the padding
    for (int c = 0; c < x.cols; ++c) {
        float* column = to + static_cast<long>(c) * things.stride;
        for (int m = 0; m < things.n; ++m) column[m] = x.at(static_cast<int>(things.source[m]), c);
        for (int m = things.n; m < things.stride; ++m) column[m] = 0.0f;
    }
}

// label: classes, [N, 1]; weight [N, 1]. Either may be null: then all have class 0, or all things take part.
ES_INLINE Gathered gather(const Matrix<const float>& x, const Matrix<const float>* label,
                          const Matrix<const float>* weight, float* scratch) {
    Gathered things;
    things.n_columns = x.cols;
    things.source = scratch;
    // each row n of the batch: those that take part
    for (int n = 0; n < x.rows; ++n) {
        if (weight == nullptr || weight->at(n, 0) != 0.0f) things.source[things.n++] = static_cast<float>(n);
    }
    things.stride = padded(things.n);
    things.label = things.source + things.stride;
    things.x = things.label + things.stride;
    things.rest = things.x + static_cast<long>(things.stride) * x.cols;
    // each thing m that takes part, then the padding
    for (int m = 0; m < things.stride; ++m) {
        const bool is_there = m < things.n;
        things.label[m] = !is_there          ? -1.0f
                          : label == nullptr ? 0.0f
                                             : label->at(static_cast<int>(things.source[m]), 0);
        ES_CHECK(!is_there || things.label[m] >= 0.0f, "a class must be an index");
    }
    gather_columns(x, things, things.x);
    return things;
}
ES_INLINE Gathered gather(const Call<float>& call) {
    return gather(call.in[0], &call.in[1], &call.in[2], call.scratch);
}

// Squared distances from thing i to the things j .. j + 7, over n_columns columns of x.
ES_INLINE f32x8 squared_distances(const float* x, int n_columns, int stride, int i, int j) {
    f32x8 sum{};
    // each dimension c of the map
    for (int c = 0; c < n_columns; ++c) {
        const float* column = x + static_cast<long>(c) * stride;
        const f32x8 difference = splat(column[i]) - load(column + j);
        sum += difference * difference;
    }
    return sum;
}
ES_INLINE f32x8 squared_distances(const Gathered& things, int i, int j) {
    return squared_distances(things.x, things.n_columns, things.stride, i, j);
}
ES_INLINE f32x8 distances(const Gathered& things, int i, int j) {
    return square_root(squared_distances(things, i, j) + static_cast<float>(kTinyDistance));
}

// Masks over the things j .. j + 7: those with the class of i (without i itself), and those with another class.
struct Partners {
    i32x8 same;
    i32x8 other;
};
ES_INLINE Partners partners(const Gathered& things, int i, int j) {
    const f32x8 label = load(things.label + j);
    const i32x8 is_same = label == things.label[i];
    const i32x8 is_there = label >= 0.0f;
    return {is_same & ~(lanes_below(i - j + 1) & ~lanes_below(i - j)), is_there & ~is_same};
}

// d_x_i += scale sum_j g_j (x_i - x_j); g is a row [padded(M)] that is 0 beyond M.
ES_INLINE void add_pair_slopes(const Gathered& things, int i, const float* g, float scale, const Matrix<float>& d_x) {
    float* to = d_x.row(static_cast<int>(things.source[i]));
    // each dimension c of the map, eight partners from j on at a time
    for (int c = 0; c < things.n_columns; ++c) {
        const float* column = things.x + static_cast<long>(c) * things.stride;
        const f32x8 here = splat(column[i]);
        f32x8 sum{};
        for (int j = 0; j < things.stride; j += kLanes) sum += load(g + j) * (here - load(column + j));
        to[c] += scale * sum_of_lanes(sum);
    }
}

// g [n, padded(n)] becomes g + its transpose.
ES_INLINE void add_transpose(float* g, int n, int stride) {
    // each pair j <= i
    for (int i = 0; i < n; ++i) {
        float* row = g + static_cast<long>(i) * stride;
        for (int j = 0; j <= i; ++j) {
            float& mirrored = g[static_cast<long>(j) * stride + i];
            row[j] = mirrored = row[j] + mirrored;
        }
    }
}

}  // namespace engine
