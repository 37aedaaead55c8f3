// Dataset -> the numbers a model sees: one matrix of standardised features, each group owning some of its columns,
// and targets. May include core and data. Next: model/compile.h, which feeds it into a graph.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/dataset.h"

namespace data {

// Column range [first, first + count) of the matrix that belongs to a group.
struct FeatureSpan {
    int group = 0;  // index into DatasetRow::groups
    int first = 0;
    int count = 0;
};

// The features of every thing, as a model sees them, group by group.
//   number    standardised to mean 0 and standard deviation 1 (divided by n) over the rows that have a value. Missing:
//             0 (the mean) with present = 0. A column that never varies is 0 everywhere and has scale 1. In a group of
//             one scale the deviation is that of all its columns: the root of their mean variance.
//   category  one column per category, 0 or 1, minus its mean over the rows that have a value; not scaled.
//             Missing: 0 in all of them, with present = 0.
// A column of the table that two groups name stands in the matrix twice.
struct FeatureMatrix {
    int n_rows = 0;
    int n_columns = 0;
    std::vector<float> values;        // [N, D], row-major
    std::vector<float> present;       // [N, D]: 1 where the table had a value, else 0
    std::vector<std::string> labels;  // [D]: the column's id in words: "mpg city", "origin = USA"
    std::vector<float> mean, scale;   // [D]: original = value * scale + mean
    std::vector<FeatureSpan> spans;   // one a group, in order
};
FeatureMatrix build_features(const Dataset& dataset);

// The same of a text that is no row of the table, [D]: columns that DatasetRow::encode_text gives, standardised as
// those of the rows; all others 0. The data set must be one of texts (checked).
std::vector<float> features_of_text(const Dataset& dataset, const FeatureMatrix& matrix, std::string_view text);

// A target for losses. Categorical: codes in [0, n_classes), -1 missing. Numeric: values standardised as above, NaN
// missing.
struct Target {
    std::string attribute;  // id
    ColumnKind kind = ColumnKind::category;
    std::vector<int> codes;            // [N] if categorical
    std::vector<std::string> classes;  // their names
    std::vector<float> values;         // [N] if numeric, standardised
    float mean = 0, scale = 1;         // original = value * scale + mean
};
Target build_target(const Dataset& dataset, const Attribute& attribute);

// A seeded split: true = held out. n_rows * share rows, rounded, drawn without looking at any attribute
// (not stratified); at least one row stays on each side if 0 < share < 1 and there are two rows or more.
std::vector<bool> held_out_rows(int n_rows, double share, unsigned long long seed);

// A small histogram of a group for its switch, counts scaled to a maximum of 1, missing values left out (none there:
// all zeros). Number columns: `bins` equal bins from least to greatest, the counts of the group's columns added up
// (each over its own range; one that never varies fills the middle bin). A group without number columns: one bar a
// category of its first column, most frequent first; at most `bins`, the rest summed in the last.
std::vector<float> group_histogram(const Dataset& dataset, const FeatureGroup& group, int bins);

}  // namespace data
