// The table of projections from many dimensions to two, in menu order. To add one: its file and its line in
// projections.cpp. All of today's are linear (planes), so heads can be drawn on them exactly; t-SNE and UMAP (layout.h)
// are not rows yet: docs/projections.md says what that takes. May include core and projection. Knows no models and no
// pictures. Next: pca.h, random_plane.h, quality.h.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "projection/pca.h"

namespace projection {

struct Projection {
    std::string_view id;  // stands in links: never changes
    std::string_view label, help;
    bool is_random = false;  // random: each throw_number gives another picture
    // Updates `plane` for points [N, n_dims]; a plane with another n_dims (0, say) starts anew. throw_number: the seed
    // of a random projection.
    void (*follow)(Plane& plane, const std::vector<float>& points, int n_dims, int throw_number) = nullptr;
};

std::span<const Projection> projection_table();
// The row with this id, or null.
const Projection* find_projection(std::string_view id);

}  // namespace projection
