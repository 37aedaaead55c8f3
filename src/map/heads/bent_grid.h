// The bent grid of two features (train/feature_grid.h) as lines and texts on the map: one colour for each feature, its
// axis drawn strongest, names at the ends of the axes. May include train and map.
#pragma once

#include "map/view/overlay.h"
#include "train/feature_grid.h"

namespace map {

struct BentGridStyle {
    Rgb a{}, b{};  // of the lines along which each feature changes
    float alpha = 0.75f;
    float width = 1;  // logical pixels; of an axis twice that
    float arrow = 7;  // logical pixels; of the arrowhead at the high end of an axis
    Rgb text{};
};

// Adds the grid to the overlay. A feature that is switched off has no lines: they would be points.
void feature_grid_overlay(const train::FeatureGrid& grid, const BentGridStyle& style, Overlay& overlay);

}  // namespace map
