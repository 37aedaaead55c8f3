// Which palette index each class of a head has: all pictures of its answers ask here, so that they agree.
// May include train and map/palette.h. Next: region_picture.cpp and region_pass.cpp, which fill tables with it.
#pragma once

#include <algorithm>
#include <array>

#include "map/palette.h"
#include "train/snapshot.h"

namespace map {

// Of one class; kOthers for those that there is no colour for.
inline int class_index(const train::HeadSnapshot& head, int code) {
    const std::vector<int> indices = palette_indices(head.outputs, head.colors_by_name);
    return code >= 0 && code < static_cast<int>(indices.size()) ? indices[static_cast<std::size_t>(code)] : kOthers;
}

// Of the first kClassColors classes by code, then of all others, as palette_index(code, n_classes) counts them. Without
// a head the palette itself.
inline std::array<int, kClassColors + 1> class_slots(const train::HeadSnapshot* head) {
    std::array<int, kClassColors + 1> slots{};
    for (int i = 0; i <= kOthers; ++i) slots[static_cast<std::size_t>(i)] = i;
    if (head == nullptr || head->answer != model::Answer::classes) return slots;
    const std::vector<int> indices = palette_indices(head->outputs, head->colors_by_name);
    std::copy_n(indices.begin(), std::min<std::size_t>(indices.size(), kClassColors), slots.begin());
    return slots;
}

}  // namespace map
