// A picture that a learner paints on a coarse grid of cells (the resolution at which the model receives pictures), and
// its features. Only for data sets whose features are such cells (pack_table.h). May include core and data. Next:
// app/view/flow.h, where it is painted.
#pragma once

#include <array>
#include <vector>

#include "data/features.h"

namespace data {

// side * side colours (red, green, blue, 0 to 1) from the top left, row by row; side 0: no painting.
struct Painting {
    int side = 0;
    std::vector<std::array<float, 3>> cells;
    bool in_color = false;  // the data set's pictures have colours; else they are ink on paper
};

// Whether a picture can be painted for this data set: each of its feature groups must be a channel of the pictures or a
// single number; such a number is set to its mean.
bool can_be_painted(const Dataset& dataset);

// The picture of a thing at the resolution of the features: red, green and blue, or grey.
Painting painting_of(const Dataset& dataset, int thing);
// A blank picture: white paper, or a grey background for pictures in colour.
Painting blank_painting(const Dataset& dataset);

// Features [D], standardised like those of the things. The data set must be one that can be painted (checked).
std::vector<float> features_of_painting(const Dataset& dataset, const FeatureMatrix& matrix, const Painting& painting);

}  // namespace data
