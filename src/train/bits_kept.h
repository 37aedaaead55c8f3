// Bits kept: how much each layer still knows about each attribute. For an attribute and a layer, a probe that is
// trained beside the model learns the attribute from the layer's numbers; never the other way round: it reads snapshots
// only.
//   bits kept = H(attribute) - held-out cross-entropy of the probe, floored at 0
// A lower bound of the mutual information of layer and attribute: what this probe could find, on things that it has not
// seen. H is the cross-entropy on the same held-out things of the classes' shares among the training things, so a probe
// that knows nothing gets 0 in expectation. Source: Xu et al. 2020, A Theory of Usable Information under Computational
// Constraints (eq. 3; Embedscape floors at 0). Numbers are asked for by quarter (quantiles.h).
// May include data and train. Next: linear_probe.h, neighbour_probe.h.
//
// Intended use:
//   BitsKept kept;
//   each frame:        measure_for(kept, material, snapshot, 2.0, {.attribute = "origin", .moving = true});
//   after a lever:     remeasure(kept);
//   command line:      measure_all(kept, material, snapshot);
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/material.h"
#include "train/probe_rows.h"

namespace train {

// Numbers are cut into this many groups, by the training things.
inline constexpr int kQuantileGroups = 4;

struct KeptAttribute {
    std::string id, label, unit;
    bool numeric = false;
    std::vector<double> cuts;  // of numbers, in the attribute's unit
    int n_classes = 0;         // or groups, that training things have
    int n_train = 0, n_judged = 0;
    bool own_split = false;   // fewer than kLeastHeldOut were held out: the probe keeps back every fifth thing itself
    double entropy_bits = 0;  // NaN: nothing to judge by
};

struct KeptCell {
    Bits linear = unknown_bits(), neighbours = unknown_bits();  // floored at 0; NaN where the layer is not finite
    long step = -1;     // of the snapshot that was measured; -1 = not measured yet
    long measured = 0;  // how many cells had been measured by then: the least is the oldest
    bool due = true;    // a lever was pulled since
};

struct KeptLayer {
    std::string label;
    int n_units = 0;
    std::vector<KeptCell> cells;  // one an attribute
};

struct KeptJob;

// The table, and what is being measured. A copy shares the measurement under way, so don't work on both.
struct BitsKept {
    std::string dataset;                // id; another one begins anew
    std::vector<unsigned char> splits;  // as in the snapshot that it began with
    std::vector<KeptAttribute> attributes;
    std::vector<KeptLayer> layers;        // as in the snapshot
    std::vector<std::vector<int>> codes;  // one an attribute: [N], -1 = missing
    std::vector<ProbeSplit> parts;        // one an attribute
    std::shared_ptr<KeptJob> job;         // null = none under way
    long measured = 0;                    // cells so far
};

struct WantedCell {
    std::string attribute;
    int layer = -1;  // 0 = features, -1 = the map
};

struct KeptRequest {
    std::string attribute{};          // measured first where nothing is known yet: what the map is coloured by
    bool moving = true;               // false: the model rests, so every cell catches up with its very step
    std::vector<WantedCell> cells{};  // before all others
    bool only_cells = false;          // and nothing else
};
// While the model moves, a cell is measured again once it is this many steps old.
inline constexpr long kRemeasureSteps = 200;

// Works for about budget_ms (one piece of work at least, if there is any). Begins anew when data set, split or layers
// are others than last time. Never measured cells first, then those that a lever made due, then the oldest. Each cell
// is of one snapshot. Returns whether the table changed.
bool measure_for(BitsKept& kept, const model::Material& material, const Snapshot& snapshot, double budget_ms,
                 const KeptRequest& request);
// Every cell that is not of this snapshot yet, however long it takes.
void measure_all(BitsKept& kept, const model::Material& material, const Snapshot& snapshot);
// A table in which these cells alone are measured, now; those that the data or the model do not have are left out.
BitsKept measure_cells(const data::Dataset& dataset, const Snapshot& snapshot, const std::vector<WantedCell>& cells);
// Whether measure_for() would have something to do.
bool has_work(const BitsKept& kept, const Snapshot& snapshot, const KeptRequest& request);
// A lever was pulled: what stands in the table is of another model.
void remeasure(BitsKept& kept);

// Share of H that is kept, 0 to 1; NaN where unknown; 0 where there is nothing to know.
double kept_share(const Bits& bits, double entropy_bits);

}  // namespace train
