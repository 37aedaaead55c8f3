// Nearest neighbours on the map and in the features that are on, and measures made from them, for checks of lessons.
// On the map: in its picture of two dimensions (Snapshot::points). Brute force: lessons ask about one thing, or about
// data sets of at most some hundred things. May include core .. train and lessons.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lessons/moment.h"

namespace lessons {

// The index of the thing with this name; -1 = there is none.
int thing_named(const model::Material& material, std::string_view name);

// The k other things nearest to `thing`, nearest first; Euclidean distance. In the features: standardised, of the
// groups that are on. Fewer than k if there are no more; empty if there is no such thing.
std::vector<int> nearest_on_map(const train::Snapshot& shown, int thing, std::size_t k);
std::vector<int> nearest_by_features(const model::Spec& spec, const model::Material& material, int thing,
                                     std::size_t k);

// How many things are nearer to one thing than another is, in rows [N, n_dims]; -1: there are no things of these names.
long nearer_than(const model::Material& material, const std::vector<float>& rows, int n_dims, std::string_view from,
                 std::string_view to);

// Mean share of the k nearest in the features that are also among the k nearest on the map; 0..1.
double neighbours_kept(const model::Spec& spec, const model::Material& material, const train::Snapshot& shown,
                       std::size_t k);

// Share of the things whose nearest neighbour on the map has the same value of an attribute (categories); 0..1. Here
// and below, pairs with a missing value do not count; 0 if there is no such attribute.
double same_as_nearest(const model::Material& material, const train::Snapshot& shown, std::string_view attribute);
// Mean absolute difference of a numeric attribute between a thing and its nearest neighbour on the map, in its unit.
double difference_to_nearest(const model::Material& material, const train::Snapshot& shown, std::string_view attribute);

// Of the things of one value of an attribute (categories): the share that have a thing of another value among their k
// nearest in rows [N, n_dims]. NaN if there are no such things.
double share_beside(const model::Material& material, const std::vector<float>& rows, int n_dims,
                    std::string_view attribute, std::string_view value, std::string_view other, std::size_t k);

// Pearson's correlation of two lists of equal length; 0 if one of them does not vary.
double correlation(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace lessons
