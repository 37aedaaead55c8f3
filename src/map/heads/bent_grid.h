// A grid over two features as strokes and words on the map: one colour a feature, its axis drawn strongest, names at
// the ends of the axes. May include train and map.
#pragma once

#include "map/view/overlay.h"
#include "train/feature_grid.h"

namespace map {

struct BentGridLook {
    Rgb a{}, b{};  // of the lines along which each feature changes
    float alpha = 0.75f;
    float width = 1;  // logical pixels; of an axis twice that
    float arrow = 7;  // length of the head at the high end of an axis
    Rgb text{};
};

// Added to what is in the overlay already. A feature that is switched off has no lines of its own: they would be
// points.
void feature_grid_overlay(const train::FeatureGrid& grid, const BentGridLook& look, Overlay& overlay);

}  // namespace map
