// Initialisers by their definition: bounds, spread, orthogonality, and padding that stays 0.
#include "engine/initialise.h"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>
#include <vector>

namespace {

using namespace engine;

struct Start {
    std::vector<float> store;
    Matrix<float> matrix;
};

Start started(int rows, int cols, Init init) {
    Start start;
    start.store.assign(static_cast<std::size_t>(rows) * static_cast<std::size_t>(padded(cols)), 7.0f);
    start.matrix = {start.store.data(), rows, cols, padded(cols)};
    core::Random random = core::random_stream(1, "test");
    initialise_parameter(start.matrix, init, random);
    for (int r = 0; r < rows; ++r) {
        for (int c = cols; c < padded(cols); ++c) CHECK(start.matrix.row(r)[c] == 0.0f);
    }
    return start;
}

double largest(const Start& start) {
    double most = 0;
    for (const float x : start.store) most = std::max(most, std::fabs(static_cast<double>(x)));
    return most;
}

double deviation(const Start& start) {
    double squares = 0;
    for (const float x : start.store) squares += static_cast<double>(x) * static_cast<double>(x);
    return std::sqrt(squares / (static_cast<double>(start.matrix.rows) * start.matrix.cols));
}

}  // namespace

TEST_CASE("Glorot and He are uniform within their bounds") {
    const double glorot = std::sqrt(6.0 / (50 + 41)), he = std::sqrt(6.0 / 50);
    CHECK(largest(started(50, 41, Init::glorot)) <= glorot);
    CHECK(largest(started(50, 41, Init::glorot)) > 0.99 * glorot);
    CHECK(largest(started(50, 41, Init::he)) <= he);
    CHECK(deviation(started(50, 41, Init::he)) == doctest::Approx(he / std::sqrt(3.0)).epsilon(0.05));
}

TEST_CASE("orthogonal: the fewer of rows and columns are orthonormal") {
    for (const std::pair<int, int>& shape : {std::pair{9, 17}, {17, 9}, {8, 8}, {1, 5}, {5, 1}}) {
        const int rows = shape.first, cols = shape.second;
        CAPTURE(rows);
        CAPTURE(cols);
        const Start start = started(rows, cols, Init::orthogonal);
        const int n = std::min(rows, cols), d = std::max(rows, cols);
        const auto at = [&](int i, int k) {
            return static_cast<double>(cols >= rows ? start.matrix.at(i, k) : start.matrix.at(k, i));
        };
        for (int i = 0; i < n; ++i) {
            for (int j = 0; j < n; ++j) {
                double dot = 0;
                for (int k = 0; k < d; ++k) dot += at(i, k) * at(j, k);
                CHECK(dot == doctest::Approx(i == j ? 1.0 : 0.0).epsilon(1e-5));
            }
        }
    }
}

TEST_CASE("zero, one, identity and large are what they say") {
    CHECK(largest(started(4, 9, Init::zero)) == 0);
    for (const float x : started(1, 8, Init::one).store) CHECK(x == 1.0f);
    const Start identity = started(3, 5, Init::identity);
    for (int r = 0; r < 3; ++r) {
        for (int c = 0; c < 5; ++c) CHECK(identity.matrix.at(r, c) == (r == c ? 1.0f : 0.0f));
    }
    CHECK(deviation(started(50, 41, Init::large)) == doctest::Approx(3.0).epsilon(0.05));
}
