// Who is near whom: the k nearest things of a thing on the map, in the features and in any layer; and a grid of places
// that finds the thing under the pointer among 100,000 without looking at all of them.
// May include train/snapshot.h and map/view/camera.h. Knows no pictures and no data set: things are numbers in [0, N).
#pragma once

#include <vector>

#include "map/view/camera.h"
#include "train/snapshot.h"

namespace map {

struct Neighbour {
    int thing = -1;
    float distance = 0;  // Euclidean; units of the map, or standardised ones of a layer
};

// The k nearest rows of `thing` among values [n_rows, n_columns], itself left out, nearest first, ties by row. Fewer
// than k where there are not so many. Brute force, n_rows * n_columns operations, sums in double: for a few thousand
// rows. Rows with a number that is not finite are nobody's neighbours. Reuses the memory of `nearest`.
void nearest_rows(const std::vector<float>& values, int n_rows, int n_columns, int thing, int k,
                  std::vector<Neighbour>& nearest);

// In one layer of the snapshot: 0 is the features (standardised, 0 where switched off), the last one the map with all
// its dimensions. No such layer or thing: none.
void nearest_in_layer(const train::Snapshot& snapshot, int layer, int thing, int k, std::vector<Neighbour>& nearest);
void nearest_in_features(const train::Snapshot& snapshot, int thing, int k, std::vector<Neighbour>& nearest);

// The things' places [N, 2] in square cells, about kThingsPerCell to each. Made once a snapshot, in one pass over the
// things; allocates only while it grows. Cells at the rim also hold what lies beyond them, so one far thing does not
// make all cells huge. Things whose place is not finite are left out.
struct PlaceGrid {
    int columns = 0, rows = 0;
    float x = 0, y = 0, cell = 1;  // map units: the corner of cell (0, 0), the side of a cell
    std::vector<int> first;        // [columns * rows + 1]: where in `things` each cell begins, row by row
    std::vector<int> things;       // sorted by cell, within a cell by number
    std::vector<Point2> places;    // of `things`
    std::vector<int> cell_of;      // [N], -1 = left out; update_place_grid()'s own, as the next two are
    std::vector<float> sample;     // for the box that holds nearly all
    std::vector<int> next;
};
inline constexpr int kThingsPerCell = 4;
void update_place_grid(PlaceGrid& grid, const train::Snapshot& snapshot);

// The same answer as camera.h's nearest_point(), ties included (the last one, which is drawn on top), or -1.
int nearest_point(const PlaceGrid& grid, const Camera& camera, const Viewport& viewport, Point2 px, float radius_px);

// The k things nearest to a place, `but` left out (-1: none), nearest first, ties by number. Looks at rings of cells
// round the place until no farther ring can hold a nearer thing.
void nearest_on_map(const PlaceGrid& grid, Point2 at, int k, int but, std::vector<Neighbour>& nearest);

// Every thing in the box, edges included, in no stated order.
void things_in_box(const PlaceGrid& grid, Point2 low, Point2 high, std::vector<int>& things);
// How many, edges included; stops at `most`.
int count_in_box(const PlaceGrid& grid, Point2 low, Point2 high, int most);

}  // namespace map
