// A report on a learner's own pictures before a model is trained on them: how many, how large, of which classes, and
// what their size costs. Of pictures what sheet_report.h is of tables. May include core and data.
#pragma once

#include <string>

#include "core/json.h"
#include "data/dataset.h"

namespace data {

// Sides in pixels to which pictures can be shrunk (page/pictures.js has the same), and the one without a choice.
inline constexpr int kPictureSides[] = {16, 24, 32};
inline constexpr int kPictureSide = 24;

// What pictures of this side cost: "On the map each has 24 by 24 pixels, 270 KB for all 120. The model sees 432 numbers
// of each: red, green and blue of 12 by 12 cells."
std::string picture_cost(int n_pictures, int side);
// "3 classes: disc (40), square (40), triangle (40)"; of no class: "no classes: the pictures lay in one folder".
std::string picture_classes(const Dataset& pictures);

// {format: "pictures", side, rows, columns: [{name: "picture", type: "picture", missing, first}, {name: "class", type:
// "category", missing, classes, first}], warnings}. Without classes there is no second column.
core::Json picture_report(const Dataset& pictures);
// The report as lines of text.
std::string picture_text(const Dataset& pictures);

}  // namespace data
