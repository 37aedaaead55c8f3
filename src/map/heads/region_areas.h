// What a head says of the map as outlines instead of pixels: the area of each class, the borders between areas, where
// the head is sure, and the contours of a number. For pictures made of lines (svg.cpp) and for words on contours. May
// include map/heads/regions.h, isolines.h. Knows no colours. Twin: region_picture.cpp, which makes pixels of the same.
//   A coarse grid finds out which areas there are and which edges of the grid a border crosses; each crossing is then
//   moved to where the two logits are really equal, and where three areas meet a corner is solved for. So borders are
//   exact at every size, neighbours share them point by point, and nothing shows between them.
#pragma once

#include <vector>

#include "map/heads/isolines.h"
#include "map/heads/regions.h"
#include "map/view/scene.h"

namespace map {

// Places are logical pixels of the map's picture, y down. Areas are to be filled by the even-odd rule.
struct RegionArea {
    int output = 0;  // class, or band of a number
    IsoLines outline;
};

// Where a class leads by at least so much: `shade` is how much of its colour it has there.
struct ShadeArea {
    int output = 0;
    float shade = 0;
    IsoLines outline;
};

struct RegionAreas {
    std::vector<RegionArea> areas;   // classes: side by side; numbers: each band over those below it, the lowest first
    std::vector<ShadeArea> shades;   // classes: over their area, paler ones first
    IsoLines borders;                // between areas of classes, each once; between bands of a number
    std::vector<int> border_output;  // [lines of borders]: of a number, the band above; of classes, one of the two
};

inline constexpr int kShades = 8;  // steps from the palest to the fullest colour of a class

// A number's areas: kBands of them, or more, so that they look like one ramp.
RegionAreas region_areas(const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
                         const Viewport& viewport, int bands = kBands);
inline constexpr int kFineBands = 40;
// The borders or contours of a head that does not fill the map.
IsoLines border_lines(const BorderLines& lines, const Camera& camera, const Viewport& viewport);

// The shade of the whole area, below the first of `shades`.
float least_shade();

}  // namespace map
