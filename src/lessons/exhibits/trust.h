// How far to trust a flat picture of many numbers: the figures of what is seen now, kept on the desk because they take
// longer than a frame. May include core .. train and lessons. Knows no panels.
#pragma once

#include <string>
#include <vector>

#include "projection/quality.h"

namespace lessons {

struct Moment;

// Figures once worked out. They are of `step` where the map is seen; a layer of features is the same at every step.
struct Trust {
    std::string of;  // what was seen and through what; empty = nothing yet
    long step = -1;
    projection::Quality quality;
    double shown = 1;           // share of the differences that the picture shows
    std::vector<float> places;  // [N, 2] of the picture; empty where it is the map
};

inline constexpr int kTrustNeighbours = 10;

// Places of what is seen, [N, 2]: the map, or a layer through the Spec's projection.
std::vector<float> seen_places(const Moment& moment);
// The picture that is seen against the features. From the desk where it lies there (perhaps of a step just before),
// else worked out.
projection::Quality trust_of(const Moment& moment);
// The share of the layer's differences that its picture shows; 1 on a map of two dimensions.
double shown_of(const Moment& moment);
// Whether figures are of what is seen now, at this step or another; whether they are of another step or picture; and
// working them out.
bool is_of(const Trust& trust, const Moment& moment);
bool is_stale(const Trust& trust, const Moment& moment);
Trust work_out_trust(const Moment& moment);

// The k things nearest to `thing`: in the features, and in the picture that is seen.
std::vector<int> truly_near(const Moment& moment, int thing, int k);
std::vector<int> seen_near(const Moment& moment, int thing, int k);

}  // namespace lessons
