// Helpers for data sets whose table the program computes itself, thing by thing, instead of reading a file: empty
// columns to append to, among them those of sequences, one for each position. (Not what a GAN or a flow has made.) May
// include core and data. Next: data_sets/modular.cpp, which computes such a table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/table.h"

namespace data {

// Columns without rows yet: the caller appends to Column::numbers or codes. Categories keep the order in which they are
// given, because all positions of a sequence must have the same ones in the same order, however often each occurs.
Column begin_numbers(std::string id);
Column begin_categories(std::string id, std::vector<std::string> categories);
// The column "name", for the names of things: each name is a category of its own.
Column begin_names();

// Appends a row.
void add_name(Column& names, std::string name);

// Each character of `signs` (ASCII) as a category.
std::vector<std::string> categories_of(std::string_view signs);

// For a sequence of `steps` positions: the ids of its columns, "letter_1", "letter_2" ... for what = "letter"; and the
// columns themselves, without rows, all with the same categories.
std::vector<std::string> position_ids(const std::string& what, int steps);
std::vector<Column> begin_positions(const std::string& what, int steps, const std::vector<std::string>& categories);

}  // namespace data
