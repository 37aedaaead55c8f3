// A grid over two features, bent through the encoder onto the map: what the layers do to space. All other features stay
// at their mean, or as one thing has them. May include core, data, projection and train. Knows nothing of strokes.
#pragma once

#include <string>
#include <vector>

#include "model/material.h"
#include "projection/pca.h"

namespace train {

class Trainer;

struct FeatureGridRequest {
    int column_a = 0, column_b = 1;  // of the feature matrix, not the same (checked)
    int lines = 9;                   // in each direction; a category has two: not in it, and in it
    int samples = 33;                // places along each line, at least 2
    int thing = -1;                  // whose other features; -1 = the mean of each
};

// From the 2nd to the 98th percentile of the things that have a value, so that one outlier does not stretch the grid.
struct GridAxis {
    std::string label;  // "weight (lb)", "origin = USA"
    bool is_category = false;
    float low = 0, high = 1;  // in its own unit; a category: 0 = no, 1 = yes
    std::string low_text, high_text;
    bool is_on = true;  // false: the feature is switched off, and its lines stand still
};

struct GridLine {
    bool along_a = true;        // column_a runs along it and column_b stands still, or the other way round
    float at = 0;               // where the other one stands still, in its own unit
    bool is_axis = false;       // it stands at the mean, or where the thing has it
    std::vector<float> places;  // [samples, 2] in the picture
};

struct FeatureGrid {
    long step = 0;
    GridAxis a, b;
    std::vector<GridLine> lines;  // those along a from low to high, the axis among them; then those along b
};

// `plane` is the snapshot's. Runs the encoder only and changes nothing that is trained.
FeatureGrid feature_grid(Trainer& trainer, const FeatureGridRequest& request, const projection::Plane& plane);

// The same before it is bent: rows [lines * samples, D] of standardised features, line after line.
FeatureGrid straight_grid(const model::Material& material, const FeatureGridRequest& request, std::vector<float>& rows);

}  // namespace train
