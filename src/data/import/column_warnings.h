// Warnings about a column that was read, one sentence each: symbols removed from numbers, missing values and how they
// were written, spaces, capitals, dates that do not exist. May include column_facts.h.
#pragma once

#include <string>
#include <vector>

#include "data/import/column_facts.h"

namespace data {

std::vector<std::string> column_warnings(const Sheet& sheet, int column, const ColumnFacts& facts);

}  // namespace data
