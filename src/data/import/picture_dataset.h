// A learner's own pictures -> Dataset. The page shrinks the pictures and puts them into a pack (data/pack.h;
// page/pictures.js), whose table has two columns, name and class. Each text there has a colon before it, so that "007"
// stays a text; class ":" means missing. May include data. Next: app/own_data.h.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "data/dataset.h"

namespace data {

// Whether the bytes begin like a pack's; picture_dataset() finds out whether it is one of pictures.
bool is_picture_pack(std::string_view bytes);
// Makes the data set. Features: colours and brightness of a grid of cells (pack_table.h). Classes beyond those that
// have a colour on the map are merged into one, "other". Default loss: classification with two classes or more, else
// reconstruction. `label`: its name on the card and in the menu. Errors: those of read_pack(); a table with other
// columns; fewer than two pictures.
core::Result<Dataset> picture_dataset(std::string_view pack, const std::string& label);

}  // namespace data
