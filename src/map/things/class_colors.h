// Which palette index each class of a head has: all pictures of its answers ask here, so that they agree.
// May include train and map/view/palette.h. Next: region_picture.cpp and region_pass.cpp, which fill tables with it.
#pragma once

#include <array>

#include "map/view/palette.h"
#include "train/snapshot.h"

namespace map {

// Of the first kClassColors classes by code, then of all others, as palette_index(code, n_classes) counts them. Without
// a head the palette itself.
inline std::array<int, kClassColors + 1> class_slots(const train::HeadSnapshot* head) {
    if (head == nullptr) return palette_slots({}, false);
    return palette_slots(head->outputs, head->colors_by_name && head->answer == model::Answer::classes);
}

// Of one class; kOthers for those that there is no colour for.
inline int class_index(const train::HeadSnapshot& head, int code) {
    const int slot = palette_index(code, static_cast<int>(head.outputs.size()));
    return class_slots(&head)[static_cast<std::size_t>(slot)];
}

}  // namespace map
