// Sheet -> Dataset, on which a model can be trained. Numbers and categories become features and attributes, dates
// become days since the first one, ids become the names of things; a target is proposed. May include data. Next:
// model/material.h.
#pragma once

#include <string>

#include "data/dataset.h"
#include "data/import/sheet.h"

namespace data {

// The number of classes with a colour of their own on the map. Two or more further ones become one class, "other".
inline constexpr int kMostClasses = 10;
// Up to this many number columns are a feature group each; if there are more, they all form one group. The numbers of a
// vector always form one group.
inline constexpr int kMostGroupsOfOne = 24;
// Limit for rows times columns of the feature matrix.
inline constexpr double kMostFeatureCells = 50e6;

struct ImportedDataset {
    Dataset dataset;
    std::vector<std::string> notes;  // what was merged or switched off, sentences
};

// Makes the data set. `file`: the file's name, for the card. Errors, with what to do next: faulty lines that nobody
// agreed to leave out, fewer than two rows, no column to train on, more than kMostFeatureCells.
core::Result<ImportedDataset> sheet_dataset(const Sheet& sheet, const std::string& file);

// Converts a name to an id: "Höhe (cm)" -> "hoehe_cm". Empty if the name has no letter or digit that can be
// transcribed.
std::string id_of_name(std::string_view name);

}  // namespace data
