#include "projection/projections.h"

#include <array>

#include "projection/random_plane.h"

namespace projection {
namespace {

void follow_principal(Plane& plane, const std::vector<float>& points, int n_dims, int) {
    follow_principal_plane(plane, points, n_dims);
}

constexpr std::string_view kTowns = "Sizes of towns and gaps between them mean nothing.";

}  // namespace

std::span<const Projection> projection_table() {
    static constexpr std::array table = {
        Projection{.id = "pca",
                   .label = "principal components",
                   .help = "The flat view that shows most of the differences between the things (PCA).",
                   .brief = "PCA",
                   .is_random = false,
                   .follow = follow_principal},
        Projection{.id = "random",
                   .label = "random directions",
                   .help = "A flat view along two directions thrown at random, whatever the things are like.",
                   .brief = "random plane",
                   .is_random = true,
                   .follow = follow_random_plane},
        Projection{.id = "tsne",
                   .label = "t-SNE",
                   .help = "Keeps neighbours together and all others apart. Sizes of towns and gaps between them mean "
                           "nothing.",
                   .brief = "t-SNE",
                   .is_random = true,
                   .follow = nullptr,
                   .method = Method::tsne,
                   .reading = kTowns},
        Projection{.id = "umap",
                   .label = "UMAP",
                   .help = "Pulls neighbours together along a graph and pushes random others away. Towns are denser "
                           "than they are in truth.",
                   .brief = "UMAP",
                   .is_random = true,
                   .follow = nullptr,
                   .method = Method::umap,
                   .reading = kTowns},
        Projection{.id = "mds",
                   .label = "multidimensional scaling",
                   .help = "Keeps all distances as well as a plane can, near and far ones alike (MDS, by SMACOF).",
                   .brief = "MDS",
                   .is_random = false,
                   .follow = nullptr,
                   .method = Method::mds,
                   .reading = "Far things count as much as near ones. Stress says how far distances are off: 0 is "
                              "perfect, 0.1 fair, 0.2 poor."},
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
