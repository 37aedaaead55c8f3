// Which palette index each class of a head has. All pictures use these functions, so that they agree. May include train
// and map/view/palette.h. Next: region_picture.cpp and region_pass.cpp, which fill colour tables with it.
#pragma once

#include <array>

#include "map/view/palette.h"
#include "train/snapshot.h"

namespace map {

// Palette indices of the kClassColors classes that have a colour, by code; last, the one that all others share. Index
// it by class_slot(). Without a head (null): entry i is i.
inline std::array<int, kClassColors + 1> class_slots(const train::HeadSnapshot* head) {
    if (head == nullptr) return palette_slots({}, false);
    return palette_slots(head->outputs, head->colors_by_name && head->answer == model::Answer::classes);
}

// The index into class_slots() of one class.
inline std::size_t class_slot(const train::HeadSnapshot& head, int code) {
    return static_cast<std::size_t>(palette_index(code, static_cast<int>(head.outputs.size()), head.first_color));
}

// The code of the first class that has a colour, for shaders; 0 without a head.
inline int head_first_color(const train::HeadSnapshot* head) {
    return head == nullptr ? 0 : first_colored(static_cast<int>(head->outputs.size()), head->first_color);
}

// The palette index of one class; kOthers if it has no colour of its own.
inline int class_index(const train::HeadSnapshot& head, int code) { return class_slots(&head)[class_slot(head, code)]; }

}  // namespace map
