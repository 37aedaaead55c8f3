// A small map for every layer: features, hidden layers, the map, each on the plane that shows most of it, held still
// from frame to frame. Places only; ui draws the dots. May include projection, train and map.
#pragma once

#include <string>
#include <vector>

#include "map/view/camera.h"
#include "projection/pca.h"
#include "train/snapshot.h"

namespace map {

struct LayerPicture {
    std::string label;
    int n_units = 0;             // that say anything: a feature that is switched off is the same for every thing
    float shown_share = 1;       // of the layer's variance that its plane shows
    std::vector<Point2> places;  // [N], each within -1..1, y up; all 0 where every thing is on one place
};

struct LayerStrip {
    std::vector<LayerPicture> pictures;
    std::vector<projection::Plane> planes;
    std::vector<float> scales;  // smoothed, so that a picture does not breathe
};

// Updates all pictures from the snapshot. The last one, the map itself, is not turned: it lies as the large map does.
void update_layer_strip(LayerStrip& strip, const train::Snapshot& snapshot);

}  // namespace map
