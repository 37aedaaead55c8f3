// The features that a head decodes (reconstructs) at a place of the map: as a picture, if features are pixels, and the
// thing whose features are nearest to them. May include data, train/snapshot.h and map. Knows no panels.
#pragma once

#include <vector>

#include "data/features.h"
#include "map/view/palette.h"
#include "train/snapshot.h"

namespace map {

// side * side colours from the top left, row by row; side 0: the features are not pixels.
struct DecodedPicture {
    int side = 0;
    std::vector<Rgb> cells;
};

// Makes the picture. values [K], for each output of the head: in their own units, as answer_at() gives them. on [K]:
// whether the feature is switched on; channels that are off are not used. The picture is in colour if red, green and
// blue are present, else grey, else yellow (data/pack_table.h). picture_side: of the data set's pictures; 0: none.
DecodedPicture decoded_picture(const train::HeadSnapshot& head, const std::vector<float>& values,
                               const std::vector<bool>& on, int picture_side);

// The thing nearest to the decoded features (standardised; those that are on); -1 unless the head decodes all features.
int nearest_to_decoded(const train::HeadSnapshot& head, const std::vector<float>& values, const std::vector<bool>& on,
                       const train::LayerSnapshot& features);

// [K]: for each column of the feature matrix, whether its group is switched on.
std::vector<bool> columns_on(const data::FeatureMatrix& matrix, const data::DatasetRow& row,
                             const std::vector<std::string>& groups_on);

}  // namespace map
