// The 40 points of 5 numbers [40, 5] on which fixtures/reference_numbers.py computes what tests expect.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

inline std::vector<float> forty_points() {
    std::vector<float> points;
    std::int64_t state = 12345;
    for (int i = 0; i < 200; ++i) {
        state = (state * 1103515245 + 12345) % 2147483648LL;
        points.push_back(static_cast<float>(static_cast<double>((state >> 16) % 1000) / 100.0));
    }
    return points;
}

// A picture of them [40, 2]: the first two numbers, the second one halved.
inline std::vector<float> picture_of_forty() {
    const std::vector<float> points = forty_points();
    std::vector<float> picture;
    for (std::size_t i = 0; i < 40; ++i) {
        picture.push_back(points[5 * i]);
        picture.push_back(points[5 * i + 1] * 0.5f);
    }
    return picture;
}
