// data/features.h: standardising, missing values, targets, the split, histograms.
#include "data/features.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "data/table_reader.h"

using namespace data;

namespace {

// A data set made of a text, with a group a column and an attribute a column.
Dataset made_of(std::string_view text) {
    Dataset dataset;
    core::Result<Table> table = read_table(text);
    REQUIRE(table.ok());
    dataset.table = table.value();
    for (const Column& column : dataset.table.columns) {
        dataset.row.groups.push_back({column.id, column.id, "", "", {column.id}, true});
        dataset.row.attributes.push_back({column.id, column.id, "", "", column.id});
    }
    return dataset;
}

Dataset loaded(std::string_view id) {
    const DatasetRow* row = find_dataset(id);
    REQUIRE(row != nullptr);
    core::Result<Dataset> dataset = load_dataset(*row);
    REQUIRE(dataset.ok());
    return dataset.value();
}

std::vector<float> matrix_column(const FeatureMatrix& matrix, int column, const std::vector<float>& of) {
    std::vector<float> values;
    for (int row = 0; row < matrix.n_rows; ++row)
        values.push_back(of[static_cast<std::size_t>(row * matrix.n_columns + column)]);
    return values;
}

int first_column(const Dataset& dataset, const FeatureMatrix& matrix, std::string_view group) {
    for (const FeatureSpan& span : matrix.spans) {
        if (dataset.row.groups[static_cast<std::size_t>(span.group)].id == group) return span.first;
    }
    FAIL("no such group");
    return 0;
}

int count_held_out(const std::vector<bool>& rows) {
    return static_cast<int>(std::count(rows.begin(), rows.end(), true));
}

}  // namespace

TEST_CASE("a number column: mean 0, standard deviation 1") {
    // By hand: mean 4, squares 9 + 1 + 1 + 9 = 20, over 4 is 5. Tolerances are a few roundings of a float.
    const FeatureMatrix matrix = build_features(made_of("x\n1\n3\n5\n7\n"));
    CHECK(matrix.n_rows == 4);
    CHECK(matrix.n_columns == 1);
    CHECK(matrix.mean[0] == 4.0f);
    CHECK(matrix.scale[0] == doctest::Approx(2.2360679775).epsilon(1e-6));
    CHECK(matrix.values[0] == doctest::Approx(-1.3416407865).epsilon(1e-6));
    CHECK(matrix.values[3] == doctest::Approx(1.3416407865).epsilon(1e-6));
    CHECK(matrix.labels == std::vector<std::string>{"x"});
}

TEST_CASE("a missing number is the mean, and said to be missing") {
    // The mean (2) and deviation (1) are those of 1 and 3 alone.
    const FeatureMatrix matrix = build_features(made_of("x,y\n1,0\nNA,0\n3,0\n"));
    CHECK(matrix_column(matrix, 0, matrix.values) == std::vector<float>{-1, 0, 1});
    CHECK(matrix_column(matrix, 0, matrix.present) == std::vector<float>{1, 0, 1});
}

TEST_CASE("a column that never varies, and one without values, are 0") {
    const FeatureMatrix matrix = build_features(made_of("x,none\n0.1,\n0.1,\n0.1,\n"));
    CHECK(matrix.values == std::vector<float>(6, 0.0f));
    CHECK(matrix.mean[0] == 0.1f);
    CHECK(matrix.scale == std::vector<float>{1, 1});
    CHECK(matrix_column(matrix, 1, matrix.present) == std::vector<float>{0, 0, 0});
}

TEST_CASE("values at the ends of what a float holds stay finite") {
    const FeatureMatrix matrix = build_features(made_of("x,y\n3e38,1e-44\n-3e38,2e-44\n3e38,0\n"));
    for (const float value : matrix.values) CHECK(std::isfinite(value));
}

TEST_CASE("a category becomes one centred column a category") {
    // Three of the four that have a value are b, one is a.
    const FeatureMatrix matrix = build_features(made_of("c,x\nb,1\na,2\nb,3\n,4\nb,5\n"));
    CHECK(matrix.labels == std::vector<std::string>{"c = b", "c = a", "x"});
    CHECK(matrix_column(matrix, 0, matrix.values) == std::vector<float>{0.25f, -0.75f, 0.25f, 0, 0.25f});
    CHECK(matrix_column(matrix, 1, matrix.values) == std::vector<float>{-0.25f, 0.75f, -0.25f, 0, -0.25f});
    CHECK(matrix_column(matrix, 0, matrix.present) == std::vector<float>{1, 1, 1, 0, 1});
    CHECK(matrix.scale[0] == 1.0f);
    REQUIRE(matrix.spans.size() == 2);
    CHECK(matrix.spans[0].count == 2);
    CHECK(matrix.spans[1].first == 2);
    CHECK(matrix.spans[1].group == 1);
}

TEST_CASE("Auto MPG is standardised as numpy does it") {
    // numpy.mean and numpy.std (dividing by n) of the 406 weights and of the 400 horsepowers that are there; the same
    // from Python's statistics.fmean and pstdev. Tolerance: a few roundings of a float.
    const Dataset dataset = loaded("auto_mpg");
    const FeatureMatrix matrix = build_features(dataset);
    const auto weight = static_cast<std::size_t>(first_column(dataset, matrix, "weight"));
    const auto power = static_cast<std::size_t>(first_column(dataset, matrix, "power"));
    CHECK(matrix.mean[weight] == doctest::Approx(2979.4137931034484).epsilon(1e-6));
    CHECK(matrix.scale[weight] == doctest::Approx(845.9605763601298).epsilon(1e-6));
    CHECK(matrix.mean[power] == doctest::Approx(105.0825).epsilon(1e-6));
    CHECK(matrix.scale[power] == doctest::Approx(38.72028788309818).epsilon(1e-6));
    const std::vector<float> weights = matrix_column(matrix, static_cast<int>(weight), matrix.values);
    CHECK(weights[0] == doctest::Approx(0.6201071557656518).epsilon(1e-5));
    CHECK(weights[405] == doctest::Approx(-0.3066499791510551).epsilon(1e-5));
    const std::vector<float> there = matrix_column(matrix, static_cast<int>(power), matrix.present);
    // The six cars without horsepower, counted from 0.
    for (const std::size_t row : {38u, 133u, 337u, 343u, 361u, 382u}) CHECK(there[row] == 0.0f);
    CHECK(std::count(there.begin(), there.end(), 0.0f) == 6);
}

TEST_CASE("targets") {
    const Dataset dataset = made_of("x,c\n1,b\nNA,a\n3,\n4,b\n");
    const Target number = build_target(dataset, dataset.row.attributes[0]);
    CHECK(number.kind == ColumnKind::number);
    CHECK(number.codes.empty());
    CHECK(std::isnan(number.values[1]));
    CHECK(number.values[0] * number.scale + number.mean == doctest::Approx(1).epsilon(1e-6));
    CHECK(number.values[3] * number.scale + number.mean == doctest::Approx(4).epsilon(1e-6));

    const Target label = build_target(dataset, dataset.row.attributes[1]);
    CHECK(label.kind == ColumnKind::category);
    CHECK(label.attribute == "c");
    CHECK(label.classes == std::vector<std::string>{"b", "a"});
    CHECK(label.codes == std::vector<int>{0, 1, -1, 0});
    CHECK(label.values.empty());
}

TEST_CASE("the split has its size, is the same for the same seed and another for another") {
    const std::vector<bool> rows = held_out_rows(406, 0.2, 1);
    CHECK(rows.size() == 406);
    CHECK(count_held_out(rows) == 81);  // 406 * 0.2 = 81.2
    CHECK(rows == held_out_rows(406, 0.2, 1));
    CHECK(rows != held_out_rows(406, 0.2, 2));
    // The first three of the shuffled order 0 6 8 4 2 9 3 1 5 7, computed in Python (as in the test of core/random.h).
    CHECK(held_out_rows(10, 0.3, 7) ==
          std::vector<bool>{true, false, false, false, false, false, true, false, true, false});
}

TEST_CASE("the split keeps a row on each side where it can") {
    CHECK(count_held_out(held_out_rows(2, 0.001, 1)) == 1);
    CHECK(count_held_out(held_out_rows(2, 0.999, 1)) == 1);
    CHECK(count_held_out(held_out_rows(1, 0.9, 1)) == 0);
    CHECK(count_held_out(held_out_rows(5, 0, 1)) == 0);
    CHECK(count_held_out(held_out_rows(5, 1, 1)) == 5);
    CHECK(count_held_out(held_out_rows(5, -1, 1)) == 0);
    CHECK(count_held_out(held_out_rows(5, std::numeric_limits<double>::quiet_NaN(), 1)) == 0);
    CHECK(held_out_rows(0, 0.5, 1).empty());
}

TEST_CASE("a histogram of numbers") {
    const Dataset dataset = made_of("x,flat,none\n0,7,\n1,7,\n1,7,\n10,7,\nNA,7,\n");
    // Bins of 2.5 over 0 to 10: three, none, none, one (the greatest value belongs to the last bin).
    CHECK(group_histogram(dataset, dataset.row.groups[0], 4) == std::vector<float>{1, 0, 0, 1.0f / 3});
    CHECK(group_histogram(dataset, dataset.row.groups[1], 3) == std::vector<float>{0, 1, 0});
    CHECK(group_histogram(dataset, dataset.row.groups[2], 3) == std::vector<float>{0, 0, 0});
    FeatureGroup both = dataset.row.groups[0];
    both.columns = {"x", "flat"};
    CHECK(group_histogram(dataset, both, 4) == std::vector<float>{0.6f, 0, 1, 0.2f});
}

TEST_CASE("a histogram of categories") {
    const Dataset dataset = made_of("c,x\na,1\na,1\na,1\nb,1\nb,1\nc,1\nd,1\n,1\n");
    CHECK(group_histogram(dataset, dataset.row.groups[0], 9) == std::vector<float>{1, 2.0f / 3, 1.0f / 3, 1.0f / 3});
    CHECK(group_histogram(dataset, dataset.row.groups[0], 3) == std::vector<float>{1, 2.0f / 3, 2.0f / 3});
    CHECK(group_histogram(dataset, dataset.row.groups[0], 1) == std::vector<float>{1});
}

TEST_CASE("the histogram of Auto MPG's weights is numpy's") {
    // numpy.histogram(weights, 8): 55 92 74 54 47 43 32 9.
    const Dataset dataset = loaded("auto_mpg");
    const std::vector<float> bars = group_histogram(dataset, *find_group(dataset.row, "weight"), 8);
    const std::vector<float> expected = {55, 92, 74, 54, 47, 43, 32, 9};
    REQUIRE(bars.size() == expected.size());
    for (std::size_t i = 0; i < bars.size(); ++i) CHECK(bars[i] == expected[i] / 92);
}

TEST_CASE("with outliers: scaled by the middle half, and cut off") {
    Dataset dataset = made_of("name,x\na,1\nb,2\nc,3\nd,4\ne,5\nf,6\ng,7\nh,1000\ni,\n");
    FeatureGroup& group = dataset.row.groups[1];
    group.has_outliers = true;
    const FeatureMatrix matrix = build_features(dataset);
    const int at = first_column(dataset, matrix, "x");
    const std::vector<float> x = matrix_column(matrix, at, matrix.values);
    CHECK(matrix.mean[static_cast<std::size_t>(at)] == 5);  // the upper of the two in the middle
    const float scale = matrix.scale[static_cast<std::size_t>(at)];
    CHECK(scale == doctest::Approx((7 - 3) / 1.349));
    CHECK(x[0] == doctest::Approx((1 - 5) / scale));
    CHECK(x[7] == kFarthest);  // 1000
    CHECK(x[8] == 0);          // missing
    // Where the quartiles are equal, all are scaled as usual.
    Dataset flat = made_of("x\n1\n1\n1\n1\n9\n");
    flat.row.groups[0].has_outliers = true;
    const FeatureMatrix usual = build_features(flat);
    CHECK(usual.scale[0] == doctest::Approx(3.2));
    CHECK(usual.values[4] == doctest::Approx(2));
}
