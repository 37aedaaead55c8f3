// What a probe is given: a layer's numbers and a class for every thing it learns from, and for every thing it is judged
// on. And what it gives back: how many bits it saves. May include core and train.
// Next: linear_probe.h, neighbour_probe.h; bits_kept.h, which asks them.
#pragma once

#include <vector>

#include "train/snapshot.h"

namespace train {

// Unit by unit: the numbers of one unit stand together, `train[unit * n_train() + i]`. Standardised: mean 0, deviation
// 1 over the training things. Units that are the same for all of them are left out.
struct ProbeRows {
    int n_units = 0;                             // that are left
    std::vector<double> train, judged;           // [n_units, n]
    std::vector<int> train_codes, judged_codes;  // in [0, n_classes); judged: -1 = a class that no training thing has
    int n_classes = 0;                           // that training things have
    std::vector<double> shares;                  // [n_classes] of the training things, each above 0
    bool finite = true;                          // false: the layer holds a number that is not finite

    [[nodiscard]] int n_train() const { return static_cast<int>(train_codes.size()); }
    [[nodiscard]] int n_judged() const { return static_cast<int>(judged_codes.size()); }
};

// Which things a probe learns from and which it is judged on; all of them have a class.
struct ProbeSplit {
    std::vector<int> train, judged;  // indices of things
    bool own = false;                // the probe's own split: too few things were held out from training
};
// Fewer held-out things than this say too little: the probe makes a split of its own.
inline constexpr int kLeastHeldOut = 16;
// codes [N], -1 = unknown; splits [N]. Learns from kTrain, is judged on kHeldOut, never looks at kTest. With fewer than
// kLeastHeldOut held-out things that have a class: every fifth of all of these, in a seeded order that is always the
// same.
ProbeSplit probe_split(const std::vector<int>& codes, const std::vector<unsigned char>& splits);

ProbeRows probe_rows(const LayerSnapshot& layer, const std::vector<int>& codes, const ProbeSplit& split);

// A number of bits and its standard error: the deviation of the gains of single things over sqrt(n).
struct Bits {
    double bits, error;  // NaN: unknown
};
Bits unknown_bits();
// gains [n]: for each judged thing, log2 of what the probe gave its class over the class's share.
Bits mean_gain(const std::vector<double>& gains);

// Cross-entropy in bits of the training things' shares on the judged things: what there is to know. A class that no
// training thing has gets half a thing's share, in all probes alike, so it never counts for or against a probe. NaN
// without training or judged things.
double entropy_bits(const std::vector<int>& codes, const ProbeSplit& split);

}  // namespace train
