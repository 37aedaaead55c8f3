// The regions of a picture whose things are laid out by t-SNE, UMAP or MDS: no place between the things is a point of
// the map, so each has the answer of the nearest thing. For pictures that are made without a graphics card (small maps,
// files). May include map and train. Next: train/layer_head.h, which looks for the nearest things.
#pragma once

#include <string>

#include "map/view/scene.h"

namespace app {

// What is said beside such regions.
inline constexpr const char* kNearestRegions = "Regions: the nearest thing's answer.";

// Whether the regions of this snapshot are such: it is a layout, and a head is shown.
bool has_nearest_regions(const train::Snapshot& shown, const std::string& regions_of);

// The answers of the nearest things all over the scene's picture, every few logical pixels; between them answers are
// interpolated. The scene shows a head (checked).
void fill_nearest(map::AnswerField& field, const map::Scene& scene);

}  // namespace app
