// Many maps at once, as the panel reads and asks for them. Kept by app. Plain data. May include map and model.
// Next: panels/sweep.cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "map/camera.h"

namespace ui {

// One axis as it is being chosen: a field by its path; numbers from, to, how many. Empty path: none.
struct AxisWish {
    std::string path;
    double from = 0, to = 1;
    int n = 4;
    bool operator==(const AxisWish&) const = default;
};
struct SweepWish {
    AxisWish across, down;
    bool ten_seeds = false;  // instead of axes
};

struct SweepCellView {
    unsigned long texture = 0;        // 0: not painted yet
    std::string words;                // "learning rate 0.03, seed 4"
    std::string problem;              // why it does not train
    double right = 0, loss = 0;       // held out; NaN where there is nothing to say
    double bits = -1;                 // kept of the attribute that maps are coloured by; -1: not measured
    std::optional<map::Point2> mark;  // where the thing under the pointer lies in the picture, logical pixels
};

struct SweepView {
    bool on = false;  // there are maps; else the axes are being chosen
    int columns = 0, rows = 0;
    std::string across, down;  // labels of the axes; down empty: one axis
    std::vector<std::string> across_words, down_words;
    std::vector<SweepCellView> cells;  // row by row
    long step = 0;
    int on_card = 0;          // cells that train on the graphics card
    std::string bits_of;      // the attribute of SweepCellView::bits
    std::string thing;        // under the pointer
    double agreement = -1;    // of all seeds; -1: no seeds, or not measured
    std::string most, least;  // things with the most and the least stable neighbours
    double of_thing = -1;     // agreement about the thing under the pointer
    std::string problem;      // why the last wish could not be
};

}  // namespace ui
