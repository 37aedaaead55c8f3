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
    std::vector<std::string> words;  // the value of each bar; empty for numbers and dates
    int n_far_out = 0;    // numbers further than three interquartile ranges outside the quartiles (Tukey 1977)
    double farthest = 0;  // the number among these that is farthest from the median
};

// Computes the distribution of a column, with at most `most_bars` bars, and at most ceil(log2(n)) + 1 for n numbers
// (Sturges 1926). No bars if all values are missing, all numbers are equal, or all words are different.
ColumnShape shape_of(const Sheet& sheet, int column, int most_bars);

}  // namespace data
