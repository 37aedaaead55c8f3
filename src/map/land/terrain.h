// Land and sea of the fantasy map, as a grid around the things: land is where many of them are. Computed again from
// every snapshot; it changes as smoothly as the things move. May include train/snapshot.h, map/land/noise.h.
//   density  of the things, blurred (three box filters of fractional width: close to a Gaussian of kBlur * reach)
//   land     where sqrt(density), relative to a level that nearly all things reach, plus noise is above 1; and under
//            every thing
//   coast    distance to the land's edge: |grad u| = 1, solved by four sweeps from the crossings between cells (Zhao, A
//            fast sweeping method for Eikonal equations, Mathematics of Computation 74, 2005, eq. 2.4)
// The GPU reads the same grid as a texture, with linear filtering. Next: fantasy.h, which draws it.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "map/land/noise.h"
#include "train/snapshot.h"

namespace map {

inline constexpr int kTerrainSide = 160;    // cells
inline constexpr int kTerrainOctaves = 5;   // coarse octaves of noise; finer ones are drawn pixel by pixel
inline constexpr float kFinestBay = 0.12f;  // relative to Terrain::reach; finer noise is drawn pixel by pixel

// One place: distance to the coast in cells, > 0 on land; height, about 0..2; its slope, per Terrain::reach.
struct Ground {
    float coast = 0, height = 0, slope_x = 0, slope_y = 0;
};

struct Terrain {
    float x = 0, y = 0;         // map units of the middle of cell (0, 0)
    float cell = 0;             // map units; 0 = not computed yet
    float reach = 1;            // extent of the things from their centre, map units: the unit of hills and bays
    std::vector<Ground> cells;  // [kTerrainSide, kTerrainSide], row 0 is the lowest y
    // Reused memory of update_terrain():
    std::array<std::vector<float>, kTerrainOctaves> octaves;  // noise on the grid, kept while the grid stays
    int coarsest = 0;                                         // level of the first of them
    std::vector<float> density, scratch, at_things;
};

// Computes the terrain of a snapshot. Allocates only the first time and for more things. Without things all is sea.
void update_terrain(Terrain& terrain, const train::Snapshot& snapshot);

// Linear interpolation between cell centres; beyond the grid the nearest cell.
Ground ground_at(const Terrain& terrain, float x, float y);
inline bool is_land(const Terrain& terrain, float x, float y) { return ground_at(terrain, x, y).coast > 0; }

}  // namespace map
