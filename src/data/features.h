// Dataset -> the numbers that a model is trained on: a matrix of standardised features, with some columns for each
// feature group, and targets. May include core and data. Next: model/model.h, which feeds them into a graph.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/dataset.h"

namespace data {

// Columns [first, first + count) of the matrix belong to this group.
struct FeatureSpan {
    int group = 0;  // index into DatasetRow::groups
    int first = 0;
    int count = 0;
};

// The features of all things, group by group.
//   number    standardised to mean 0 and standard deviation 1 (divided by n) over the rows that have a value. Missing:
//             0 (the mean) with present = 0. A constant column is 0 everywhere and has scale 1. In a group with
//             one_scale all columns are divided by one number: the root of the mean of their variances. With
//             has_outliers the mean and scale are the median and the interquartile range over 1.349 (for a normal
//             distribution that is its standard deviation), and values are clamped to +-kFarthest.
//   category  one-hot: one column per category, 0 or 1, minus its mean over the rows that have a value; not scaled.
//             Missing: 0 in all of them, with present = 0.
// A column of the table that two groups name is in the matrix twice.
struct FeatureMatrix {
    int n_rows = 0;
    int n_columns = 0;
    std::vector<float> values;        // [N, D], row-major
    std::vector<float> present;       // [N, D]: 1 where the table had a value, else 0
    std::vector<std::string> labels;  // [D]: for people: "mpg city", "origin = USA"
    std::vector<float> mean, scale;   // [D]: original = value * scale + mean
    std::vector<FeatureSpan> spans;   // one for each group, in order
};
FeatureMatrix build_features(const Dataset& dataset);

// Features [D] of a text that is not in the table: the columns that DatasetRow::encode_text computes, standardised like
// those of the rows; all others 0. Only for data sets of texts (checked).
std::vector<float> features_of_text(const Dataset& dataset, const FeatureMatrix& matrix, std::string_view text);

// A target of losses. Categorical: codes in [0, n_classes), -1 if missing. Numeric: values standardised like features,
// NaN if missing.
struct Target {
    std::string attribute;  // id
    ColumnKind kind = ColumnKind::category;
    std::vector<int> codes;            // [N] if categorical
    std::vector<std::string> classes;  // [n_classes] their names
    std::vector<float> values;         // [N] if numeric, standardised
    float mean = 0, scale = 1;         // original = value * scale + mean
};
Target build_target(const Dataset& dataset, const Attribute& attribute);

// A random split [n_rows]: true = held out. n_rows * share rows (rounded) are held out; the split is not stratified.
// With 0 < share < 1 and at least two rows, each side has at least one row.
std::vector<bool> held_out_rows(int n_rows, double share, unsigned long long seed);

// A small histogram of a feature group, scaled so that the highest bar is 1. Missing values are left out; with no
// values at all, all bars are 0. If the group has number columns: `bins` bins of equal width from the least value to
// the greatest, each column over its own range, counts added up (a column that never varies fills the middle bin).
// Otherwise: one bar for each category of its first column, in the order of Column::categories, at most `bins`, the
// rest added to the last.
std::vector<float> group_histogram(const Dataset& dataset, const FeatureGroup& group, int bins);

}  // namespace data
