// The ways to show a cloud of many dimensions in two: rows of one table, in the order of the menu. To add one: its file
// and its line in projections.cpp. Today's are planes, so that heads can be shown on them exactly; pictures that are
// not planes (t-SNE, UMAP) will be rows with a function of another kind beside `follow`. May include core and
// projection. Knows nothing of models or pictures. Next: pca.h, random_plane.h, quality.h.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "projection/pca.h"

namespace projection {

struct Projection {
    std::string_view id;  // stands in links: never changes
    std::string_view label, help;
    bool has_throws = false;  // another number of the throw gives another picture
    // Moves `plane` to where it belongs for points [N, n_dims]; a plane of other dimensions (0, say) starts anew.
    void (*follow)(Plane& plane, const std::vector<float>& points, int n_dims, int throw_number) = nullptr;
};

std::span<const Projection> projection_table();
// Null if there is none.
const Projection* find_projection(std::string_view id);

}  // namespace projection
