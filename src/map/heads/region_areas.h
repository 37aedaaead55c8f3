// A head's regions as vector outlines instead of pixels. Classes: the area of each class, the borders between areas,
// and parts of each area by confidence. Predicted numbers: bands of values, and the contours between them. For vector
// pictures (svg.cpp) and for the values written on contours (picture_parts.cpp). Points are in logical pixels of the
// map's picture, y down; areas are to be filled by the even-odd rule. May include map/heads/regions.h, isolines.h.
// Knows no colours. Makes the same regions as map/pictures/region_picture.cpp, which makes pixels.
//
// Borders of classes: a coarse grid finds which areas there are and which grid edges a border crosses. Each crossing is
// then moved to where the two logits are exactly equal, and each corner where three areas meet is solved for. So
// borders are exact at every size, and neighbouring areas share all their points, without gaps.
#pragma once

#include <vector>

#include "map/heads/answer_grid.h"
#include "map/heads/isolines.h"
#include "map/heads/regions.h"
#include "map/view/scene.h"

namespace map {

struct RegionArea {
    int output = 0;  // a class; or the index of a band, 0 = lowest values
    IsoLines outline;
};

// The part of a class's area where the class leads every other class by at least a certain margin in probability.
// `shade`: strength of the class's colour there, 0 to 1.
struct ShadeArea {
    int output = 0;
    float shade = 0;
    IsoLines outline;
};

struct RegionAreas {
    // Classes: areas side by side. Numbers: a band's area covers all places with at least its lowest value, so a higher
    // band is drawn over the lower ones.
    std::vector<RegionArea> areas;
    std::vector<ShadeArea> shades;   // classes only: to be drawn over `areas`, palest first
    IsoLines borders;                // classes: each border once; numbers: the contours between bands
    std::vector<int> border_output;  // for each line of `borders`, numbers: the band above it; classes: one of the two
};

inline constexpr int kShades = 8;  // steps from the palest to the fullest colour of a class

// The regions of a view. Numbers are divided into `bands` bands; kFineBands of them look like a continuous ramp. field:
// as in Scene, the predictions all over the picture if it is not the map; null: those of the head there.
RegionAreas region_areas(const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
                         const Viewport& viewport, int bands = kBands, const AnswerField* field = nullptr);
inline constexpr int kFineBands = 40;
// The borders between the classes, or the contours, of a head whose lines are drawn over the map without its areas.
IsoLines border_lines(const BorderLines& lines, const Camera& camera, const Viewport& viewport);

// The strength of colour of a class's area as a whole: less than in any of `shades`, which are drawn over it.
float least_shade();

}  // namespace map
