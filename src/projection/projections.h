// The table of projections from many dimensions to two, in menu order. Some are planes (linear), on which heads can be
// drawn exactly; others are layouts (layout.h), which are found step by step and have no inverse. To add one: its file
// and its line in projections.cpp. May include core and projection. Knows nothing about models or drawing. Next: pca.h,
// random_plane.h, layout.h, quality.h.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "projection/layout.h"
#include "projection/pca.h"

namespace projection {

struct Projection {
    std::string_view id;  // part of links: never changes
    std::string_view label, help;
    std::string_view brief{};  // a shorter label, for where there is little room
    bool is_random = false;    // each seed gives another picture
    // Updates `plane` for points [N, n_dims]; a plane with another n_dims (0 in a new one) is computed from scratch.
    // seed: of a random projection. Null: not a plane, but a layout.
    void (*follow)(Plane& plane, const std::vector<float>& points, int n_dims, int seed) = nullptr;
    Method method = Method::tsne;  // of a layout
    std::string_view reading{};    // of a layout: how to read its picture, in one or two sentences
    [[nodiscard]] bool is_layout() const { return follow == nullptr; }
};

std::span<const Projection> projection_table();
// The row with this id, or null.
const Projection* find_projection(std::string_view id);

}  // namespace projection
