// Regions of a layout (t-SNE, UMAP or MDS), computed on the CPU for small maps and files. A layout has no inverse: a
// place between the things has no activations to predict from, so it gets the prediction for the nearest thing. May
// include map and train. Next: train/layer_head.h, which finds the nearest things.
#pragma once

#include <string>

#include "map/view/scene.h"

namespace app {

// The caption of such regions.
inline constexpr const char* kNearestRegions = "Regions: the nearest thing's answer.";

// Whether this snapshot has such regions: it is a layout, and regions_of (Spec::regions_of) leads to a head.
bool has_nearest_regions(const train::Snapshot& shown, const std::string& regions_of);

// Fills `field` with predictions on a grid over the scene's picture, every few logical pixels; between them they are
// interpolated when drawn. The scene must show a head (checked).
void fill_nearest(map::AnswerField& field, const map::Scene& scene);

}  // namespace app
