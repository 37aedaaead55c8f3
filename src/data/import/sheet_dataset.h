// Sheet -> Dataset: what a model is trained on. Numbers and categories become features and attributes, dates days since
// the first one, ids the names of things; a target is proposed. May include data. Next: model/material.h.
#pragma once

#include <string>

#include "data/dataset.h"
#include "data/import/sheet.h"

namespace data {

// As many classes as have a colour of their own on the map; the rarest others become one class, "other".
inline constexpr int kMostClasses = 10;
// Columns that are switched on and off one by one; more numbers than that are one group.
inline constexpr int kMostGroupsOfOne = 24;
// Rows times columns of features.
inline constexpr double kMostFeatureCells = 50e6;

struct BroughtDataset {
    Dataset dataset;
    std::vector<std::string> notes;  // what was merged or switched off, sentences
};

// `file` is its name, for the card. Errors, with what to do next: faults that nobody agreed to leave out, fewer than two
// rows, nothing to learn from, too much of it.
core::Result<BroughtDataset> sheet_dataset(const Sheet& sheet, const std::string& file);

// A name as an id: "Höhe (cm)" is "hoehe_cm". Empty if it has no letter or digit that is known.
std::string id_of_name(std::string_view name);

}  // namespace data
