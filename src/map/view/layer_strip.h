// Small pictures of all layers (features, hidden layers, the map), each projected onto the plane that shows most of its
// variance, stable from frame to frame. Computes places only; ui draws the dots. May include core, projection, train
// and map.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/stamp.h"
#include "map/view/camera.h"
#include "projection/pca.h"
#include "train/snapshot.h"

namespace map {

struct LayerPicture {
    std::string label;
    int n_units = 0;             // number of units, without constant ones (features that are off are constant)
    float shown_share = 1;       // share of the layer's variance that its plane shows
    std::vector<Point2> places;  // [N], coordinates in -1..1, y up; all 0 if all things are in one place
};

struct LayerStrip {
    std::vector<LayerPicture> pictures;  // one for each layer, as all lists here: the features first, the map last
    std::vector<projection::Plane> planes;
    std::vector<float> scales;  // length on the plane that is drawn as 1; smoothed, so that sizes do not flicker
    // Hashes of the values that each picture was made from. Once its scale has settled, a picture is computed again
    // only if its hash changes. That of the features stays the same while a model trains.
    std::vector<core::Stamp<std::uint64_t>> made_of;
};

// Updates all pictures from the snapshot. The last one, the map, is oriented like the large map if it has 2 dimensions.
void update_layer_strip(LayerStrip& strip, const train::Snapshot& snapshot);

}  // namespace map
