// The exhibit "trust": the quality of the projection that is on the screen (of the map, or of a layer shown in its
// place). It takes longer than a frame to compute, so it is stored on the desk (desk.h). May include core .. train and
// lessons. Knows no panels.
#pragma once

#include <string>
#include <vector>

#include "projection/quality.h"

namespace lessons {

struct Moment;

// A computed quality, of training step `step` (which does not matter for the features: they are always the same).
struct Trust {
    std::string of;  // identifies data, layer and projection; empty = none yet
    long step = -1;
    int layout_step = 0;  // step of the layout, if it is one of t-SNE or UMAP
    projection::Quality quality;
    double shown = 1;           // share of the variance that the picture shows
    std::vector<float> places;  // [N, 2] on the picture; empty if it is the map
};

inline constexpr int kTrustNeighbours = 10;  // k of projection::quality_of()

// Places [N, 2] of the things on the picture on the screen: of the map, or of a layer in the Spec's projection.
std::vector<float> seen_places(const Moment& moment);
// Quality of the picture on the screen, compared with the features: the one stored on the desk if there is one (it may
// be of an earlier step), else computed. All 0 if there are at most 2 * kTrustNeighbours things.
projection::Quality trust_of(const Moment& moment);
// The share of the layer's variance that its picture shows; 1 for the map, and for t-SNE and UMAP.
double shown_of(const Moment& moment);
// is_of: whether the result is of the current picture, at any step. is_stale: whether it is of another picture, another
// training step or, with t-SNE and UMAP, 50 or more layout steps away. work_out_trust: computes it.
bool is_of(const Trust& trust, const Moment& moment);
bool is_stale(const Trust& trust, const Moment& moment);
Trust work_out_trust(const Moment& moment);

// The k things nearest to `thing`: in the features, and on the picture on the screen. Empty if there is no such thing.
std::vector<int> truly_near(const Moment& moment, int thing, int k);
std::vector<int> seen_near(const Moment& moment, int thing, int k);

}  // namespace lessons
