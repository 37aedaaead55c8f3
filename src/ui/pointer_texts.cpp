// The table of sentences that differ between mouse and finger. See pointer_texts.h.
#include "ui/pointer_texts.h"

namespace ui {
namespace {

constexpr PointerTexts kForMouse = {
    .add_words = "Click words to add them.",
    .ask = "What is this? Point at anything. Esc ends it.",
    .choose_place = "Point at a place to see the thing it belongs to.",
    .drag_thing = "Drag a thing",
    .another_map = " Point at another map for its own.",
    .next_on_spot = "A click goes to the next.",
    .bring_a_table =
        "Drop a file here, or paste a text or rows from a spreadsheet: one line a thing, one column a fact about it.",
};

constexpr PointerTexts kForFinger = {
    .add_words = "Tap words to add them.",
    .ask = "What is this? Tap anything.",
    .choose_place = "Tap a place to see the thing it belongs to.",
    .drag_thing = "Tap a thing, then drag it",
    .another_map = "",
    .next_on_spot = "A tap goes to the next.",
    .bring_a_table = "Choose a file: one line a thing, one column a fact about it.",
};

}  // namespace

const PointerTexts& pointer_texts_for(bool touch) { return touch ? kForFinger : kForMouse; }

}  // namespace ui
