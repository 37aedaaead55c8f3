// Sentences that ask the learner to point, click or drag, one table for a mouse and one for a finger (pointer_texts.cpp).
// Read as theme().pointer.NAME (style.h). Includes nothing of ours. Next: sizes.h, the same for sizes.
#pragma once

#include <string_view>

namespace ui {

struct PointerTexts {
    std::string_view add_words;      // to the formula of the calculator
    std::string_view ask;            // in the help mode (asking.h)
    std::string_view choose_place;   // on a place map (places.h)
    std::string_view drag_thing;     // in a layout; without a full stop
    std::string_view another_map;    // for its curves, in a sweep: a blank and a sentence; may be empty
    std::string_view next_on_spot;   // where several things lie on one spot of the map
    std::string_view bring_a_table;  // how to import a table
};

const PointerTexts& pointer_texts_for(bool touch);

}  // namespace ui
