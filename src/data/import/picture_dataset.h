// A learner's own pictures -> Dataset. The web page shrinks the pictures and puts them into a pack (data/pack.h;
// page/pictures.js), whose table has two columns, name and class. Each text in it has a colon before it, so that "007"
// stays a text; class ":" means missing. May include data. Next: app/own_data.h.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "data/dataset.h"

namespace data {

// Whether the bytes begin like a pack. It need not have pictures: picture_dataset() checks that.
bool is_picture_pack(std::string_view bytes);
// Makes the data set. Features: colours and brightness of a grid of cells (pack_table.h). Classes beyond the
// kMostClasses most frequent ones, which have a colour on the map, are merged into one, "other", unless it is a single
// one. Default loss: classification if there are at least two classes, else reconstruction. `label`: its name on the
// card and in the menu, shortened to 32 characters. Errors: those of read_pack(); field "data": no pictures, a table
// with other columns, fewer than two pictures.
core::Result<Dataset> picture_dataset(std::string_view pack, const std::string& label);

}  // namespace data
