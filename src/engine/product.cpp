#include "engine/product.h"

#include "engine/product_loops.h"

namespace engine {
namespace {

ES_CLONES void product_blocked(Factor<float> a, Matrix<const float> b, Matrix<float> c, Into into) {
    product_loops(a, b, c, into);
}

ES_CLONES void transposed_copy_blocked(const Matrix<const float>& b, float* to) { transposed_copy_loops(b, to); }

}  // namespace

void product(Factor<float> a, Matrix<const float> b, Matrix<float> c, Into into) { product_blocked(a, b, c, into); }

void product_plain(Factor<double> a, Matrix<const double> b, Matrix<double> c, Into into) {
    // each element (i, j) of c, each term k of its sum
    for (int i = 0; i < c.rows; ++i) {
        for (int j = 0; j < c.cols; ++j) {
            double sum = into == Into::add ? c.at(i, j) : 0.0;
            for (int k = 0; k < b.rows; ++k) sum += a.data[i * a.row_step + k * a.col_step] * b.at(k, j);
            c.at(i, j) = sum;
        }
    }
}

Matrix<const float> transposed_copy(Matrix<const float> b, float* to) {
    transposed_copy_blocked(b, to);
    return {to, b.cols, b.rows, padded(b.rows)};
}

}  // namespace engine
