// Measures how far the projection on the screen can be trusted, that is, how well it keeps neighbours
// (projection/quality.h). It runs beside the training, a little each frame, on a copy of the picture. While the picture
// moves, a sample of the things is measured again and again; when it is at rest, all things are. May include core,
// projection, train and app. Knows no panels.
#pragma once

#include <array>
#include <vector>

#include "projection/quality.h"

namespace app {

inline constexpr int kTrustNeighbours = 10;
inline constexpr int kTrustFar = 30;  // a neighbour is false or torn if it is not even among so many

struct TrustWatch {
    projection::QualityWork work;  // n 0: none
    bool ended = true;
    bool busy = false;  // there is more to measure
    // The last result; k 0: none yet.
    projection::Quality quality;
    double shepard = 0;                                        // Shepard's correlation
    std::array<double, projection::kKeptAt.size()> kept_at{};  // NaN: there are not so many others
    int k = 0, n_dims = 0, looked_at = 0;
    std::vector<float> kept_of;  // [N], as in QualityWork; empty unless all things were looked at
    long version = 0;            // one more with each result
};

// The picture on the screen, and what it shows.
struct TrustInput {
    const std::vector<float>& cloud;
    int n_dims = 0;
    const std::vector<float>& picture;
    bool moves = false;  // the picture changes from frame to frame
};

// Measures for about budget_ms; also discards a result that is of other things. Returns whether there is a new result.
bool measure_trust(TrustWatch& watch, const TrustInput& input, double budget_ms);

}  // namespace app
