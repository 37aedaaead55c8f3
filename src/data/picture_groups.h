// Feature groups that several data sets of pictures share: the colours of 12 by 12 cells, and their brightness. May
// include data.
#pragma once

#include <string>
#include <utility>

#include "data/dataset.h"
#include "data/pack_table.h"

namespace data {

inline constexpr Form kCells{.kind = FormKind::picture, .height = 12, .width = 12};

inline FeatureGroup rgb_group() {
    FeatureGroup group{"rgb", "colours", "", "Red, green and blue of each of 12 by 12 cells.", {}, true, true};
    group.form = kCells;
    for (const char* channel : {"red", "green", "blue"}) {
        for (std::string& id : picture_columns(channel)) group.columns.push_back(std::move(id));
    }
    return group;
}

inline FeatureGroup grey_group() {
    return {"grey",
            "grey",
            "",
            "Only how bright each cell is. With nothing else, no colour gets through.",
            picture_columns("grey"),
            false,
            true,
            false,
            kCells};
}

}  // namespace data
