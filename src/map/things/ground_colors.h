// Colours of the ground, that is, of the regions that a head predicts. If the things are coloured by the attribute that
// the head predicts, each region has the colour of its class; otherwise regions have muted colours that no thing has.
// The regions of a loss of weight 0 are pale. All pictures use these functions, so that they agree. May include train,
// heads/regions.h and view/palette.h. Next: region_picture.cpp and region_pass.cpp.
#pragma once

#include <array>

#include "map/heads/regions.h"
#include "map/things/coloring.h"
#include "map/view/palette.h"
#include "train/snapshot.h"

namespace map {

struct GroundColors {
    std::array<Rgb, kClassColors + 1> classes;  // in the order of class_slots()
    std::array<Rgb, kRampStops> ramp;           // numbers
    Rgb border;
};

// The background that region colours are blended with.
struct GroundPaper {
    Rgb paper, border;                // the background; the colour of borders
    float of_class = 0, of_ramp = 0;  // 0..1: strength of the class colours, of the ramp, on the background
};

inline constexpr float kStaleInk = 0.3f;  // factor on that strength if the head's loss has weight 0

// The colours of a head's regions on this paper; without a head (null) those of the palette.
GroundColors ground_colors(const train::HeadSnapshot* head, const RegionView& view, bool dark,
                           const GroundPaper& paper);
// The same on the paper of the chart (the ordinary map style).
GroundColors ground_colors(const train::HeadSnapshot* head, const RegionView& view, bool dark);

// The colour at position t, 0..1, of a ground's ramp.
Rgb ramp_at(const std::array<Rgb, kRampStops>& ramp, float t);

// The view with RegionView::muted set to whether the things are coloured by another attribute than the one that its
// head predicts. Without a head: unchanged.
RegionView muted_beside(RegionView view, const train::Snapshot& snapshot, const Coloring& coloring);

}  // namespace map
