// What the panel of earlier runs shows of each. Plain data; includes nothing of ours. Next: panels/earlier_runs.cpp.
#pragma once

#include <string>

namespace ui {

// Picture sizes in logical pixels.
inline constexpr float kRunPictureWidth = 92, kRunPictureHeight = 62;

struct EarlierRunView {
    int id = 0;
    std::string levers;         // how its Spec differs from the running one: "weight off; margin 0.5"
    std::string figures;        // "79.3 % right, step 1,200"
    unsigned long texture = 0;  // its map; 0: not painted yet
    bool same_data = true;      // it has the data set of the running model; else the two cannot be compared
};

}  // namespace ui
