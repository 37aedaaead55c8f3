// How densely the things lie on the map, as a grid, and contours that hold stated shares of the things.
// May include train/snapshot.h, map/view/overlay.h and isolines.h. Source: kernel density estimate with Scott's bandwidth
// (Scott, Multivariate Density Estimation, 1992, eq. 6.44: deviation * n^(-1/6) in two dimensions, each axis its own);
// three box filters of fractional width for the Gaussian (Wells 1986, IEEE PAMI 8(2)); levels that hold a share:
// Hyndman, Computing and graphing highest density regions, The American Statistician 50, 1996.
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
    int n_things = 0;                        // that have a place
    std::vector<float> values;               // [rows, columns], things per square map unit; row 0 is the lowest y
    std::vector<float> at_things;  // [N]: density where each thing is, straight between cells; NaN without a place
    std::vector<float> scratch, sorted;  // own memory
    IsoLines lines;
};

// Anew from the snapshot's places. `narrow` times Scott's bandwidth (1; 0.5 shows more detail), but at least a cell.
// Allocates only while it grows. A grid of kDensitySide cells reaches 3 bandwidths beyond the things.
void update_density(Density& density, const train::Snapshot& snapshot, float narrow = 1);

// Straight between the middles of cells; 0 beyond them.
float density_at(const Density& density, Point2 at);

// The density that `share` of the things (0..1) lie at or above.
float density_level(Density& density, float share);

// Adds the contours that hold these shares of the things, outermost first if the shares fall (0.9, 0.7, 0.5, 0.3), as
// strokes like `style`; all are closed. Lighter outside: alpha goes from style.alpha / 2 at the first to style.alpha.
void density_contours(Density& density, const std::vector<float>& shares, const Stroke& style, Overlay& overlay);

}  // namespace map
