// The sections of a pack -> the table and the pictures of a data set. The pixels of pictures also become columns of the
// table: they are features. May include core and data. Next: dataset.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/contexts.h"
#include "data/pictures.h"
#include "data/table.h"

namespace data {

struct PackContents {
    Table table;
    Pictures pictures;    // side 0 where the pack has none
    Contexts contexts{};  // empty where the pack has none
};

// Reads a whole pack. Errors: as open_pack(), read_table() and read_contexts(); too few or too many numbers or
// pictures for the things, two columns with the same id, pictures that are not a PNG.
core::Result<PackContents> read_pack(std::string_view file);

// Pictures as features: blended with grey where transparent, then averaged over picture_grid() x picture_grid() cells.
// Pictures of at most kSeenWhole pixels a side keep their pixels. Each of these channels is one column for each cell, 0
// to 1, from the top left, row by row:
//   red, green, blue
//   grey    (red + green + blue) / 3
//   yellow  min(red, green) - blue, at least 0: how much more red and green there is than blue
inline constexpr int kPictureGrid = 12;
inline constexpr int kSeenWhole = 16;
constexpr int picture_grid(int side) { return side <= kSeenWhole ? side : kPictureGrid; }
// Ids of one channel's columns: "red_0_0" (row, column) ...
std::vector<std::string> picture_columns(std::string_view channel, int grid = kPictureGrid);

}  // namespace data
