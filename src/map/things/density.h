// Density of the things on the map, as a grid (a kernel density estimate), and contours that contain given shares of
// the things. May include train/snapshot.h, map/view/overlay.h and isolines.h. Source: Scott's bandwidth (Scott,
// Multivariate Density Estimation, 1992, eq. 6.44: deviation * n^(-1/6) in two dimensions, each axis its own); three
// box filters of fractional width for the Gaussian (Wells 1986, IEEE PAMI 8(2)); levels that contain a share: Hyndman,
// Computing and graphing highest density regions, The American Statistician 50, 1996.
#pragma once

#include <vector>

#include "map/heads/isolines.h"
#include "map/view/overlay.h"
#include "train/snapshot.h"

namespace map {

inline constexpr int kDensitySide = 160;  // cells of the longer side

struct Density {
    int columns = 0, rows = 0;               // 0: no things
    float x = 0, y = 0;                      // map units of the middle of cell (0, 0)
    float cell = 1;                          // map units
    float bandwidth_x = 0, bandwidth_y = 0;  // standard deviations of the kernel, map units
    int n_things = 0;                        // number of things with a finite place
    std::vector<float> values;               // [rows, columns], things per square map unit; row 0 is the lowest y
    std::vector<float> at_things;            // [N]: density at each thing, interpolated; NaN without a place
    std::vector<float> scratch, sorted;      // reused memory
    IsoLines lines;
};

// Computes the density of a snapshot. `narrow`: factor on Scott's bandwidth (0.5 shows more detail); the bandwidth is
// at least a cell. Allocates only while it grows. The grid reaches 3 bandwidths beyond the things.
void update_density(Density& density, const train::Snapshot& snapshot, float narrow = 1);

// Interpolated between cell centres; 0 beyond the grid.
float density_at(const Density& density, Point2 at);

// The density that `share` of the things (0..1) reach or exceed; 0 if there are no things.
float density_level(Density& density, float share);

// Adds the contours that contain these shares of the things, as closed strokes like `style`; outermost first if the
// shares fall (0.9, 0.7, 0.5, 0.3). Opacity rises from style.alpha / 2 at the first to style.alpha at the last.
void density_contours(Density& density, const std::vector<float>& shares, const Stroke& style, Overlay& overlay);

}  // namespace map
