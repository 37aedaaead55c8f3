// The exhibit "path": a straight path on the map between two things, and the predictions of the heads at stops along
// it. A stop is a place on the map in all its dimensions, not a thing. May include train/snapshot.h.
#pragma once

#include <vector>

#include "train/snapshot.h"

namespace lessons {

// The two things; -1 = not chosen yet.
struct Path {
    int from = -1, to = -1;
};

// A head's outputs [K] at a place of the map: logits, or numbers in their own units. Takes all dimensions of the map,
// unlike map::answer_at(). Empty if the place has another number of dimensions than the map.
std::vector<float> said_at(const train::HeadSnapshot& head, std::vector<float> place);

// The stops [n_stops, dims] from one thing to the other, both included; n_stops >= 2. Empty if one is not chosen.
std::vector<std::vector<float>> stops_of(const Path& path, const train::Snapshot& shown, int n_stops);

// Indices of the classes that the head predicts along the path, one for each region that the path enters, such as zero,
// six, zero. Empty if the head has no classes or there is no path.
std::vector<int> lands_along(const Path& path, const train::Snapshot& shown, const train::HeadSnapshot& head);

}  // namespace lessons
