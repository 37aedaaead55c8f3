// A straight path on the map between two things: what the heads say at every stop of it. May include train/snapshot.h.
// Coordinates are the map's, all of its dimensions; a stop is a place, not a thing.
#pragma once

#include <vector>

#include "train/snapshot.h"

namespace lessons {

// Things; -1 = not chosen yet.
struct Path {
    int from = -1, to = -1;
};

// What a head says at a place of the map: logits or, of numbers, values in their own units. As map::answer_at(), which
// knows only the plane that is shown. Empty if the place has another number of dimensions.
std::vector<float> said_at(const train::HeadSnapshot& head, std::vector<float> place);

// [n_stops, dims] from the one thing to the other, both included; empty where one of them is not chosen or not there.
std::vector<std::vector<float>> stops_of(const Path& path, const train::Snapshot& shown, int n_stops);

// The classes that this head says along the path, each once for each time it is entered: "zero", "six", "zero".
// Empty if it is no head of classes or there is no path.
std::vector<int> lands_along(const Path& path, const train::Snapshot& shown, const train::HeadSnapshot& head);

}  // namespace lessons
