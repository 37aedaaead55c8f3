// Many maps at once, as the panel reads and asks for them. Kept by app. Plain data. May include train, map and model.
// Next: panels/sweep.cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "map/view/camera.h"
#include "train/history.h"

namespace ui {

// One axis as it is being chosen: a field by its path; numbers from, to, how many. Empty path: none.
struct AxisRequest {
    std::string path;
    double from = 0, to = 1;
    int n = 4;
    bool operator==(const AxisRequest&) const = default;
};
struct SweepRequest {
    AxisRequest across, down;
    bool ten_seeds = false;  // instead of axes
    // While they train: which attribute's bits stand below the maps, and from how many a map is framed. Empty, below 0:
    // nobody has chosen.
    std::string bits_of;
    double enough = -1;
    bool operator==(const SweepRequest&) const = default;
};

struct SweepCellView {
    unsigned long texture = 0;        // 0: not painted yet
    std::string words;                // "learning rate 0.03, seed 4"
    std::string problem;              // why it does not train
    double right = 0, loss = 0;       // held out; NaN where there is nothing to say
    bool explains = false;            // `right` is a share of variance
    double bits = -1;                 // kept of the attribute that was chosen; -1: not measured
    std::optional<map::Point2> mark;  // where the thing under the pointer lies in the picture, logical pixels
};

struct SweepView {
    bool on = false;  // there are maps; else the axes are being chosen
    int columns = 0, rows = 0;
    std::string across, down;  // labels of the axes; down empty: one axis
    std::vector<std::string> across_words, down_words;
    std::vector<SweepCellView> cells;  // row by row
    long step = 0;
    int on_card = 0;                     // cells that train on the graphics card
    double steps_per_second = 0;         // of all cells; 0: not known yet
    double race_cpu = 0, race_card = 0;  // samples a second; 0: no race was run
    std::string bits_of, bits_label;     // the attribute of SweepCellView::bits
    double entropy_bits = 0;             // what there is to know of it; 0: not known yet
    double enough = 0;                   // bits from which a map is framed
    std::string thing;                   // under the pointer
    // Of the map that was pointed at last, until the next frame; null: none was looked at yet.
    const train::History* history = nullptr;
    const train::Snapshot* shown = nullptr;
    std::string pointed;       // its words
    bool has_seeds = false;    // an axis is the seed
    int n_seeds = 0;           // that `agreement` is of; 0: not measured yet
    double agreement = -1;     // of all things
    double agreement_to = -1;  // above it: several groups of seeds agree to between the two, none is pointed at
    std::string most, least;   // things with the most and the least stable neighbours
    double of_thing = -1;      // agreement about the thing under the pointer
    std::string problem;       // why the last wish could not be
};

}  // namespace ui
