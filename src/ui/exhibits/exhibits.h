// Exhibits: what a step of a lesson puts on the learner's desk beside text and map, a calculator of words say. A step
// names one by its id (lessons::Step::exhibit). To add one: a file here with two functions, and its line in
// exhibit_table.cpp; what it remembers is a member of lessons::Desk (State::desk), what it works out is in
// lessons/exhibits/. May include what panels may; no mathematics. Next: exhibit_table.cpp.
#pragma once

#include <span>
#include <string_view>

#include "ui/frame.h"
#include "ui/rect.h"

namespace ui {

struct Exhibit {
    std::string_view id;
    // Instead of the map, over its whole place; null: the map stays.
    void (*stage)(Frame& frame, const Rect& place) = nullptr;
    // A card below the lesson's own, in its column; null: none.
    void (*card)(Frame& frame, float width) = nullptr;
    // Over the map's picture, above the names and below the buttons; null: nothing.
    void (*over)(Frame& frame, const Rect& picture) = nullptr;
};

std::span<const Exhibit> exhibit_table();
// Null if there is none.
const Exhibit* find_exhibit(std::string_view id);

}  // namespace ui
