// Helpers of the recurrent ops lstm and gru: weights whose columns are several gates of H units each, copied so that each
// gate starts at a whole vector (H' = padded(H) columns), and h of the position before each. Internal to ops/; include it
// in .cpp files only. Next: ops/lstm.cpp, ops/gru.cpp.
#pragma once

#include <algorithm>

#include "engine/maths.h"
#include "engine/rows.h"
#include "engine/tensor.h"

namespace engine {

inline Matrix<const float> read_only(const Matrix<float>& x) { return {x.data, x.rows, x.cols, x.stride}; }

// Copies [R, gates H] to [R, gates H'], padding 0.
inline void spread_gates(const Matrix<const float>& from, int gates, const Matrix<float>& to) {
    const int units = from.cols / gates;
    const int wide = to.cols / gates;
    // each row r, each gate
    for (int r = 0; r < from.rows; ++r) {
        for (int gate = 0; gate < gates; ++gate) {
            float* to_gate = to.row(r) + gate * wide;
            copy_columns(from.row(r) + gate * units, to_gate, units);
            std::fill(to_gate + units, to_gate + wide, 0.0f);
        }
    }
}

// Adds [R, gates H'] to [R, gates H].
inline void add_spread_gates(const Matrix<float>& from, int gates, const Matrix<float>& to) {
    const int units = to.cols / gates;
    const int wide = from.cols / gates;
    // each row r, each gate
    for (int r = 0; r < to.rows; ++r) {
        for (int gate = 0; gate < gates; ++gate) {
            add_columns(from.row(r) + gate * wide, to.row(r) + gate * units, units);
        }
    }
}

// h [N*T, H] -> before [N*T, H]: h of the position before each row, 0 before the first of a sequence.
inline void shift_positions(const Matrix<float>& h, int steps, const Matrix<float>& before) {
    // each row: position row % steps of its sequence
    for (int row = 0; row < before.rows; ++row) {
        if (row % steps == 0) {
            std::fill_n(before.row(row), before.stride, 0.0f);
        } else {
            std::copy_n(h.row(row - 1), before.stride, before.row(row));
        }
    }
}

ES_INLINE f32x8 sigmoid_lanes(const f32x8& x) { return engine::tanh(x * 0.5f) * 0.5f + 0.5f; }

}  // namespace engine
