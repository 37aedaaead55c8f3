// What a panel is told about runs that have ended. Plain data; includes nothing of ours.
#pragma once

#include <string>

namespace ui {

// Picture sizes in logical pixels.
inline constexpr float kRunPictureWidth = 92, kRunPictureHeight = 62;

struct EarlierRunView {
    int id = 0;
    std::string levers;         // how it differs from what runs: "weight off; margin 0.5"
    std::string figures;        // "79.3 % right, step 1,200"
    unsigned long texture = 0;  // 0: not painted yet
    bool same_data = true;      // else it cannot be compared with what runs
};

}  // namespace ui
