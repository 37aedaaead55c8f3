// The loss curves: one entry every so many steps, thinned as it grows, so memory stays bounded.
// May include core and train. Knows nothing of models.
#pragma once

#include <vector>

#include "train/snapshot.h"

namespace train {

struct HistoryEntry {
    long step = 0;
    double loss_train = 0, loss_held_out = 0;  // weighted sums
    double accuracy = 0;                       // of the first head that answers: balanced accuracy or R^2
};

// At most kMaxEntries; when full, every second one goes and the spacing doubles.
struct History {
    static constexpr int kMaxEntries = 512;
    long every = 1;  // steps between entries
    std::vector<HistoryEntry> entries;
};

// Adds the snapshot if it is due (or is the first). If the model went back, what came after its step is forgotten.
void record(History& history, const Snapshot& snapshot);
// Forgets entries after this step (the model went back).
void rewind(History& history, long step);

}  // namespace train
