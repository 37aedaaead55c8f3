// The digits are those that the notes promise: figures of scikit-learn's own table, read with python3-sklearn 1.2.1.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "data/features.h"

using namespace data;

namespace {

const Dataset& digits() {
    static const Dataset dataset = load_dataset(*find_dataset("digits")).value();
    return dataset;
}

std::string value_of(const char* column, std::size_t thing) {
    const Column* found = find_column(digits().table, column);
    REQUIRE(found != nullptr);
    return found->categories[static_cast<std::size_t>(found->codes[thing])];
}

// 0 (paper) to 16 (ink), as the source has it, of the column that the model sees.
double ink_at(std::size_t thing, int y, int x) {
    const std::string id = "grey_" + std::to_string(y) + "_" + std::to_string(x);
    return 16 * (1 - static_cast<double>(find_column(digits().table, id)->numbers[thing]));
}

}  // namespace

TEST_CASE("digits: the first one's pixels are those of the source") {
    // load_digits().images[0], rows 0 and 3
    constexpr double kRow0[] = {0, 0, 5, 13, 9, 1, 0, 0}, kRow3[] = {0, 4, 12, 0, 0, 8, 8, 0};
    for (int x = 0; x < 8; ++x) {
        CHECK(std::abs(ink_at(0, 0, x) - kRow0[x]) < 0.05);
        CHECK(std::abs(ink_at(0, 3, x) - kRow3[x]) < 0.05);
    }
    CHECK(digits().names[0] == "zero 1");
    CHECK(value_of("digit", 1796) == "eight");
}

TEST_CASE("digits: as many as the notes say, a picture each, and ink as the source's sums say") {
    const Dataset& set = digits();
    REQUIRE(set.table.n_rows == 1797);
    CHECK(set.pictures.side == 8);
    const Column* digit = find_column(set.table, "digit");
    constexpr int kCounts[] = {178, 182, 177, 183, 181, 182, 181, 179, 180};  // np.bincount(target), but for the eights
    const std::vector<std::string> names = {"zero", "one", "two", "three", "four", "five", "six", "seven", "nine"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto at = std::find(digit->categories.begin(), digit->categories.end(), names[i]);
        REQUIRE(at != digit->categories.end());
        CHECK(std::count(digit->codes.begin(), digit->codes.end(), at - digit->categories.begin()) == kCounts[i]);
    }
    double sum = 0;
    for (std::size_t i = 0; i < 1797; ++i) {
        double mine = 0;
        for (int cell = 0; cell < 64; ++cell) mine += ink_at(i, cell / 8, cell % 8);
        sum += mine;
        const auto said = static_cast<double>(find_column(set.table, "ink")->numbers[i]);
        if (i % 100 == 0) CHECK(std::abs(said - 100 * mine / 1024) < 0.1);
    }
    CHECK(sum / 1797 == doctest::Approx(312.5865).epsilon(1e-3));  // data.sum(1).mean()
    for (std::size_t i = 0; i < 1797; ++i) {
        const std::string word = value_of("digit", i);
        const char* loops = word == "eight"                                     ? "two loops"
                            : word == "zero" || word == "six" || word == "nine" ? "one loop"
                                                                                : "no loop";
        CHECK(value_of("loops", i) == loops);
    }
}

TEST_CASE("digits: a model sees 64 pixels of one scale, and the nearest one is mostly of the same digit") {
    const FeatureMatrix matrix = build_features(digits());
    REQUIRE(matrix.n_columns == 65);
    CHECK(matrix.scale[0] == matrix.scale[63]);
    int right = 0;
    for (std::size_t i = 0; i < 1797; i += 40) {
        double least = 1e9;
        std::size_t nearest = i;
        for (std::size_t j = 0; j < 1797; ++j) {
            double by = 0;
            for (std::size_t c = 0; c < 64; ++c) {
                const auto d = static_cast<double>(matrix.values[i * 65 + c] - matrix.values[j * 65 + c]);
                by += d * d;
            }
            if (j == i || by >= least) continue;
            least = by;
            nearest = j;
        }
        right += value_of("digit", i) == value_of("digit", nearest) ? 1 : 0;
    }
    CHECK(right >= 43);  // of 45; of all 1,797 it is 98.8 %
}
