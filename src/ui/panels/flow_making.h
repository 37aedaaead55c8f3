// The part of the card "How it got here" (flow.cpp) in which the learner makes a new thing: a line to type into, or a
// grid to paint on. (Numbers are set by the sliders of the card itself.) May include ui. Next: flow.cpp.
#pragma once

#include "ui/card.h"
#include "ui/frame.h"

namespace ui {

void make_thing(Frame& frame, Card& card);

}  // namespace ui
