// A small colour picture, the data type of exhibits about pictures. Plain data. Includes nothing of ours.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace lessons {

using Rgb8 = std::array<unsigned char, 3>;

struct Picture {
    int width = 0, height = 0;
    std::vector<Rgb8> pixels;  // row 0 is the top

    [[nodiscard]] const Rgb8& at(int x, int y) const {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
    Rgb8& at(int x, int y) {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

}  // namespace lessons
