// Measurements of a sweep, made beside its training, a little each frame: how many bits of an attribute each map keeps
// (train/bits_kept.h), and how far maps that differ only in their seed agree on neighbours (projection/agreement.h).
// May include train/sweep.h and projection. Knows nothing about drawing. Next: sweep_measures.cpp, sweep_show.h.
#pragma once

#include <string>
#include <vector>

#include "projection/agreement.h"
#include "train/bits_kept.h"
#include "train/sweep.h"

namespace app {

// Cells that differ only in the seed.
struct SeedGroup {
    std::vector<int> cells;
    projection::Agreement agreement;  // n_maps 0: not measured yet, or too few things
    long step = -1;                   // at which it was measured; -1: not yet, or out of date
};

// Progress of measuring one group's agreement: neighbours are found cell by cell, thing by thing.
struct AgreementRound {
    int group = -1;  // -1: none in progress
    long step = 0;
    std::size_t cell = 0;
    int thing = 0;
    std::vector<float> points;  // of this cell's map
    int n_dims = 0;
    std::vector<std::vector<int>> maps;  // neighbours found, for each cell
};

struct SweepMeasures {
    std::string bits_of;          // id of the attribute
    std::vector<double> bits;     // of each cell; -1 = not measured, or the attribute has no entropy
    std::vector<long> bits_step;  // step of each cell when its bits were measured; -1: not yet, or out of date
    double entropy_bits = 0;      // of the attribute; 0 = not known yet
    std::vector<SeedGroup> groups;
    AgreementRound round;
    // Progress of the cell whose bits are being measured.
    train::BitsKept kept;
    int kept_cell = -1;  // -1: none
    std::size_t next_bits = 0, next_group = 0;
    long last_step = -1;  // of the sweep, in the last call
};

SweepMeasures measures_of(const train::Sweep& sweep);
// Measures for about budget_ms. While the sweep trains, agreement is measured again every 200 steps; once it pauses,
// everything is measured at its last step. Returns whether there was anything to do.
bool measure_for(SweepMeasures& measures, train::Sweep& sweep, const std::string& attribute, double budget_ms);
// Marks every measurement as out of date. The old values remain until new ones replace them.
void remeasure(SweepMeasures& measures);
// The seed group of a cell; null if it is in none.
const SeedGroup* group_of(const SweepMeasures& measures, int cell);

}  // namespace app
