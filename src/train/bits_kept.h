// Bits kept: how much information about each attribute each layer still carries. For each attribute and layer, a probe
// (a small classifier) is trained beside the model to predict the attribute from the layer's activations. Probes read
// snapshots only; no gradient flows into the model.
//   bits kept = H(attribute) - held-out cross-entropy of the probe, at least 0
// This is a lower bound on the mutual information of layer and attribute: the information that this probe finds,
// evaluated on things it was not trained on. H is the cross-entropy, on the same held-out things, of the class
// frequencies among the training things; so a probe that learned nothing gets 0 in expectation. Numeric attributes are
// cut into quarters (quantiles.h). Source: Xu et al. 2020, A Theory of Usable Information under Computational
// Constraints (eq. 3; there without the lower limit of 0). May include data and train. Next: linear_probe.h,
// neighbour_probe.h.
//
// Intended use:
//   BitsKept kept;
//   each frame:        measure_for(kept, material, snapshot, 2.0, {.attribute = "origin", .moving = true});
//   after a change:    remeasure(kept);
//   command line:      measure_all(kept, material, snapshot);
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/material.h"
#include "train/probe_rows.h"

namespace train {

// Numeric attributes become this many classes, by quantiles of the training things.
inline constexpr int kQuantileGroups = 4;

// A column of the table: an attribute and its entropy.
struct BitsAttribute {
    std::string id, label, unit;
    bool numeric = false;
    std::vector<double> cuts;  // numeric: limits between the classes, rising, in the attribute's unit
    int n_classes = 0;         // classes (or quantiles) that occur among the training things
    int n_train = 0, n_evaluated = 0;
    bool own_split = false;   // fewer than kLeastHeldOut are held out: probes make a split of their own
    double entropy_bits = 0;  // NaN: no things to evaluate on
};

// A cell of the table: bits kept of one attribute in one layer, by both probes.
struct BitsCell {
    Bits linear = unknown_bits(), neighbours = unknown_bits();  // floored at 0; NaN where the layer is not finite
    long step = -1;     // of the snapshot that was measured; -1 = not measured yet
    long measured = 0;  // running number of the measurement: the smallest is the oldest
    bool due = true;    // the model was changed since then, so it is to be measured soon
};

// A row of the table: a layer.
struct BitsLayer {
    std::string label;
    int n_units = 0;
    std::vector<BitsCell> cells;  // one for each attribute
};

struct BitsJob;

// The table, and the measurement in progress. A copy shares that measurement: do not call measure_for() on both.
struct BitsKept {
    std::string dataset;                // its id; another data set starts a new table
    std::vector<unsigned char> splits;  // Snapshot::held_out of the snapshot that the table began with
    std::vector<BitsAttribute> attributes;
    std::vector<BitsLayer> layers;        // as in the snapshot
    std::vector<std::vector<int>> codes;  // one for each attribute: [N], -1 = missing
    std::vector<ProbeSplit> parts;        // one for each attribute
    std::shared_ptr<BitsJob> job;         // the measurement in progress, or null
    long measured = 0;                    // cells measured so far
};

// The larger result of a cell's two probes (both are lower bounds), for places that show one number only.
inline const Bits& better(const BitsCell& cell) {
    return cell.neighbours.bits > cell.linear.bits ? cell.neighbours : cell.linear;
}
// Whether the bits are significantly above 0: at least twice their standard error.
inline bool is_clear(const Bits& bits) { return bits.bits > 0 && !(bits.bits < 2 * bits.error); }

// The bits as text, with only as many decimals as the standard error allows, rounded down because they are a lower
// bound: "0.5", or "0.58" if the error is small; "<0.2" if they are not significantly above 0. Not for NaN bits.
std::string certain_text(const Bits& bits);

// Names a cell of the table.
struct WantedCell {
    std::string attribute;
    int layer = -1;  // 0 = features, -1 = the map
};

// What to measure next.
struct BitsRequest {
    std::string attribute{};          // the map's colour: among unmeasured or due cells, its cells come first
    bool moving = true;               // false: training is paused, so all cells are measured for its present step
    std::vector<WantedCell> cells{};  // if unmeasured or due, these come before all others
    bool only_cells = false;          // measure no others
};
// While training runs, a cell is measured again once it is this many steps old.
inline constexpr long kRemeasureSteps = 200;

// Measures for about budget_ms: at least one piece of work, if there is any; nothing if it is 0. The table begins anew
// if data set, split or layers differ from the last call. Order: cells never measured, then those that are due, then
// the oldest. Each cell is measured from one snapshot. Returns whether the measurement of a cell was completed.
bool measure_for(BitsKept& kept, const model::Material& material, const Snapshot& snapshot, double budget_ms,
                 const BitsRequest& request);
// Measures every cell that was not measured for this snapshot yet, however long it takes.
void measure_all(BitsKept& kept, const model::Material& material, const Snapshot& snapshot);
// A table in which only these cells are measured, now; cells that the data or the model do not have are left out.
BitsKept measure_cells(const data::Dataset& dataset, const Snapshot& snapshot, const std::vector<WantedCell>& cells);
// Whether measure_for() would have anything to do.
bool has_work(const BitsKept& kept, const Snapshot& snapshot, const BitsRequest& request);
// Call after the model was changed: marks all cells as due, since their values are those of another model.
void remeasure(BitsKept& kept);

// bits / H, 0 to 1; NaN where unknown; 0 where H is 0.
double share_of_bits(const Bits& bits, double entropy_bits);

}  // namespace train
