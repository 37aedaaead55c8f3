// A sweep as its panel shows it: a grid of maps that train side by side, one for each value of one or two fields of the
// Spec. SweepRequest is what the learner chooses, SweepView what the panel shows. Plain data; app fills in the view.
// May include train, map and model. Next: panels/sweep.cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "map/view/camera.h"
#include "model/spec.h"
#include "train/history.h"

namespace ui {

// One axis of the grid: the path of a field ("lr", "losses.0.weight") and its values, `n` numbers from `from` to `to`.
// An empty path: no axis.
struct AxisRequest {
    std::string path;
    double from = 0, to = 1;
    int n = 4;
    bool operator==(const AxisRequest&) const = default;
};
struct SweepRequest {
    AxisRequest across, down;
    bool ten_seeds = false;  // ten maps that differ in their seed, instead of axes
    // While the maps train:
    std::string bits_of;  // id of the attribute whose bits kept are shown below each map; empty: not chosen yet
    double enough = -1;   // a map that keeps at least so many bits is drawn with a frame; below 0: not chosen yet
    bool operator==(const SweepRequest&) const = default;
};
// Chooses the first axis unless one is chosen that this Spec has: how much the second loss counts or, where there is
// only one loss, the seed.
void suggest_axes(SweepRequest& request, const model::Spec& spec);

// One map of the grid.
struct SweepCellView {
    unsigned long texture = 0;        // its picture; 0: not painted yet
    std::string words;                // its values: "learning rate: 0.03, seed: 4"
    std::string problem;              // why it does not train; empty: it does
    double score = 0, loss = 0;       // of held-out things: accuracy or R^2, and loss; NaN where undefined
    bool is_r_squared = false;        // `score` is R^2, the share of variance explained
    double bits = -1;                 // bits kept of SweepView::bits_of; -1: not measured
    std::optional<map::Point2> mark;  // place of the thing under the pointer in the picture, logical pixels
};

struct SweepView {
    bool on = false;  // maps train and are shown; else the axes are being chosen
    int columns = 0, rows = 0;
    std::string across, down;                           // labels of the axes; down empty: one axis
    std::vector<std::string> across_words, down_words;  // the values along the axes, in words
    std::vector<SweepCellView> cells;                   // [rows, columns]
    long step = 0;
    int on_gpu = 0;                   // cells that train on the graphics card
    double steps_per_second = 0;      // of all cells together; 0: not known yet
    double samples_per_s_cpu = 0;     // as measured in the race (app/experiment/backend.h); 0: not measured
    double samples_per_s_card = 0;    // likewise, of the graphics card
    std::string bits_of, bits_label;  // id and label of the attribute that SweepCellView::bits is about
    double entropy_bits = 0;          // its entropy, the most bits that can be kept; 0: not known yet
    double enough = 0;                // a map that keeps at least so many bits is drawn with a frame
    std::string thing;                // name of the thing under the pointer
    std::string regions;              // what the regions are, if not what the heads say there; else empty
    // Curves and snapshot of the map that was pointed at last; valid for this frame. Null: none was pointed at yet.
    const train::History* history = nullptr;
    const train::Snapshot* shown = nullptr;
    std::string pointed;     // the values of that map, in words
    bool has_seeds = false;  // an axis is the seed
    // How far maps that differ only in their seed agree about each thing's neighbours: 1 = the same, 0 = chance.
    int n_seeds = 0;           // the number of seeds compared; 0: not measured yet
    double agreement = -1;     // mean over all things
    double agreement_to = -1;  // > agreement: there are several groups of seeds, with agreements between these two
    std::string most, least;   // the things with the most and with the least stable neighbours; empty: not known
    double of_thing = -1;      // agreement about the thing under the pointer
    std::string problem;       // why the sweep that was requested last cannot start; empty: it can
};

}  // namespace ui
