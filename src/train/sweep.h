// A sweep: many maps that learn at once, each from the same Spec with another value of one or two fields. All share the
// data and stay in step: none is ever more than one slice ahead of another, and each has the bits of its Spec trained
// alone. May include model, projection and train; knows no pictures and no graphics card. Next: model/axis.h (what is
// swept over), alike.h (which cells can train together elsewhere), projection/agreement.h.
//
//   auto sweep = start_sweep(base, {across, down}, material);      // or ten_seeds(base)
//   each frame:  run_for(sweep, 8.0, 100);
//   for a cell:  figures_of(cell), look_at(cell), bits_kept_of(cell, "origin")
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
    std::string problem;             // why it does not train: a sentence; empty = it does
    std::optional<Trainer> trainer;  // nothing where there is a problem
    Snapshot shown;                  // what look_at() made last
    History history;                 // of what it made
    bool looked = false;
};

struct Sweep {
    model::Spec base;
    std::vector<model::Axis> axes;  // across; then down, if there are two
    int columns = 0, rows = 0;
    std::vector<SweepCell> cells;  // row by row
    std::shared_ptr<const model::Material> material;
    long step = 0;  // that every cell has done; those in trouble aside
    // of the round under way
    std::size_t next = 0;
    long slice = 0, chunk = 1;
    bool quick = true;  // no cell of it took long
};

// Errors: no axis or more than two, both over the same field, more than kMostCells cells, data that cannot be loaded.
// A cell whose Spec cannot be says so itself.
core::Result<Sweep> start_sweep(const model::Spec& base, std::vector<model::Axis> axes,
                                std::shared_ptr<const model::Material> material = nullptr);
// The base ten times, with its own seed and the nine after it.
core::Result<Sweep> ten_seeds(const model::Spec& base, std::shared_ptr<const model::Material> material = nullptr);
[[nodiscard]] inline const SweepCell& cell_at(const Sweep& sweep, int column, int row) {
    return sweep.cells[static_cast<std::size_t>(row * sweep.columns + column)];
}
// Another base for all cells, each with its own values of the axes: every one carries on from where it is, as shallowly
// as its own change allows. Returns how deep the deepest was; `anew`: they cannot all carry on (another seed or data,
// one that cannot be any more or can be again, one in trouble): then nothing has changed, and only start_sweep() helps.
// A round that was broken off is ended first.
model::Change set_base(Sweep& sweep, const model::Spec& base);
// "learning rate 0.03, seed 4"
std::string words_of_cell(const Sweep& sweep, int column, int row);

// Cells in turn, as many slices as fit into the budget (one at least if budget_ms > 0), until each has done max_steps
// more. A round that was broken off goes on with the next call. Returns how far sweep.step went.
long run_for(Sweep& sweep, double budget_ms, long max_steps);
// Every cell n steps on, those in trouble aside; a round that was broken off is ended first.
void run_steps(Sweep& sweep, long n);
// Whether the cell trains: it has neither a problem nor trouble.
bool trains(const SweepCell& cell);
// After the trainers were run by somebody else (the graphics card): sweep.step is that of
// the last of them. No round may be broken off.
void look_at_steps(Sweep& sweep);

// The cell's map as of its trainer's step, made anew only if it has moved on. The cell has to have a trainer (checked).
const Snapshot& look_at(SweepCell& cell);

struct SweepFigures {
    long step = 0;
    double loss_train = 0, loss_held_out = 0;
    double accuracy = 0, balanced_accuracy = 0;  // of the first head that has an answer; NaN without one
};
SweepFigures figures_of(SweepCell& cell);
// Bits of the attribute that the cell's map keeps, the better of both probes; unknown if there is no such attribute.
Bits bits_kept_of(SweepCell& cell, const std::string& attribute);

// How far the cells' maps agree, all dimensions counted: of these cells; those with a problem left out. With fewer than
// k + 2 things there is nothing to say: n_maps 0.
projection::Agreement agreement_of(Sweep& sweep, const std::vector<int>& cells,
                                   int k = projection::kAgreementNeighbours);
// The cells that differ only in the seed: one list for each value of the other axis; none if no axis is the seed.
std::vector<std::vector<int>> cells_by_seed(const Sweep& sweep);

}  // namespace train
