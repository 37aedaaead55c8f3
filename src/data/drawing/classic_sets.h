// The classic two-dimensional toy data sets: rings, exclusive or, clouds, spirals, two half planes, each with
// adjustable noise. Generated from a seed, with the same points on every machine. May include core and drawing.h. To
// add one: a function and its row in the table of classic_sets.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "data/drawing/drawing.h"

namespace data {

struct ClassicSet {
    std::string_view id, label, help;  // help: one sentence
    // Generates n points, alternating between classes 0 and 1. `noise` is 0 to 1; at 1 the noise of x and that
    // of y have a standard deviation of a quarter of the plane's width.
    Drawing (*make)(int n, double noise, std::uint64_t seed);
};

std::span<const ClassicSet> classic_sets();

}  // namespace data
