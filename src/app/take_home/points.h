// Contents of exported tables: for each thing of an experiment its embedding, split, name and attributes. Returns
// numbers and text, writes no files. May include train/snapshot.h, cells.h and take_home.h. Next: points_csv.cpp.
#pragma once

#include <string>
#include <vector>

#include "app/take_home/cells.h"
#include "app/take_home/take_home.h"

namespace app {

// The embedding of all things, [N, dims]: their coordinates in all dimensions of the map, not in its projection on the
// screen.
const std::vector<float>& embedding_of(const TakenFrom& experiment);

// The column name of a dimension, counted from 0: "x", "y", "z"; "x1", "x2" ... if `dims` is more than three.
std::string dimension_name(int dimension, int dims);
std::string split_name(const train::Snapshot& snapshot, std::size_t thing);  // "train", "held out", "test"

// The metadata of the embedding as TSV with a heading: name, split and every attribute, one line for each thing.
std::string metadata_tsv(const TakenFrom& experiment);

}  // namespace app
