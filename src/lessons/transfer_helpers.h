// What the transfer questions (transfer.h) of several lessons need: Specs with given targets, places on the map, and
// how much information about an attribute the map has kept. What only one question needs is in the file of its lesson.
// May include core .. train and lessons. Knows no lesson and no question. Next: near.h (nearest neighbours,
// correlation).
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/moment.h"

namespace lessons {

// The default Spec of a data set, but with these losses only: "classify" for each of the targets.
model::Spec spec_that_asks(std::string_view dataset, std::vector<std::string> targets, std::string_view color_by);

// The column with this id, or null.
const data::Column* column_of(const Moment& moment, std::string_view id);

// Places on the map.
struct Place {
    double x = 0, y = 0;
};
double between(const Place& a, const Place& b);
Place place_of(const Moment& moment, std::size_t thing);
// The mean place of the things for which `holds`; NaN if there are none.
Place middle_of(const Moment& moment, const std::function<bool(std::size_t thing)>& holds);
Place middle_of_all(const Moment& moment);
// The largest distance of a thing from the mean place of all things.
double radius(const Moment& moment);

// How many things agree with their nearest neighbour on the map in this attribute, beyond chance: 0 = as by chance (or
// no such attribute), 1 = all of them, < 0 = fewer than by chance.
double agreement_beyond_chance(const Moment& moment, std::string_view attribute);

// How many of the bits of an attribute the map has kept, as an index of these choices; -1 while unknown.
inline constexpr std::array<std::string_view, 3> kPartChoices = {"hardly anything", "about half", "nearly all"};
int part_kept(const Moment& moment, std::string_view attribute);

}  // namespace lessons
