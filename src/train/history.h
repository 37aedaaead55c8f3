// Loss curves: one entry every so many steps. When they get long, every second entry is dropped, so memory is bounded.
// May include core and train. Knows no models. Next: snapshot.h.
#pragma once

#include <string>
#include <vector>

#include "train/snapshot.h"

namespace train {

// The values of one loss, unweighted; NaN where undefined.
struct HeadEntry {
    std::string id;  // of the head: "classify.origin"
    double loss_train = 0, loss_held_out = 0;
    double accuracy = 0, balanced_accuracy = 0;  // as in HeadSnapshot
};

struct HistoryEntry {
    long step = 0;
    double loss_train = 0, loss_held_out = 0;  // sum of all losses, weighted
    double accuracy = 0;                       // balanced accuracy or R^2 of the first head that predicts, or 0
    std::vector<HeadEntry> heads{};
};

// Fewer than kMaxEntries entries: when they reach it, every second one is dropped and the spacing doubles.
struct History {
    static constexpr int kMaxEntries = 512;
    long every = 1;  // steps between entries
    std::vector<HistoryEntry> entries;
    double widest = 0;  // the largest Spread::deviation (spread.h) of the map so far, for the hint "collapsed"
};

// Adds the snapshot if an entry is due (or it is the first). If the snapshot is of an earlier step than the last entry,
// the entries after its step are dropped.
void record(History& history, const Snapshot& snapshot);
// Drops the entries after this step (training went back to an earlier state).
void rewind(History& history, long step);

}  // namespace train
