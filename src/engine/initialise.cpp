#include "engine/initialise.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace engine {
namespace {

void fill_uniform(const Matrix<float>& p, double fan, core::Random& random) {
    const auto bound = static_cast<float>(std::sqrt(6.0 / fan));
    for (int r = 0; r < p.rows; ++r) {
        for (int c = 0; c < p.cols; ++c) p.at(r, c) = core::next_uniform(random, -bound, bound);
    }
}

void fill_normal(const Matrix<float>& p, float deviation, core::Random& random) {
    for (int r = 0; r < p.rows; ++r) {
        for (int c = 0; c < p.cols; ++c) p.at(r, c) = deviation * core::next_normal(random);
    }
}

// Makes the rows orthonormal by modified Gram-Schmidt, run twice because once leaves rounding errors.
void orthonormalise(std::vector<double>& rows, std::size_t n, std::size_t d) {
    for (std::size_t r = 0; r < n; ++r) {
        double* row = rows.data() + r * d;
        for (int round = 0; round < 2; ++round) {
            for (std::size_t before = 0; before < r; ++before) {
                const double* other = rows.data() + before * d;
                double shared = 0;
                for (std::size_t k = 0; k < d; ++k) shared += row[k] * other[k];
                for (std::size_t k = 0; k < d; ++k) row[k] -= shared * other[k];
            }
        }
        double squares = 0;
        for (std::size_t k = 0; k < d; ++k) squares += row[k] * row[k];
        for (std::size_t k = 0; k < d; ++k) row[k] /= std::sqrt(squares);
    }
}

// Orthonormal rows if there are at most as many rows as columns, else orthonormal columns.
void fill_orthogonal(const Matrix<float>& p, core::Random& random) {
    const bool wide = p.cols >= p.rows;
    const auto n = static_cast<std::size_t>(std::min(p.rows, p.cols)),
               d = static_cast<std::size_t>(std::max(p.rows, p.cols));
    std::vector<double> rows(n * d);
    for (double& x : rows) x = static_cast<double>(core::next_normal(random));
    orthonormalise(rows, n, d);
    for (std::size_t r = 0; r < n; ++r) {
        for (std::size_t k = 0; k < d; ++k) {
            const auto x = static_cast<float>(rows[r * d + k]);
            (wide ? p.at(static_cast<int>(r), static_cast<int>(k)) : p.at(static_cast<int>(k), static_cast<int>(r))) =
                x;
        }
    }
}

}  // namespace

void initialise_parameter(const Matrix<float>& p, Init init, core::Random& random) {
    constexpr float kTooLarge = 3.0f;
    std::fill_n(p.data, static_cast<long>(p.rows) * p.stride, 0.0f);
    switch (init) {
        case Init::zero:
            return;
        case Init::one:
            for (int r = 0; r < p.rows; ++r) std::fill_n(p.row(r), p.cols, 1.0f);
            return;
        case Init::identity:
            for (int k = 0; k < std::min(p.rows, p.cols); ++k) p.at(k, k) = 1.0f;
            return;
        case Init::glorot:
            return fill_uniform(p, p.rows + p.cols, random);
        case Init::he:
            return fill_uniform(p, p.rows, random);
        case Init::orthogonal:
            return fill_orthogonal(p, random);
        case Init::large:
            return fill_normal(p, kTooLarge, random);
    }
}

}  // namespace engine
