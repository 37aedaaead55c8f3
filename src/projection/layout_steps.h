// One step of a layout by t-SNE, and one by UMAP. Internal to layout.cpp, tsne_steps.cpp and umap_steps.cpp. May
// include projection.
#pragma once

#include "projection/layout.h"

namespace projection {

void tsne_step(Layout& layout);
void umap_step(Layout& layout);

}  // namespace projection
