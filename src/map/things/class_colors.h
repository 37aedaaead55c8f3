// Which palette index each class of a head has. All pictures use these functions, so that they agree. May include train
// and map/view/palette.h. Next: region_picture.cpp and region_pass.cpp, which make tables of it.
#pragma once

#include <array>

#include "map/view/palette.h"
#include "train/snapshot.h"

namespace map {

// Palette indices of the kClassColors classes that have a colour, by code, then of all others together: index it by
// class_slot(). Without a head the palette itself.
inline std::array<int, kClassColors + 1> class_slots(const train::HeadSnapshot* head) {
    if (head == nullptr) return palette_slots({}, false);
    return palette_slots(head->outputs, head->colors_by_name && head->answer == model::Answer::classes);
}

// The index into class_slots() of one class.
inline std::size_t class_slot(const train::HeadSnapshot& head, int code) {
    return static_cast<std::size_t>(palette_index(code, static_cast<int>(head.outputs.size()), head.first_color));
}

// The class that has the first colour, for shaders.
inline int head_first_color(const train::HeadSnapshot* head) {
    return head == nullptr ? 0 : first_colored(static_cast<int>(head->outputs.size()), head->first_color);
}

// The palette index of one class; kOthers if it has no colour of its own.
inline int class_index(const train::HeadSnapshot& head, int code) { return class_slots(&head)[class_slot(head, code)]; }

}  // namespace map
