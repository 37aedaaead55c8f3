// What is measured of a sweep beside its training, a little each frame: how many bits of an attribute each map keeps,
// and how far maps that differ only in their seed agree about who is near whom (projection/agreement.h).
// May include train/sweep.h and projection. Knows no pictures. Next: sweep_measures.cpp, sweep_show.h.
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
    long step = -1;                   // as of which
};

// Neighbourhoods that are being looked for: of one group, cell by cell, thing by thing.
struct AgreementRound {
    int group = -1;  // -1: none under way
    long step = 0;
    std::size_t cell = 0;
    int thing = 0;
    std::vector<float> points;  // of this cell
    int n_dims = 0;
    std::vector<std::vector<int>> maps;
};

struct SweepMeasures {
    std::string bits_of;       // the attribute
    std::vector<double> bits;  // of each cell; -1 = not measured, or nothing to know
    std::vector<long> bits_step;
    double entropy_bits = 0;  // of the attribute; 0 = not known yet
    std::vector<SeedGroup> groups;
    AgreementRound round;
    // of the cell whose bits are being measured
    train::BitsKept kept;
    int kept_cell = -1;  // -1: none
    std::size_t next_bits = 0, next_group = 0;
    long last_step = -1;  // of the sweep, when it was last looked at
};

SweepMeasures measures_of(const train::Sweep& sweep);
// Works for about budget_ms. While the sweep moves, agreement is measured again every 200 steps; at rest until all is
// of its last step. Returns whether there was anything to do.
bool measure_for(SweepMeasures& measures, train::Sweep& sweep, const std::string& attribute, double budget_ms);
// Every figure is out of date, and stands until it is measured anew.
void remeasure(SweepMeasures& measures);
// The group that a cell is in; null if it is in none.
const SeedGroup* group_of(const SweepMeasures& measures, int cell);

}  // namespace app
