// Two measures of a picture: how round it is, and how far it moved. Includes nothing of ours.
#pragma once

#include <vector>

namespace projection {

// The spread of points [N, 2] along their second principal direction, relative to the first: 0 = a line or one point,
// 1 = round.
float flatness(const std::vector<float>& points);

// The mean distance between corresponding points of a and b, both [N, 2], relative to the diagonal of b's bounding box;
// 0 if that is 0.
float mean_move(const std::vector<float>& a, const std::vector<float>& b);

}  // namespace projection
