// Which things lie near which: on the map, and by the features that are on. Brute force: lessons ask about one thing,
// or about data sets of at most some hundred. May include core .. train and lessons.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lessons/moment.h"

namespace lessons {

// The index of the thing with this name; -1 = there is none.
int thing_named(const model::Material& material, std::string_view name);

// A thing's k nearest others, nearest first; Euclidean. By features: standardised, of the groups that are on. Empty for
// a thing that is not there.
std::vector<int> nearest_on_map(const train::Snapshot& shown, int thing, std::size_t k);
std::vector<int> nearest_by_features(const model::Spec& spec, const model::Material& material, int thing,
                                     std::size_t k);

// The mean share of the k nearest by features that are among the k nearest on the map; 0..1.
double neighbours_kept(const model::Spec& spec, const model::Material& material, const train::Snapshot& shown,
                       std::size_t k);

// Mean share of things whose nearest other on the map has the same value of an attribute (categories); 0..1.
double same_as_nearest(const model::Material& material, const train::Snapshot& shown, std::string_view attribute);
// Mean absolute difference of a number attribute between a thing and its nearest other on the map, in its unit.
double difference_to_nearest(const model::Material& material, const train::Snapshot& shown, std::string_view attribute);

}  // namespace lessons
