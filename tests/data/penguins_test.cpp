// The penguins are those that were published: their numbers and means, as the paper and the R package state them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "data/dataset.h"
#include "data/features.h"

using namespace data;

namespace {

const Dataset& penguins() {
    static const Dataset dataset = load_dataset(*find_dataset("penguins")).value();
    return dataset;
}

const Column& column(const char* id) {
    const Column* found = find_column(penguins().table, id);
    REQUIRE(found != nullptr);
    return *found;
}

std::string category(const char* id, std::size_t row) {
    const int code = column(id).codes[row];
    return code < 0 ? "" : column(id).categories[static_cast<std::size_t>(code)];
}

std::size_t count(const char* id, const std::string& value) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < penguins().names.size(); ++i) n += category(id, i) == value ? 1 : 0;
    return n;
}

double mean(const char* id, const std::string& species) {
    double sum = 0, n = 0;
    for (std::size_t i = 0; i < penguins().names.size(); ++i) {
        const auto value = static_cast<double>(column(id).numbers[i]);
        if (category("species", i) != species || std::isnan(value)) continue;
        sum += value;
        n += 1;
    }
    return sum / n;
}

}  // namespace

TEST_CASE("penguins: as many of each kind as were published, and what is missing stays so") {
    CHECK(penguins().table.n_rows == 344);
    CHECK(count("species", "Adelie") == 152);
    CHECK(count("species", "Chinstrap") == 68);
    CHECK(count("species", "Gentoo") == 124);
    CHECK(count("sex", "male") == 168);
    CHECK(count("sex", "female") == 165);
    CHECK(count("sex", "") == 11);  // ten, and the one of which the package says "."
    CHECK(column("sex").categories.size() == 2);
    for (const char* id : {"bill_length", "bill_depth", "flipper", "body_mass"}) CHECK(count_missing(column(id)) == 2);
    CHECK(std::count(penguins().names.begin(), penguins().names.end(), "Adelie, Torgersen (3)") == 1);
}

// Rounded means a species as the R package palmerpenguins documents them.
TEST_CASE("penguins: means of each species") {
    CHECK(std::abs(mean("bill_length", "Adelie") - 38.8) < 0.05);
    CHECK(std::abs(mean("bill_length", "Chinstrap") - 48.8) < 0.05);
    CHECK(std::abs(mean("bill_length", "Gentoo") - 47.5) < 0.05);
    CHECK(std::abs(mean("bill_depth", "Gentoo") - 15.0) < 0.05);
    CHECK(std::abs(mean("flipper", "Adelie") - 190.0) < 0.5);
    CHECK(std::abs(mean("flipper", "Gentoo") - 217.2) < 0.05);
    CHECK(std::abs(mean("body_mass", "Chinstrap") - 3733) < 0.5);
    CHECK(std::abs(mean("body_mass", "Gentoo") - 5076) < 0.5);
}

TEST_CASE("penguins: a bird without numbers counts as average, and is said to have none") {
    const FeatureMatrix matrix = build_features(penguins());
    const auto found = std::find(penguins().names.begin(), penguins().names.end(), "Adelie, Torgersen (4)");
    REQUIRE(found != penguins().names.end());
    const auto at =
        static_cast<std::size_t>(found - penguins().names.begin()) * static_cast<std::size_t>(matrix.n_columns);
    for (std::size_t c = 0; c < 4; ++c) {
        CHECK(matrix.values[at + c] == 0.0f);
        CHECK(matrix.present[at + c] == 0.0f);
    }
}
