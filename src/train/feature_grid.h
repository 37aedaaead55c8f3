// A grid of straight lines over two features, mapped through the encoder onto the map: it shows how the layers bend
// space. All other features are constant: at their means, or at the values of one thing. May include core, data,
// projection and train. Draws nothing. Next: trainer.h, map/heads/bent_grid.h.
#pragma once

#include <string>
#include <vector>

#include "model/material.h"
#include "projection/pca.h"

namespace train {

class Trainer;

struct FeatureGridRequest {
    int column_a = 0, column_b = 1;  // of the feature matrix, not equal (checked)
    int lines = 9;                   // in each direction; a category has two: no and yes
    int samples = 33;                // points along each line, at least 2
    int thing = -1;                  // the other features are those of this thing; -1 = means
};

// The range of a feature: from the 2nd to the 98th percentile, so that an outlier does not stretch the grid.
struct GridAxis {
    std::string label;  // "weight (lb)", "origin = USA"
    bool is_category = false;
    float low = 0, high = 1;  // in the feature's unit; for a category: 0 = no, 1 = yes
    std::string low_text, high_text;
    bool is_on = true;  // false: the feature is switched off and changes nothing
};

struct GridLine {
    bool along_a = true;        // column_a varies along the line and column_b is constant; or the other way round
    float at = 0;               // the value of the constant feature, in its unit
    bool is_axis = false;       // the constant feature is at its mean, or at the thing's value
    std::vector<float> places;  // [samples, 2] on the picture; empty from straight_grid()
};

struct FeatureGrid {
    long step = 0;
    GridAxis a, b;
    std::vector<GridLine> lines;  // those along a, in order of `at`; then those along b
};

// Computes the grid. `plane` is that of the snapshot. Runs only the encoder; training is not affected.
FeatureGrid feature_grid(Trainer& trainer, const FeatureGridRequest& request, const projection::Plane& plane);

// The grid before it is mapped. Replaces `rows`: [lines * samples, D] standardised features, line after line. Sets
// neither `step` nor GridAxis::is_on.
FeatureGrid straight_grid(const model::Material& material, const FeatureGridRequest& request, std::vector<float>& rows);

}  // namespace train
