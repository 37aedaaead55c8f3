// Land and sea of the fantasy map: where there are many things there is land. A grid round the things, made anew from
// every snapshot; it moves as smoothly as they do. May include train/snapshot.h, map/land/noise.h.
//   density  of the things, blurred (three box filters of fractional width: close to a Gaussian of kBlur * reach)
//   land     where sqrt(density), as a share of what nearly all things have, plus noise is above 1; and under every thing
//   coast    distance to where that changes: |grad u| = 1 by four sweeps from crossings found between cells (Zhao, A fast
//            sweeping method for Eikonal equations, Mathematics of Computation 74, 2005, eq. 2.4)
// Twin: the GPU reads the same texels with linear filtering. Next: fantasy.h, which draws it.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "map/land/noise.h"
#include "train/snapshot.h"

namespace map {

inline constexpr int kTerrainSide = 160;    // cells
inline constexpr int kTerrainOctaves = 5;   // of noise, coarse ones: the finer ones are drawn pixel by pixel
inline constexpr float kFinestBay = 0.12f;  // of reach: from here on pixels take over from the grid

// At one place: coast in cells, > 0 on land; height about 0..2; its slope for a walk of one reach.
struct Ground {
    float coast = 0, height = 0, slope_x = 0, slope_y = 0;
};

struct Terrain {
    float x = 0, y = 0;  // map units of the middle of cell (0, 0)
    float cell = 0;      // map units; 0 = nothing made yet
    float reach = 1;     // how far the things reach from their middle, map units: what hills and bays are measured by
    std::vector<Ground> cells;  // [kTerrainSide, kTerrainSide], row 0 is the lowest y
    // update_terrain()'s own memory
    std::array<std::vector<float>, kTerrainOctaves> octaves;  // noise on the grid, kept while it stays where it is
    int coarsest = 0;                                         // level of the first of them
    std::vector<float> density, scratch, at_things;
};

// Anew from a snapshot. Allocates only while it grows; no things: all is sea.
void update_terrain(Terrain& terrain, const train::Snapshot& snapshot);

// Straight between the middles of cells; beyond them the nearest.
Ground ground_at(const Terrain& terrain, float x, float y);
inline bool is_land(const Terrain& terrain, float x, float y) { return ground_at(terrain, x, y).coast > 0; }

}  // namespace map
