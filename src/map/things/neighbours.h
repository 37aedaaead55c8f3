// Nearest neighbours of things (on the map, in the features, in any layer), and a grid index that finds the thing under
// the pointer among 100,000 without scanning all of them. Things are indices in [0, N). Knows nothing about drawing or
// data sets. May include train/snapshot.h and map/view/camera.h.
#pragma once

#include <vector>

#include "map/view/camera.h"
#include "train/snapshot.h"

namespace map {

struct Neighbour {
    int thing = -1;
    float distance = 0;  // Euclidean, in the units of the map or layer
};

// The k rows of `values` [n_rows, n_columns] that are nearest to row `thing`, without that row: nearest first, equal
// distances in order of row. Fewer than k if there are not enough rows. Rows with a number that is not finite are left
// out. Brute force, n_rows * n_columns operations, sums in double: for a few thousand rows. Reuses the memory of
// `nearest`.
void nearest_rows(const std::vector<float>& values, int n_rows, int n_columns, int thing, int k,
                  std::vector<Neighbour>& nearest);

// The same in one layer of the snapshot. Layer 0 is the features (standardised; 0 if switched off), the last layer is
// the map with all its dimensions. Empty if there is no such layer or thing.
void nearest_in_layer(const train::Snapshot& snapshot, int layer, int thing, int k, std::vector<Neighbour>& nearest);
void nearest_in_features(const train::Snapshot& snapshot, int thing, int k, std::vector<Neighbour>& nearest);

// A grid index of the things' places [N, 2], with about kThingsPerCell in each square cell. Built once for each
// snapshot, in one pass; allocates only while it grows. Cells at the rim also hold everything beyond them, so that a
// single far thing does not make all cells huge. Things without a finite place are left out.
struct PlaceGrid {
    int columns = 0, rows = 0;
    float x = 0, y = 0, cell = 1;  // map units: the corner of cell (0, 0), the side of a cell
    std::vector<int> first;        // [columns * rows + 1]: where in `things` each cell begins, row by row
    std::vector<int> things;       // sorted by cell, within a cell by index
    std::vector<Point2> places;    // of `things`
    // Internal memory of update_place_grid(), reused by the next call:
    std::vector<int> cell_of;   // [N], -1 = left out
    std::vector<float> sample;  // coordinates of some things, to find the box around nearly all of them
    std::vector<int> next;      // for each cell, where in `things` its next thing goes
};
inline constexpr int kThingsPerCell = 4;
void update_place_grid(PlaceGrid& grid, const train::Snapshot& snapshot);

// The thing nearest to a pixel, within radius_px; -1: none. The same result as nearest_point() of camera.h: of things
// at equal distances the last one, which is drawn on top.
int nearest_point(const PlaceGrid& grid, const Camera& camera, const Viewport& viewport, Point2 px, float radius_px);

// The k things nearest to a place, without the thing `but` (-1: none is left out): nearest first, equal distances in
// order of index. Searches rings of cells around the place until no farther ring can contain a nearer thing.
void nearest_on_map(const PlaceGrid& grid, Point2 at, int k, int but, std::vector<Neighbour>& nearest);

// Replaces `things` by all things in the box, edges included, in no particular order.
void things_in_box(const PlaceGrid& grid, Point2 low, Point2 high, std::vector<int>& things);
// The number of things in the box, edges included; stops counting at `most`.
int count_in_box(const PlaceGrid& grid, Point2 low, Point2 high, int most);

}  // namespace map
