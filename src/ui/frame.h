// What every panel is given: the draft that it may edit, what it may read, and where its wishes go.
// May include ui. Next: field.h, panels/panels.h.
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
