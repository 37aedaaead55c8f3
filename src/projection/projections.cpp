#include "projection/projections.h"

#include <array>

#include "projection/random_plane.h"

namespace projection {
namespace {

void follow_principal(Plane& plane, const std::vector<float>& points, int n_dims, int) {
    follow_principal_plane(plane, points, n_dims);
}

}  // namespace

std::span<const Projection> projection_table() {
    static constexpr std::array table = {
        Projection{.id = "pca",
                   .label = "principal components",
                   .help = "The flat view that shows most of the differences between the things (PCA).",
                   .is_random = false,
                   .follow = follow_principal},
        Projection{.id = "random",
                   .label = "random directions",
                   .help = "A flat view along two directions thrown at random, whatever the things are like.",
                   .is_random = true,
                   .follow = follow_random_plane},
    };
    return table;
}

const Projection* find_projection(std::string_view id) {
    for (const Projection& row : projection_table()) {
        if (row.id == id) return &row;
    }
    return nullptr;
}

}  // namespace projection
