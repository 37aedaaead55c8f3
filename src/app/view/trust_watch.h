// Measures how far the projection on the screen can be trusted, that is, how well it keeps neighbours
// (projection/quality.h). It runs beside the training, a little each frame, on a copy of the points. While the picture
// changes, only a sample of the things is measured, again and again; once it is at rest, all things are measured. May
// include core, projection, train and app. Knows no panels. Next: projection/quality.h.
#pragma once

#include <array>
#include <vector>

#include "projection/mistakes.h"

namespace app {

// So many nearest neighbours of each thing are compared, but at most half of the other things.
inline constexpr int kTrustNeighbours = 10;
// A neighbour in the picture is false if it is not among the kTrustFar nearest in the original space. A neighbour in
// the original space is torn if it is not among the kTrustFar nearest in the picture (projection::Mistakes).
inline constexpr int kTrustFar = 30;
// So many false and so many torn neighbours are drawn as lines over the whole map, and so many of one thing.
inline constexpr int kMostMistakes = 100, kMistakesOfThing = 3;

struct TrustWatch {
    projection::QualityWork work;  // the measurement in progress, or the last one; work.n 0: none
    bool ended = true;             // `work` has covered the sample or, at rest, all things
    bool busy = false;             // there is more to measure
    // The last result; k = 0: none yet.
    projection::Quality quality;
    double shepard = 0;                                        // Shepard's correlation; NaN: undefined
    std::array<double, projection::kKeptAt.size()> kept_at{};  // what projection::kept_so_far() returned
    int k = 0, n_dims = 0, looked_at = 0;                      // neighbours, dimensions of the cloud, things measured
    std::vector<float> kept_of;  // [N] QualityWork::kept_of from the last time all things were measured; empty: never
    long version = 0;            // incremented with each result, and when results are dropped
    projection::WorstMistakes worst;  // of the last result, if they were asked for; looked_at 0: none
    long worst_of = -1;               // `version` of that result
};

// The points in their original space (the cloud), and their picture on the screen.
struct TrustInput {
    const std::vector<float>& cloud;  // [N, n_dims]
    int n_dims = 0;
    const std::vector<float>& picture;  // [N, 2]
    bool moves = false;                 // the picture changes from frame to frame
    bool mistakes = false;              // TrustWatch::worst is wanted
};

// Measures for about budget_ms; nothing if there are fewer than three things or a coordinate is not finite. Drops all
// results if the number of things or of dimensions has changed. Returns whether there is a new result.
bool measure_trust(TrustWatch& watch, const TrustInput& input, double budget_ms);

}  // namespace app
