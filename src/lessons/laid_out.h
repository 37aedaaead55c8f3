// Layouts (t-SNE, UMAP, MDS) in lessons: making one for a claim, and what checks and claims ask about one: whether it has
// come to rest, how many towns it has, whether they come again in another one. May include core .. train and lessons.
// Knows no panels. Next: exhibits/trust.h, how far to trust what is on the screen.
#pragma once

#include <string_view>
#include <vector>

#include "lessons/lab.h"
#include "lessons/moment.h"

namespace lessons {

// The places [N, 2] of a layer of the run (0 = features, -1 = the map), laid out until they rest as the Spec `look` asks
// (its projection, the levers of that, and its throw). Empty if it asks for no layout, or if none is possible.
std::vector<float> laid_out(const Run& run, int layer, const model::Spec& look);

// Whether the things on the screen are laid out by this method, and hardly move any more.
bool rests_as(const Moment& moment, std::string_view method);

// The town of each thing [N], as the index of one of its things. Things are in one town if steps of at most three times
// the usual (median) distance to the nearest thing lead from one to the other.
std::vector<int> towns_of(const std::vector<float>& places);
// Towns of five things and more.
int count_towns(const std::vector<int>& towns);
// Of the pairs of things that share a town in `one`, the share that do in `other`, too; NaN if no two things do.
double together_again(const std::vector<int>& one, const std::vector<int>& other);

}  // namespace lessons
