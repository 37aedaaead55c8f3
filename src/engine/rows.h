// Copies or adds n adjacent columns of a row, starting at any column (not only at a multiple of kLanes). For ops that
// rearrange columns. Nothing outside the n columns is read or written; `from` and `to` must not overlap. Internal to
// ops/. Next: lanes.h.
#pragma once

#include "engine/lanes.h"

namespace engine {

ES_INLINE void copy_columns(const float* from, float* to, int n) {
    int c = 0;
    for (; c + kLanes <= n; c += kLanes) store(to + c, load(from + c));
    for (; c < n; ++c) to[c] = from[c];
}

ES_INLINE void add_columns(const float* from, float* to, int n) {
    int c = 0;
    for (; c + kLanes <= n; c += kLanes) store(to + c, load(to + c) + load(from + c));
    for (; c < n; ++c) to[c] += from[c];
}

// The same in double, for reference kernels.
inline void copy_columns(const double* from, double* to, int n) {
    for (int c = 0; c < n; ++c) to[c] = from[c];
}

inline void add_columns(const double* from, double* to, int n) {
    for (int c = 0; c < n; ++c) to[c] += from[c];
}

}  // namespace engine
