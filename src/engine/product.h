// Matrix products: a plain one in double (the truth) and a register-blocked one in float with the same meaning.
// Each element of the output has one sum, with k ascending, that starts from what is there: the blocking shows in the
// time and not in the bits. Internal to engine; no ops here. Next: product.cpp, ops/dense.cpp.
#pragma once

#include "engine/tensor.h"

namespace engine {

// The left factor by steps: element (i, k) is data[i * row_step + k * col_step], so a transposed one needs no copy.
template <class T>
struct Factor {
    const T* data = nullptr;
    long row_step = 0;
    long col_step = 1;
};
template <class T>
Factor<T> factor(Matrix<const T> a) {
    return {a.data, a.stride, 1};
}
template <class T>
Factor<T> transposed(Matrix<const T> a) {
    return {a.data, 1, a.stride};
}

enum class Into { overwrite, add };

// c = a b or c += a b.   Shapes  a [c.rows, b.rows], b [b.rows, c.cols]; each may have 0 rows.
void product(Factor<float> a, Matrix<const float> b, Matrix<float> c, Into into);
void product_plain(Factor<double> a, Matrix<const double> b, Matrix<double> c, Into into);

// Writes b^T [cols, padded(rows)] to `to`, its padding 0.
Matrix<const float> transposed_copy(Matrix<const float> b, float* to);

}  // namespace engine
