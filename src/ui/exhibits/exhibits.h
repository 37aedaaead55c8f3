// Exhibits: small interactive tools that a step of a lesson shows beside its text, for example a calculator of words. A
// step names its exhibit by id (lessons::Step::exhibit). To add one: a file in this folder with its drawing functions,
// their declarations in exhibit_rows.h and a line in exhibit_table.cpp. Its state is a member of lessons::Desk
// (State::desk), its computations are in lessons/exhibits/. May include what panels may; no mathematics. Next:
// exhibit_table.cpp.
#pragma once

#include <span>
#include <string_view>

#include "ui/frame.h"
#include "ui/rect.h"

namespace ui {

// Functions that an exhibit does not need are null.
struct Exhibit {
    std::string_view id;
    // Draws in the map's place; the map is not shown.
    void (*stage)(Frame& frame, const Rect& place) = nullptr;
    // Draws a card below the lesson's card.
    void (*card)(Frame& frame, float width) = nullptr;
    // Draws on the map's picture, above its names and below its buttons.
    void (*over)(Frame& frame, const Rect& picture) = nullptr;
};

std::span<const Exhibit> exhibit_table();
// Null if there is none.
const Exhibit* find_exhibit(std::string_view id);

}  // namespace ui
