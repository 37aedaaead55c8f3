// Colours of classes: which palette index each class of a head has. All pictures use this, so that they agree. May
// include train and map/view/palette.h. Next: region_picture.cpp and region_pass.cpp, which make tables of it.
#pragma once

#include <array>

#include "map/view/palette.h"
#include "train/snapshot.h"

namespace map {

// Palette indices of the first kClassColors classes by code, then of all others together, in the order of
// palette_index(). Without a head the palette itself.
inline std::array<int, kClassColors + 1> class_slots(const train::HeadSnapshot* head) {
    if (head == nullptr) return palette_slots({}, false);
    return palette_slots(head->outputs, head->colors_by_name && head->answer == model::Answer::classes);
}

// The palette index of one class; kOthers if it has no colour of its own.
inline int class_index(const train::HeadSnapshot& head, int code) {
    const int slot = palette_index(code, static_cast<int>(head.outputs.size()));
    return class_slots(&head)[static_cast<std::size_t>(slot)];
}

}  // namespace map
