// What a net makes out of noise, as panels show it: a forger's things (the loss gan), or noise that flows to the map (the
// loss flow). Parts of View and State (ui.h). Plain data, filled in by app. Next: panels/made.cpp, app/view/made.h.
#pragma once

#include <string>

namespace ui {

struct MadeShown {
    bool flows = false;    // noise flows, so there is a time to choose
    std::string sentence;  // what came of it: "12 % of the noise arrives in three, where ..."
};

// What the learner has chosen.
struct MadeState {
    float time = 1;   // of the flow: 0 = noise, 1 = arrived
    int playing = 0;  // +1 or -1: the time runs forwards or back by itself; 0: it stands
};

}  // namespace ui
