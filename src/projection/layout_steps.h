// One step of a layout by t-SNE, and one by UMAP: moves the positions, counts the step. A held thing moves like the
// others: the caller puts it back. UMAP does nothing after the planned steps. Internal to layout.cpp, tsne_steps.cpp
// and umap_steps.cpp. May include projection.
#pragma once

#include "projection/layout.h"

namespace projection {

void tsne_step(Layout& layout);
void umap_step(Layout& layout);

}  // namespace projection
