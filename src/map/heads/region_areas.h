// A head's regions as vector outlines instead of pixels: the area of each class, the borders between areas, steps of
// confidence, and the contours of a number. For vector pictures (svg.cpp) and for texts on contours. Places are logical
// pixels of the map's picture, y down; areas are to be filled by the even-odd rule. May include map/heads/regions.h,
// isolines.h. Knows no colours. Twin: region_picture.cpp, which makes pixels of the same.
//
// A coarse grid finds which areas there are and which grid edges a border crosses; each crossing is then moved to where
// the two logits are exactly equal, and each corner where three areas meet is solved for. So borders are exact at every
// size, and neighbouring areas share all their points, without gaps.
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

// The part of a class's area where its lead is at least that of this step; `shade`: strength of its colour there.
struct ShadeArea {
    int output = 0;
    float shade = 0;
    IsoLines outline;
};

struct RegionAreas {
    std::vector<RegionArea> areas;   // classes: next to each other; numbers: each band on top of lower ones
    std::vector<ShadeArea> shades;   // classes: on top of their area, palest first
    IsoLines borders;                // borders of classes, each once; limits between bands of a number
    std::vector<int> border_output;  // for each line: of a number, the band above; of classes, one of the two
};

inline constexpr int kShades = 8;  // steps from the palest to the fullest colour of a class

// The regions of a view. A number has `bands` bands; with kFineBands of them they look like a continuous ramp.
RegionAreas region_areas(const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
                         const Viewport& viewport, int bands = kBands);
inline constexpr int kFineBands = 40;
// The borders or contours of a head that does not fill the map.
IsoLines border_lines(const BorderLines& lines, const Camera& camera, const Viewport& viewport);

// The shade of a class's whole area, below the first of `shades`.
float least_shade();

}  // namespace map
