// The blocked product against the plain one over odd sizes, and the promise that blocking does not show in the bits.
#include "engine/product.h"

#include <doctest/doctest.h>

#include <cmath>

#include "op_check.h"

namespace {

using namespace engine;
using op_check::make_tensor;
using op_check::read_only;
using op_check::Tensor;

template <class T>
Tensor<T> random_tensor(int rows, int cols, std::uint64_t seed) {
    Tensor<T> tensor = make_tensor<T>(rows, cols);
    core::Random random = core::random_stream(seed, "product");
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < cols; ++c) tensor.matrix.at(r, c) = static_cast<T>(core::next_uniform(random, -1.0f, 1.0f));
    }
    return tensor;
}

// One sum an element, k ascending, in float: what the blocked product must equal to the bit.
void product_by_definition(Factor<float> a, Matrix<const float> b, Matrix<float> c, Into into) {
    for (int i = 0; i < c.rows; ++i) {
        for (int j = 0; j < c.cols; ++j) {
            float sum = into == Into::add ? c.at(i, j) : 0.0f;
            for (int k = 0; k < b.rows; ++k) sum = sum + a.data[i * a.row_step + k * a.col_step] * b.at(k, j);
            c.at(i, j) = sum;
        }
    }
}

}  // namespace

TEST_CASE("the blocked product has the bits of its definition and the value of the plain one") {
    for (const int rows : {0, 1, 2, 3, 5, 6, 7, 13}) {
        for (const int depth : {0, 1, 9, 300}) {  // 300: more than one part
            for (const int cols : {1, 8, 9, 17, 40}) {
                for (const bool is_transposed : {false, true}) {
                    CAPTURE(rows);
                    CAPTURE(depth);
                    CAPTURE(cols);
                    const int a_rows = is_transposed ? depth : rows;
                    const int a_cols = is_transposed ? rows : depth;
                    const Tensor<float> a = random_tensor<float>(a_rows, a_cols, 1);
                    const Tensor<float> b = random_tensor<float>(depth, cols, 2);
                    const Tensor<double> a_plain = random_tensor<double>(a_rows, a_cols, 1);
                    const Tensor<double> b_plain = random_tensor<double>(depth, cols, 2);
                    const auto left = is_transposed ? transposed(read_only(a)) : factor(read_only(a));
                    const auto left_plain = is_transposed ? transposed(read_only(a_plain)) : factor(read_only(a_plain));
                    for (const Into into : {Into::overwrite, Into::add}) {
                        Tensor<float> c = random_tensor<float>(rows, cols, 3);
                        Tensor<float> c_defined = random_tensor<float>(rows, cols, 3);
                        Tensor<double> c_plain = random_tensor<double>(rows, cols, 3);
                        product(left, read_only(b), c.matrix, into);
                        product_by_definition(left, read_only(b), c_defined.matrix, into);
                        product_plain(left_plain, read_only(b_plain), c_plain.matrix, into);
                        CHECK(c.store == c_defined.store);  // padding and what lies behind the end included
                        // A sum of up to 300 terms below 1, each rounded to 6e-8 of a sum below 30.
                        CHECK(op_check::difference(c, c_plain) < 1e-5);
                    }
                }
            }
        }
    }
}

TEST_CASE("a transposed copy has zeros in its padding") {
    const Tensor<float> b = random_tensor<float>(9, 3, 1);
    std::vector<float> store(3 * 16, 7.0f);
    const Matrix<const float> t = transposed_copy(read_only(b), store.data());
    CHECK((t.rows == 3 && t.cols == 9 && t.stride == 16));
    for (int r = 0; r < 3; ++r) {
        for (int c = 0; c < 16; ++c) CHECK(t.at(r, c) == (c < 9 ? b.matrix.at(c, r) : 0.0f));
    }
}
