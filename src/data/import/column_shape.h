// The distribution of the values of one column, for the small chart beside its name: a histogram of numbers and dates,
// or the counts of the most frequent categories. May include sheet.h. Next: ui/panels/sheet.cpp, which draws it.
#pragma once

#include <string>
#include <vector>

#include "data/import/sheet.h"

namespace data {

struct ColumnShape {
    // Numbers and dates: counts in bins of equal width from the least value to the greatest. Others: counts of the most
    // frequent values. Scaled so that the highest bar is 1.
    std::vector<float> bars;
    std::vector<std::string> words;  // of categories: the value of each bar
    int n_far_out = 0;    // numbers further than three interquartile ranges outside the quartiles (Tukey 1977)
    double farthest = 0;  // the number among these that is farthest from the median
};

// Computes the distribution of a column, with at most `most_bars` bars; log2(n) + 1 of them for n numbers (Sturges
// 1926). No bars if all values are different or missing.
ColumnShape shape_of(const Sheet& sheet, int column, int most_bars);

}  // namespace data
