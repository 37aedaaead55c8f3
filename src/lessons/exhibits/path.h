// The exhibit "path": a straight path on the map between two things, and the predictions of the heads at stops along
// it. A stop is a place on the map with all its dimensions, not a thing. May include train/snapshot.h. Next: path.cpp.
#pragma once

#include <vector>

#include "train/snapshot.h"

namespace lessons {

// The path's ends, as indices of things; -1 = not chosen yet.
struct Path {
    int from = -1, to = -1;
};

// A head's outputs [K] at a place of the map [dims]: logits of classes, or numbers in their own units (map::answer_at()
// gives probabilities instead). Empty if dims is not the width that the head's first layer takes, as when the head was
// restricted to the plane of a projection (HeadSnapshot::on_map).
std::vector<float> outputs_at(const train::HeadSnapshot& head, std::vector<float> place);

// The stops [n_stops][dims], equally spaced from one thing to the other, both included. Empty if one is not chosen or
// not in the snapshot, or if n_stops < 2.
std::vector<std::vector<float>> stops_of(const Path& path, const train::Snapshot& shown, int n_stops);

// The classes that the head predicts along the path, in this order, as indices of its outputs; a class is listed again
// each time the path enters a region of it. Found at 65 stops, so a region between two of them is missed. Empty if the
// head does not predict classes, or there is no path.
std::vector<int> classes_along(const Path& path, const train::Snapshot& shown, const train::HeadSnapshot& head);

}  // namespace lessons
