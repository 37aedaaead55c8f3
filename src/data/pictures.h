// The pictures of a data set: one small picture for each thing, all of one size. Plain data. Includes nothing of ours.
// Next: dataset.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace data {

struct Pictures {
    int side = 0;                    // pixels; 0 = the things have no pictures
    std::vector<std::uint8_t> rgba;  // [N, side, side, 4], straight alpha, row 0 is the top

    // The pixels [side, side, 4] of a thing.
    [[nodiscard]] const std::uint8_t* of(int thing) const {
        return rgba.data() + static_cast<std::size_t>(thing) * static_cast<std::size_t>(side * side * 4);
    }
};

}  // namespace data
