// How well t-SNE and UMAP keep neighbours, against what others reach on the same rows (fixtures/layout_peers.py). What
// they reach on ten Gaussians, and in how much time, is the bench's (tests/bench/layouts.cpp).
#include <doctest/doctest.h>

#include <string>

#include "data/dataset.h"
#include "projection/layout.h"
#include "projection/quality.h"

namespace {

// 1,797 x 64. Pixels are 1 for paper and 0 for ink, where scikit-learn has 0 and 16: the same neighbours.
std::vector<float> digits() {
    const data::Dataset set = data::load_dataset(*data::find_dataset("digits")).value();
    std::vector<float> rows(static_cast<std::size_t>(set.table.n_rows) * 64);
    for (std::size_t pixel = 0; pixel < 64; ++pixel) {
        const std::string id = "grey_" + std::to_string(pixel / 8) + "_" + std::to_string(pixel % 8);
        const auto& column = data::find_column(set.table, id)->numbers;
        for (std::size_t i = 0; i < column.size(); ++i) rows[i * 64 + pixel] = static_cast<float>(column[i]);
    }
    return rows;
}

double trustworthiness_of(const std::vector<float>& rows, int n_dims, projection::Method method) {
    projection::Layout layout = projection::begin(rows, n_dims, {.method = method}).value();
    projection::steps(layout, layout.settings.n_steps);
    return projection::quality_of(rows, n_dims, layout.positions, 15).trustworthiness;
}

constexpr double kLess = 0.005;  // than theirs; from seed to seed, theirs and ours differ by 0.001

}  // namespace

TEST_CASE("digits: t-SNE and UMAP keep neighbours as well as others do" * doctest::test_suite("results")) {
    const std::vector<float> rows = digits();
    // scikit-learn 0.9903 to 0.9904, Rtsne 0.9902 to 0.9904; uwot 0.9875 to 0.9880
    CHECK(trustworthiness_of(rows, 64, projection::Method::tsne) > 0.9904 - kLess);
    CHECK(trustworthiness_of(rows, 64, projection::Method::umap) > 0.9880 - kLess);
}
