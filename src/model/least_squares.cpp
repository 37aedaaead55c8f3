#include "model/least_squares.h"

#include <cmath>
#include <cstddef>

namespace model {
namespace {

using Size = std::size_t;

// Cholesky factorisation in place: A [n, n] -> the lower triangle L with A = L L^T; false if A is not positive
// definite.
bool cholesky(std::vector<double>& a, Size n) {
    for (Size c = 0; c < n; ++c) {
        double diagonal = a[c * n + c];
        for (Size k = 0; k < c; ++k) diagonal -= a[c * n + k] * a[c * n + k];
        if (!(diagonal > 0)) return false;
        const double root = std::sqrt(diagonal);
        a[c * n + c] = root;
        for (Size r = c + 1; r < n; ++r) {
            double sum = a[r * n + c];
            for (Size k = 0; k < c; ++k) sum -= a[r * n + k] * a[c * n + k];
            a[r * n + c] = sum / root;
        }
    }
    return true;
}

// Solves L L^T y = b for each of the K columns of b [n, K], in place.
void solve(const std::vector<double>& l, Size n, std::vector<double>& b, Size k) {
    for (Size column = 0; column < k; ++column) {
        for (Size r = 0; r < n; ++r) {
            for (Size i = 0; i < r; ++i) b[r * k + column] -= l[r * n + i] * b[i * k + column];
            b[r * k + column] /= l[r * n + r];
        }
        for (Size r = n; r-- > 0;) {
            for (Size i = r + 1; i < n; ++i) b[r * k + column] -= l[i * n + r] * b[i * k + column];
            b[r * k + column] /= l[r * n + r];
        }
    }
}

}  // namespace

std::vector<double> least_squares(const std::vector<float>& x, const std::vector<float>& targets, int d, int k,
                                  double ridge) {
    const auto n_x = static_cast<Size>(d), n_y = static_cast<Size>(k), n = n_x + 1;
    const Size n_rows = x.size() / n_x;
    std::vector<double> a(n * n, 0.0), b(n * n_y, 0.0), row(n, 1.0);
    for (Size i = 0; i < n_rows; ++i) {
        for (Size c = 0; c < n_x; ++c) row[c] = static_cast<double>(x[i * n_x + c]);
        for (Size r = 0; r < n; ++r) {
            for (Size c = 0; c <= r; ++c) a[r * n + c] += row[r] * row[c];
            for (Size c = 0; c < n_y; ++c) b[r * n_y + c] += row[r] * static_cast<double>(targets[i * n_y + c]);
        }
    }
    double trace = 0;
    for (Size c = 0; c < n_x; ++c) trace += a[c * n + c];
    for (Size c = 0; c < n_x; ++c) a[c * n + c] += ridge * trace / static_cast<double>(n_x) + 1e-12;
    if (n_rows == 0 || !cholesky(a, n)) return std::vector<double>(n * n_y, 0.0);
    solve(a, n, b, n_y);
    return b;
}

}  // namespace model
