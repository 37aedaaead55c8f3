// A sweep: many models (cells) that train at once, each from the same Spec with other values of one or two fields. They
// share the data and advance together: no cell is ever more than one slice of steps ahead of another, and each has the
// same bits as if its Spec were trained alone. May include model, projection and train; knows nothing about drawing or
// the graphics card. Next: model/axis.h (fields and values), alike.h (cells that can train together on the graphics
// card), projection/agreement.h.
//
//   auto sweep = start_sweep(base, {across, down}, material);      // or ten_seeds(base)
//   each frame:  run_for(sweep, 8.0, 100);
//   for a cell:  figures_of(cell), snapshot_of(cell), bits_kept_of(cell, "origin")
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/axis.h"
#include "model/diff.h"
#include "projection/agreement.h"
#include "train/bits_kept.h"
#include "train/history.h"
#include "train/trainer.h"

namespace train {

inline constexpr int kMostCells = 64;

struct SweepCell {
    model::Spec spec;
    std::string problem;             // why it cannot be trained, a sentence; empty if it can
    std::optional<Trainer> trainer;  // none if there is a problem
    Snapshot shown;                  // the last result of snapshot_of()
    History history;                 // of the results of snapshot_of()
    bool has_snapshot = false;
};

struct Sweep {
    model::Spec base;
    std::vector<model::Axis> axes;  // the horizontal one; then the vertical one, if there are two
    int columns = 0, rows = 0;
    std::vector<SweepCell> cells;  // row by row
    std::shared_ptr<const model::Material> material;
    long step = 0;  // steps that every cell has done, except those that have stopped (trouble)
    // The round in progress. In a round each cell does one slice of steps, in turn.
    std::size_t next = 0;  // the cell whose turn it is
    long slice = 0;        // steps of a slice
    long chunk = 1;        // steps of the next round's slices, adapted to how long they take
    bool quick = true;     // no cell of this round took long
};

// Starts a sweep. Errors: no axis or more than two, both over the same field, more than kMostCells cells, data that
// cannot be loaded. A cell whose Spec is not valid gets a problem.
core::Result<Sweep> start_sweep(const model::Spec& base, std::vector<model::Axis> axes,
                                std::shared_ptr<const model::Material> material = nullptr);
// The base with ten seeds: its own and the nine that follow.
core::Result<Sweep> ten_seeds(const model::Spec& base, std::shared_ptr<const model::Material> material = nullptr);
[[nodiscard]] inline const SweepCell& cell_at(const Sweep& sweep, int column, int row) {
    return sweep.cells[static_cast<std::size_t>(row * sweep.columns + column)];
}
// Changes the base of all cells; each cell keeps its own values of the axes and continues from where it is, with as
// shallow a change as possible. Returns the depth of the deepest change. If it returns `anew` nothing was changed,
// because not all cells can continue (another seed or data set, a Spec that becomes valid or invalid, a cell in
// trouble): call start_sweep(). A round in progress is finished first.
model::Change set_base(Sweep& sweep, const model::Spec& base);
// "learning rate: 0.03, seed: 4"
std::string words_of_cell(const Sweep& sweep, int column, int row);

// Trains cells in turn, as many slices as fit into the budget (at least one if budget_ms > 0), until each has done
// max_steps more. An unfinished round continues with the next call. Returns by how much sweep.step grew.
long run_for(Sweep& sweep, double budget_ms, long max_steps);
// Trains every cell n more steps, except those in trouble; an unfinished round is finished first.
void run_steps(Sweep& sweep, long n);
// Whether the cell trains: it has neither a problem nor trouble.
bool trains(const SweepCell& cell);
// Call after other code has run the trainers (on the graphics card): sets sweep.step to the least step of the cells. No
// round may be unfinished.
void update_step(Sweep& sweep);

// The snapshot of the cell's trainer, made again only if it has trained since. The cell must have a trainer (checked).
const Snapshot& snapshot_of(SweepCell& cell);

struct SweepFigures {
    long step = 0;
    double loss_train = 0, loss_held_out = 0;
    double accuracy = 0, balanced_accuracy = 0;  // of the first head that makes predictions; NaN without one
};
// Of snapshot_of(). The cell must have a trainer (checked), for bits_kept_of(), too.
SweepFigures figures_of(SweepCell& cell);
// Bits kept of the attribute in the cell's map, by the better of both probes; unknown_bits() if there is no such
// attribute.
Bits bits_kept_of(SweepCell& cell, const std::string& attribute);

// Agreement of the maps of these cells, by index (projection/agreement.h), all dimensions counted; cells with a problem
// are left out. With fewer than k + 2 things n_maps is 0.
projection::Agreement agreement_of(Sweep& sweep, const std::vector<int>& cells,
                                   int k = projection::kAgreementNeighbours);
// Groups of cells that differ only in the seed: one for each value of the other axis; none if no axis is the seed.
std::vector<std::vector<int>> cells_by_seed(const Sweep& sweep);

}  // namespace train
