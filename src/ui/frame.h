// The argument of every panel: the draft Spec, which it may edit; View, which it reads; State, what panels remember
// between frames; Actions, to which it adds what the learner asked for in this frame. Lives for one frame. May include
// ui. Next: field.h, panels/panels.h.
#pragma once

#include "ui/ui.h"

namespace ui {

struct Frame {
    model::Spec& draft;
    State& state;
    const View& view;
    Actions& actions;
};

}  // namespace ui
