// Matrix products: a reference loop in double and a register-blocked one in float. Each element of the output is one
// sum, added with k ascending, starting from 0 or from the element's old value; so blocking changes the speed and not
// the bits. Internal to engine; knows no ops. Next: product.cpp, ops/dense.cpp.
#pragma once

#include "engine/tensor.h"

namespace engine {

// The left factor with its strides: element (i, k) is data[i * row_step + k * col_step]. With strides, a transposed
// matrix is used without copying it.
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

// c = a b (overwrite) or c += a b (add).   Shapes  a [c.rows, b.rows], b [b.rows, c.cols]; each may have 0 rows.
void product(Factor<float> a, Matrix<const float> b, Matrix<float> c, Into into);
void product_plain(Factor<double> a, Matrix<const double> b, Matrix<double> c, Into into);

// Writes b^T [b.cols, padded(b.rows)] to `to`, padding 0, and returns it as a matrix.
Matrix<const float> transposed_copy(Matrix<const float> b, float* to);

}  // namespace engine
